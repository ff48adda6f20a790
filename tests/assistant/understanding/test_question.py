import pytest

from assistant.query import AskedPlace, Filters, Query
from tests.assistant.conftest import Read


def codes(query: Query) -> list[list[list[str]]]:
    return [[[sought.code for sought in group] for group in clause] for clause in query.clauses]


def places(query: Query) -> list[tuple[str, bool]]:
    return [(f"{place.level}:{place.code}", place.excluded) for place in query.filters.places or ()]


@pytest.mark.parametrize(
    ("question", "themes", "publics"),
    [
        ("Quels projets d'emploi pour les sortants de prison ?", ["emploi"], ["sortants-de-prison"]),
        ("Which health projects are there for refugees?", ["sante"], ["refugies"]),
        ("dispositifs de pair-aidance", ["travail-pair"], None),
        ("dispositifs housing first", ["logement-d-abord"], None),
        ("Quels dispositifs pour les BPI ?", None, ["refugies"]),
        ("Quelles actions pour les jeunes majeurs ?", None, ["jeunes-sortants-ase"]),
        ("projets de FJT", ["logement-accompagne"], None),
    ],
)
def test_terms_and_sigles_of_both_languages_become_facets(
    question: str, themes: list[str] | None, publics: list[str] | None, read: Read
) -> None:
    query = read(question)
    assert list(query.filters.themes or ()) == (themes or [])
    assert list(query.filters.publics or ()) == (publics or [])
    assert query.intent == "list"


def test_owners_are_means_of_letting_where_nothing_else_is_asked(read: Read) -> None:
    assert read("Des projets avec des propriétaires privés ?").filters.themes == ("intermediation-locative",)
    assert read("Des jardins chez des propriétaires privés ?").filters.themes == ("jardin",)


def test_a_name_alone_asks_what_it_is(read: Read) -> None:
    assert read("Caracol ?").asked.type == "definition"
    assert read("Caracol pour les jeunes ?").asked.type != "definition"


@pytest.mark.parametrize("often", ["sans arrêt", "sans cesse"])
def test_how_often_something_happens_is_no_status(often: str, read: Read) -> None:
    assert read(f"Quels projets pour des jeunes qui bougent {often} ?").filters.statuses is None


def test_an_ambiguous_sigle_is_decided_by_what_stands_around_it(read: Read) -> None:
    assert read("Quels projets en IAE pour l'insertion ?").filters.themes == ("iae",)
    assert read("Que propose l'IAE de Grenoble aux cadres ?").filters.themes is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("experimentasions de logment pour les femes", "experimentations de logement pour les femmes"),
        ("dispositif inter calaire", "dispositif intercalaire"),
        ("projects for homless people", "projects for homeless people"),
    ],
)
def test_typing_errors_are_read_as_the_nearest_word(typed: str, meant: str, read: Read) -> None:
    assert read(typed).standalone == meant


def test_a_word_of_the_language_is_no_typing_error(read: Read) -> None:
    query = read("Quelle est la météo à Grenoble ?")
    assert "météo" in query.standalone
    assert query.unknown == ("météo",)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("projets en AURA", [("region:84", False)]),
        ("projets hors Isère", [("departement:38", True)]),
        ("projets du pays voironnais", [("epci:243800984", False)]),
        ("projets autour de Voiron", [("epci:243800984", False)]),
        ("projets iséroises", [("departement:38", False)]),
        ("projets dans le 93", [("departement:93", False)]),
        ("projects outside Brittany", [("region:53", True)]),
        ("dispositifs nationaux", [("national:FR", False)]),
        ("projets grenoble", [("commune:38185", False)]),
        ("les tours et la manche du costume", []),
    ],
)
def test_territories_are_recognised_with_their_codes(
    question: str, expected: list[tuple[str, bool]], read: Read
) -> None:
    assert places(read(question)) == expected


def test_a_readers_filter_replaces_only_what_it_names(read: Read) -> None:
    paris = AskedPlace("75", "departement", "Paris")
    query = read(
        "Quels projets de logement pour les jeunes à Lyon ?", filters=Filters(places=(paris,), publics=("femmes",))
    )
    assert query.filters.places == (paris,)
    assert query.filters.themes == ("logement",)
    assert codes(query) == [[["logement"]], [["femmes"]]]


