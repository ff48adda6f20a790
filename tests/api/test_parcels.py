from pathlib import Path

import pytest

from api.parcels import Parcel, loads, pack
from ingest.errors import FileNotOpened, PathNotFound


def test_a_folder_goes_file_by_file_under_their_paths_in_it(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "un.txt").touch()
    (tmp_path / "a" / ".cache").touch()
    (tmp_path / "deux.txt").touch()
    assert [parcel.name for parcel in pack(str(tmp_path), None)] == ["deux.txt", "a/b/un.txt"]
    file = tmp_path / "deux.txt"
    assert list(pack(str(file), None)) == [Parcel("deux.txt", str(file), file)]


def test_what_is_told_of_a_parcel_is_told_by_its_path_here() -> None:
    parcel = Parcel("lot.zip", "/ici/lot.zip")
    told = [parcel.told(name) for name in ("lot.zip", "lot.zip/a.csv#3", "lot.zip.txt", "autre.zip")]
    assert told == ["/ici/lot.zip", "/ici/lot.zip/a.csv#3", None, None]


def test_an_address_goes_as_it_is() -> None:
    url = "https://example.org/a.pdf"
    assert list(pack(url, None)) == [Parcel(url, url)]


def test_nothing_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PathNotFound):
        list(pack(str(tmp_path / "absent"), None))


def test_what_can_not_be_opened_is_told_before_anything_is_sent(tmp_path: Path) -> None:
    (tmp_path / "note.txt").touch()
    parcel = Parcel("note.txt", "note.txt", tmp_path / "note.txt")
    assert parcel.problem() is None
    assert Parcel("https://example.org", "https://example.org").problem() is None
    (tmp_path / "note.txt").unlink()
    assert isinstance(parcel.problem(), FileNotOpened)


def test_loads_keep_order_number_and_weight(tmp_path: Path) -> None:
    big = tmp_path / "gros"
    with big.open("wb") as file:
        file.truncate(65 << 20)
    addresses = [f"https://example.org/{number}" for number in range(61)]
    parcels = [Parcel(url, url) for url in addresses]
    parcels.insert(60, Parcel("gros", str(big), big))
    sent = list(loads(parcels))
    assert [parcel for load in sent for parcel in load] == parcels
    assert [len(load) for load in sent] == [50, 10, 1, 1]
