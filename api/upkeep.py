"""Doors for the command line of the same machine: what touches the home as a whole."""

from pathlib import Path

from fastapi import APIRouter, Depends

from api.local import LocalDesk
from api.request import HouseOfRequest, require_key
from api.shelf_schemas import BackupRequestBody, DoctorBody, RepairBody, WatchBody, WrittenBody

router = APIRouter(prefix="/api/upkeep", dependencies=[Depends(require_key)], include_in_schema=False)


@router.post("/check")
def check(body: RepairBody, house: HouseOfRequest) -> DoctorBody:
    """Hold every index against the catalogue."""
    return LocalDesk(house).doctor(body.repair)


@router.post("/backup")
def backup(body: BackupRequestBody, house: HouseOfRequest) -> WrittenBody:
    """Write a backup to a file of this machine."""
    return LocalDesk(house).backup(Path(body.path))


@router.post("/watch")
def watch(body: WatchBody, house: HouseOfRequest) -> WatchBody:
    """Keep the shelves in step with a folder of this machine, for as long as the server runs."""
    house.watches.add(Path(body.folder), body.groups)
    return body
