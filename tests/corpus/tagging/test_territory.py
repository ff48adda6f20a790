import pytest

from corpus.tagging.territory import find_territories


def found(text: str, **how: object) -> list[tuple[str, ...]]:
    mentions = find_territories(text, **how)  # type: ignore[arg-type]
    return [tuple(place.key for place in mention.territories) for mention in mentions]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Un projet à Tours et au Mans", ["commune:37261", "commune:72181"]),
        ("dans le Nord et dans le Lot", ["departement:59", "departement:46"]),
        ("au nord des tours, un lot de clés", []),
        ("Annemasse-Les Voirons", []),
        ("le Pays voironnais", ["epci:243800984"]),
        ("l'agglomération de Montpellier", ["epci:243400017"]),
        ("la métropole grenobloise", ["epci:200040715"]),
        ("(93)", ["departement:93"]),
        ("93 personnes", []),
        ("dans le 69, 38 et 42", ["departement:69", "departement:38", "departement:42"]),
        ("dans le 69 et 38 familles", ["departement:69"]),
        ("le 11 juin", []),
        ("région Auvergne-Rhône-Alpes", ["region:84"]),
        ("le Tarn-et-Garonne", ["departement:82"]),
        ("un projet breton", ["region:53"]),
        ("en Belgique", ["country:BE"]),
        ("une salle de bain, le vers et le contre", []),
    ],
)
def test_territories_in_a_text(text: str, keys: list[str]) -> None:
    assert found(text) == [(key,) for key in keys]


def test_lower_case_names_count_in_questions_only() -> None:
    assert found("projets grenoble") == []
    assert found("projets grenoble", casual=True) == [("commune:38185",)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("dans le Val-de-Marne", ["departement:94"]),
        ("Corse : quelles fiches ?", ["region:94"]),
        ("côté Corse", ["region:94"]),
        ("dans le neuf-trois", ["departement:93"]),
        ("schemes in the 93", ["departement:93"]),
        ("Les actions du 93", ["departement:93"]),
        ("les fiches du 93 sur la santé", ["departement:93"]),
        ("le salon du 93 au 95 mai", []),
        ("l'avis du 93 habitants", []),
        ("femmes violences 93", ["departement:93"]),
        ("the 93 people housed", []),
        ("covid 19", []),
        ("Greater Lyon", ["epci:200046977"]),
        ("Lille metro area", ["epci:200093201"]),
        ("Ivry, une expérimentation", ["commune:94041"]),
        ("St-Étienne", ["commune:42218"]),
        ("expés à Bdx", ["commune:33063"]),
    ],
)
def test_territories_as_people_type_them(text: str, keys: list[str]) -> None:
    known = frozenset(("departement:93", "commune:94041"))
    assert found(text, known=known, casual=True) == [(key,) for key in keys]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("en petite couronne", "92 93 94"),
        ("the outer suburbs of Paris", "77 78 91 95"),
    ],
)
def test_what_one_name_means_together_stays_together(text: str, codes: str) -> None:
    meant = tuple(f"departement:{code}" for code in codes.split())
    assert sorted(found(text, casual=True)[0]) == sorted(meant)
    assert sorted(found(text, known=meant[:1], casual=True)[0]) == sorted(meant)


def test_what_is_known_decides_between_homonyms() -> None:
    assert found("Saint-Denis", known=("commune:93066",)) == [("commune:93066",)]
    assert found("Saint-Denis, dans le Gard") == [("commune:30247",), ("departement:30",)]


def test_excluded_territories_are_marked() -> None:
    assert [mention.excluded for mention in find_territories("hors de l'Isère, mais en Savoie")] == [True, False]


def test_the_span_is_where_the_name_stands() -> None:
    text = "Les associations de l’Isère"
    assert [mention.span.cut(text) for mention in find_territories(text)] == ["Isère"]


@pytest.mark.parametrize(
    "text",
    [
        "hors Isère et Rhône",
        "excluding Isère and Rhône",
        "other than in Isère or Rhône",
        "rien en Isère ni dans le Rhône",
        "sauf ceux de l'Isère, du Rhône",
    ],
)
def test_every_territory_joined_to_one_that_is_left_out_is_left_out(text: str) -> None:
    assert [mention.excluded for mention in find_territories(text)] == [True, True]


def test_a_territory_set_against_one_that_is_left_out_is_asked() -> None:
    assert [mention.excluded for mention in find_territories("pas en Isère mais dans le Rhône")] == [True, False]
