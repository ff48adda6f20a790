from corpus.document import Document, Page, Section, Source, Span
from corpus.facets import Facets
from ingest.chunking import TARGET, chunk

PROSE = "L’association accompagne des ménages vers un logement durable. "


def document(text: str, **parts: object) -> Document:
    source = Source(id="rapport", kind="document", title="Rapport", origin="rapport.txt")
    return Document(source, text, "0" * 64, **parts)  # type: ignore[arg-type]


def texts(text: str, **parts: object) -> list[str]:
    return [passage.text for passage in chunk(document(text, **parts))]


def test_prose_is_joined_up_to_about_the_target() -> None:
    lengths = [len(words) for words in texts(PROSE * 100)]
    assert len(lengths) == 7
    assert all(abs(length - TARGET) < 100 for length in lengths)


def test_a_sentence_is_not_divided() -> None:
    assert all(words.endswith("durable.") for words in texts(PROSE * 100))


def test_each_item_that_describes_something_is_a_passage() -> None:
    items = [
        "Création d’un service d’accueil pour les enfants des mères hébergées, ouvert à la commune.",
        "Expérimentation de logements partagés pour des étudiants et des personnes âgées à Gières.",
        "Ouverture d’une résidence pour vingt personnes qui vivaient à la rue depuis longtemps.",
    ]
    found = texts("Nos innovations\n\n" + "\n".join(items) + "\n\n" + PROSE)
    assert found == ["Nos innovations\n\n" + items[0], *items[1:], PROSE.strip()]


def test_paragraphs_that_are_entries_are_passages() -> None:
    entries = [
        "Création d’un service d’accueil pour les enfants des mères hébergées. Il est ouvert à la commune.",
        "Première convention de bail glissant entre un bailleur social et une association locale.",
        "Jeanne Martin s’inspire de ce fonds pour ouvrir une pension de famille dans le centre.",
    ]
    assert texts("\n\n".join(entries)) == entries


def test_paragraphs_of_prose_are_joined() -> None:
    prose = [
        "Le service accueille des jeunes sans logement dans la ville.",
        "Depuis deux ans, il s’étend au territoire.",
    ]
    assert len(texts("\n\n".join(prose * 3))) == 1


def test_bullets_that_describe_something_are_passages_too() -> None:
    found = texts(
        "• Une colocation entre jeunes actifs et réfugiés dans le centre de Lyon\n"
        "• Un bus qui va vers les femmes sans abri, avec une infirmière et une\n  juriste à son bord"
    )
    assert len(found) == 2
    assert found[1].endswith("juriste à son bord")


def test_items_that_continue_their_lead_in_stay_with_it() -> None:
    text = (
        "L’équipe s’occupe de :\n- l’accès aux droits des personnes hébergées par les associations ;\n"
        "- la santé ;\n- l’emploi."
    )
    assert texts(text) == [text]


def test_wrapped_lines_of_prose_are_no_list() -> None:
    wrapped = "Depuis plusieurs années\nles associations développent des projets\nAvec leurs partenaires.\n"
    assert len(texts(wrapped * 3)) == 1


def test_a_passage_never_crosses_a_section() -> None:
    text = "Le besoin\nPeu de places.\nLa réponse\nDes logements."
    cut = text.index("La réponse")
    sections = (Section("Le besoin", Span(0, cut)), Section("La réponse", Span(cut, len(text))))
    assert [(p.section, p.text) for p in chunk(document(text, sections=sections))] == [
        ("Le besoin", "Le besoin\nPeu de places."),
        ("La réponse", "La réponse\nDes logements."),
    ]


def test_the_innermost_section_names_the_passage() -> None:
    text = "Chapitre\n\nPartie\n\nTexte."
    sections = (Section("Chapitre", Span(0, len(text)), 1), Section("Partie", Span(10, len(text)), 2))
    assert [p.section for p in chunk(document(text, sections=sections))] == ["Chapitre", "Partie"]


def test_a_sentence_over_two_pages_belongs_to_the_first() -> None:
    text = "Une première phrase commence ici\net finit là. Une autre suit."
    cut = text.index("et finit")
    pages = (Page(1, Span(0, cut)), Page(2, Span(cut, len(text))))
    assert [(p.page, p.text) for p in chunk(document(text, pages=pages))] == [
        (1, "Une première phrase commence ici\net finit là."),
        (2, "Une autre suit."),
    ]


def test_passages_of_a_fiche_carry_its_facets() -> None:
    facets = Facets(themes=("logement",), publics=("jeunes",))
    source = Source(id="fiche", kind="fiche", title="Fiche", origin="fiche.md")
    fiche = Document(source, "Le besoin\nPeu de places.", "0" * 64, facets=facets)
    assert [passage.facets for passage in chunk(fiche)] == [facets]


def test_passages_of_a_report_are_tagged_with_what_they_name() -> None:
    passage = chunk(document("Une expérimentation de logement pour les jeunes à Voiron."))[0]
    assert "logement" in passage.facets.themes
    assert "jeunes" in passage.facets.publics
    assert passage.facets.places == ("commune:38563",)


def test_a_passage_takes_the_place_of_its_heading() -> None:
    text = "Voiron\nLes jeunes y trouvent un logement."
    passage = chunk(document(text, sections=(Section("À Voiron", Span(0, len(text))),)))[0]
    assert passage.facets.places == ("commune:38563",)
    assert chunk(document("Les jeunes y trouvent un logement."))[0].facets.places == ()


def test_a_heading_alone_is_about_nothing() -> None:
    text = "Le logement des jeunes à Voiron\n\nAccueil\n\nTexte."
    cut = text.index("Accueil")
    sections = (Section(text[: cut - 2], Span(0, cut)), Section("Accueil", Span(cut, len(text))))
    assert chunk(document(text, sections=sections))[0].facets == Facets()


def test_an_empty_text_has_no_passage() -> None:
    assert texts(" \n ") == []