def test_an_empty_filter_takes_a_facet_away(read: Read) -> None:
    assert codes(read("Quels projets de logement pour les jeunes ?", filters=Filters(publics=()))) == [[["logement"]]]


def test_a_name_that_no_source_holds_is_told(read: Read) -> None:
    query = read("Quel est le budget de la Maison Zorglub ?")
    assert [(name.label, name.role, name.source_ids) for name in query.names] == [("Maison Zorglub", "unknown", ())]
    assert "Zorglub" in query.unknown


def test_titles_carriers_and_their_words_are_names(read: Read) -> None:
    assert read("Que fait la ferme de moyembrie ?").names[0].source_ids == ("ferme-moyembrie",)
    assert read("Que recommander avant d'ouvrir une accorderie ?").names[0].source_ids == ("accorderies",)
    carrier = read("Que fait le relai ozanam ?").names[0]
    assert carrier.role == "carrier"
    assert "gdp-totem" in carrier.source_ids


def test_english_and_ordinary_words_are_no_names(read: Read) -> None:
    assert read("I hope to find a home for young people").names == ()
    assert read("une maison pour des familles").names == ()


def test_every_decision_has_its_reason(read: Read) -> None:
    reasons = "\n".join(read("Quels projets de logment pour les jeunes en AURA ?").reasons)
    for told in ("« logment » lu « logement »", "intention : list", "Jeunes", "Auvergne-Rhône-Alpes"):
        assert told in reasons


@pytest.mark.parametrize("question", ["", "   ", "?", "\n", "a" * 10_000, "« »", "👩‍👩‍👧 ?", "et", "100 %"])
def test_whatever_is_typed_is_understood_somehow(question: str, read: Read) -> None:
    assert read(question).language in ("fr", "en")


def test_a_sigle_that_a_source_writes_out_is_not_unknown(read: Read) -> None:
    assert read("Peut-on monter Totem sans ACI ?").unknown == ()
    assert read("Peut-on monter Totem sans XQZ ?").unknown == ("XQZ",)


def test_an_inflected_verb_is_no_typing_error(read: Read) -> None:
    assert read("Totem intervient pour des heures échangées").standalone == "Totem intervient pour des heures échangées"


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("Quels lieux avec des travailleurs pairs, c'est-à-dire des malades devenus salariés ?", "Quels lieux"),
        ("Logement des étudiants, par exemple chez des seniors ?", "Logement des étudiants"),
        ("Logement des étudiants (par ex. chez des seniors)", "Logement des étudiants"),
        (
            "Quelles actions pour les réfugiés, que ce soit des femmes ou des jeunes ?",
            "Quelles actions pour les réfugiés",
        ),
        ("Which schemes serve meals, ideally with a garden?", "Which schemes serve meals"),
    ],
)
def test_what_explains_or_illustrates_demands_nothing(question: str, asked: str, read: Read) -> None:
    query = read(question)
    assert query.standalone.startswith(asked)
    assert len(query.clauses) <= 2
    assert not {one.code for clause in query.clauses for group in clause for one in group} & {
        "malades", "seniors", "femmes", "jardin"
    }  # fmt: skip


def test_an_aside_counts_where_nothing_else_tells_what_is_asked(read: Read) -> None:
    assert read("Quelles actions, par exemple pour les seniors ?").filters.publics == ("seniors",)


def test_abroad_is_any_other_country(read: Read) -> None:
    places = read("Quelles idées viennent de l'étranger ?").filters.places
    assert [place.code for place in places or ()] == ["XX"]


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Toits d'abord and Les Grands Voisins: what differs?", "en"),
        ("Les Grands Voisins, quels partenaires ?", "fr"),
        ("LinkedOut ou EMILE ?", "fr"),
    ],
)
def test_names_do_not_tell_the_readers_language(question: str, language: str, read: Read) -> None:
    assert read(question).language == language


def test_all_but_a_place_is_no_title(read: Read) -> None:
    query = read("Logements pour femmes victimes de violences, hors Vendée")
    assert (query.intent, query.names) == ("list", ())
