"""What people are told of a source, in both languages."""

from dataclasses import asdict

from corpus.notice import Notice

BROKEN = Notice("Pages illisibles : {pages}.", "Pages that can't be read: {pages}.")


def test_a_notice_is_told_in_the_language_asked_for() -> None:
    told = BROKEN.fill(pages="1-3, 7")
    assert told.say("en") == "Pages that can't be read: 1-3, 7."
    assert told.say("fr") == "Pages illisibles\u00a0: 1-3, 7."


def test_a_notice_is_read_as_it_was_stored_even_in_french_alone() -> None:
    assert Notice.read(asdict(BROKEN)) == BROKEN
    assert Notice.read("Pages illisibles.").say("en") == "Pages illisibles."
