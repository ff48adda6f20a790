from pathlib import Path

import pytest

from api.parcels import Parcel, loads, unpack
from ingest.errors import PathNotFound


def test_a_folder_goes_file_by_file_under_their_paths_in_it(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "un.txt").touch()
    (tmp_path / "a" / ".cache").touch()
    (tmp_path / "deux.txt").touch()
    assert [parcel.name for parcel in unpack(str(tmp_path))] == ["deux.txt", "a/b/un.txt"]
    assert list(unpack(str(tmp_path / "deux.txt"))) == [Parcel("deux.txt", tmp_path / "deux.txt")]


def test_an_address_goes_as_it_is() -> None:
    assert list(unpack("https://example.org/a.pdf")) == [Parcel("https://example.org/a.pdf")]


def test_nothing_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PathNotFound):
        list(unpack(str(tmp_path / "absent")))


def test_loads_keep_order_number_and_weight(tmp_path: Path) -> None:
    big = tmp_path / "gros"
    with big.open("wb") as file:
        file.truncate(65 << 20)
    parcels = [*(Parcel(f"https://example.org/{number}") for number in range(60)), Parcel("gros", big), Parcel("x://y")]
    sent = list(loads(parcels))
    assert [parcel for load in sent for parcel in load] == parcels
    assert [len(load) for load in sent] == [50, 10, 1, 1]
