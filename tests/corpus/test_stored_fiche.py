from corpus.fiche.files import bundled_fiches, fiche_document, read_fiche, stored_fiche


def test_every_bundled_fiche_comes_back_from_its_document() -> None:
    for path in bundled_fiches():
        fiche = read_fiche(path)
        assert stored_fiche(fiche_document(fiche, path.name, ["public"])) == fiche
