from assistant.verification.thesaurus import groups, is_bland, is_contrary, is_verb, opposites
from corpus.text import stem
from corpus.wordlists import read_lines


def test_no_group_of_synonyms_is_within_another() -> None:
    lines = [
        (line.startswith("~"), frozenset(line.strip("~ ").split())) for line in read_lines("assistant", "synonyms")
    ]
    holding: dict[str, set[int]] = {}
    for number, (_, words) in enumerate(lines):
        for word in words:
            holding.setdefault(word, set()).add(number)
    for number, (loose, words) in enumerate(lines):
        around = set.intersection(*(holding[word] for word in words)) - {number}
        assert not [sorted(words) for other in around if loose or not lines[other][0]]


def test_synonyms_share_a_group_and_others_none() -> None:
    assert groups(stem("reloger")).same & groups(stem("rehoused")).same
    assert not groups(stem("loyer")).same & groups(stem("jardin")).same


def test_forms_of_a_verb_are_verbs() -> None:
    assert is_verb(stem("hebergent"))
    assert not is_verb(stem("rue"))


def test_what_ends_something_is_contrary_to_a_note_of_it() -> None:
    assert is_contrary(stem("terminee"))
    assert is_contrary(stem("refused"))
    assert not is_contrary(stem("proposer"))


def test_opposites_are_told_apart_by_their_stems() -> None:
    assert any(
        {stem("permanent"), stem("temporaire")} <= frozenset().union(*group)
        and not any({stem("permanent"), stem("temporaire")} <= member for member in group)
        for group in opposites()
    )


def test_general_verbs_say_little() -> None:
    assert is_bland(stem("permettre"))
    assert not is_bland(stem("expulser"))
