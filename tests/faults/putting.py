"""Puts documents into a home, one after the other, and says which are in: a process to be killed."""

import sys
from pathlib import Path

from corpus.embedding.models import load_embeddings
from corpus.library import Library
from tests.shelved import make_document

NAMES = ("jardin", "potager", "atelier", "foyer", "ferme", "école", "théâtre", "garage", "cuisine", "chorale")


def text_of(number: int, version: int) -> str:
    """A text of its own for each number and version; 42 of them are as much as Chroma is given at a time."""
    name = f"{NAMES[number % 10]} {NAMES[number // 10 % 10]} numéro{number} édition{version}"
    return " ".join(f"Le {name} ouvre sa salle {room} aux habitants du quartier." for room in range(24))


def main(home: Path, count: int) -> None:
    """Put `count` documents, twice: the second time each in a new version."""
    with Library.open(home, load_embeddings()) as library:
        print("ready", flush=True)
        for version in (1, 2):
            for number in range(count):
                library.put(*make_document(f"source-{number}", text_of(number, version)))
                print(number, version, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
