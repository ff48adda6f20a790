"""Doors for the command line of the same machine: what touches the home as a whole."""

from pathlib import Path

from fastapi import APIRouter, Depends

from api.auth import require_key
from api.house import HouseOfRequest
from api.local import LocalDesk
from api.shelf_schemas import BackupBody, BackupRequestBody, DoctorBody, RepairBody

router = APIRouter(prefix="/api/upkeep", dependencies=[Depends(require_key)], include_in_schema=False)


@router.post("/check")
def check(body: RepairBody, house: HouseOfRequest) -> DoctorBody:
    """Hold every index against the catalogue."""
    return LocalDesk(house).doctor(body.repair)


@router.post("/backup")
def backup(body: BackupRequestBody, house: HouseOfRequest) -> BackupBody:
    """Write a backup to a file of this machine."""
    return LocalDesk(house).backup(Path(body.path))
