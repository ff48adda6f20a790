"""The files that a worker may open: its own desk, the programs that it is made of, nothing else (Linux' Landlock).

Without it, a parser taken over by a hostile file could read whatever the server's user may: the
catalogue, keys, the environment of the server in /proc. The calls have no wrapper in libc nor a
kept library: see the kernel's userspace-api/landlock.
"""

import ctypes
import os
import struct
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import corpus
import ingest

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_TELL_VERSION, _PATH_BENEATH = 1, 1
_PR_SET_NO_NEW_PRIVS = 38
_EXECUTE, _WRITE, _READ, _LIST, _TRUNCATE = 1, 1 << 1, 1 << 2, 1 << 3, 1 << 14
_OF_FILES = _EXECUTE | _WRITE | _READ | _TRUNCATE
_NO_SOCKETS_NO_SIGNALS = 0b11
_SYSTEM = (
    "/usr", "/lib", "/lib64", "/bin", "/proc/self", "/proc/cpuinfo", "/proc/meminfo", "/sys/devices/system/cpu",
    "/etc/ld.so.cache", "/etc/localtime", "/etc/mime.types", "/dev/urandom",
)  # fmt: skip
"""/etc and /proc as wholes hold secrets: keys of services, the environment of every process of this user."""


def keep_to(desk: Path) -> bool:
    """From now on this process and its children write under `desk` only, and read there and what they run on.

    False where the kernel knows no Landlock (before 5.13, or switched off): nothing is changed then.
    To be called while the process has one thread: threads that already run stay free.
    """
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    version = libc.syscall(_CREATE_RULESET, None, 0, _TELL_VERSION)
    if version < 1:
        return False
    every = _every_right(version)
    attributes = struct.pack("QQQ", every, 0, _NO_SOCKETS_NO_SIGNALS)[: 24 if version >= 6 else 8]
    rules = libc.syscall(_CREATE_RULESET, attributes, len(attributes), 0)
    if rules < 0:
        return False
    try:
        for place in _runs_on():
            _allow(libc, rules, place, _READ | _LIST | _EXECUTE)
        _allow(libc, rules, Path(os.devnull), _READ | _WRITE)
        _allow(libc, rules, desk, every & ~_EXECUTE)
        return bool(libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 and libc.syscall(_RESTRICT_SELF, rules, 0) == 0)
    finally:
        os.close(rules)


def _every_right(version: int) -> int:
    """The rights that this kernel can withhold: 13 at first, moving between folders since 2, truncating since 3."""
    return (1 << (15 if version >= 3 else 14 if version == 2 else 13)) - 1


def _runs_on() -> Iterator[Path]:
    """Python, its libraries, our two packages and the system's programs (tesseract)."""
    schemes = sysconfig.get_paths()
    yield from {Path(schemes[name]) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    yield from {Path(sys.prefix), Path(sys.base_prefix)}
    yield from (Path(folder) for package in (corpus, ingest) for folder in package.__path__)
    yield from map(Path, _SYSTEM)


def _allow(libc: ctypes.CDLL, rules: int, place: Path, rights: int) -> None:
    """`rights` beneath a folder, or on a file; a place that is not there needs none."""
    try:
        descriptor = os.open(place, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rule = struct.pack("=Qi", rights if place.is_dir() else rights & _OF_FILES, descriptor)
        if libc.syscall(_ADD_RULE, rules, _PATH_BENEATH, rule, 0) != 0:
            raise OSError(ctypes.get_errno(), "landlock_add_rule", str(place))
    finally:
        os.close(descriptor)
