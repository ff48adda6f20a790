"""What a worker process gives up before it reads a file: the network, memory and files without end.

Linux only: elsewhere a worker runs with whatever limits the system knows.
"""

import contextlib
import ctypes
import os
import platform
import resource
import struct
import sys

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS, _SECCOMP_MODE_FILTER = 22, 38, 2
_ALLOW, _DENY, _KILL = 0x7FFF0000, 0x00050000 | 1, 0x80000000
_AF_UNIX = 1
_CALLS = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""Machine → (audit architecture, number of `socket`)."""
_IO_URING_SETUP, _X32 = 425, 0x40000000


def limit_memory(address_space: int) -> None:
    """No more address space than this many bytes, no core dump; inherited by OCR's processes."""
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (address_space, address_space))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_files(size: int) -> None:
    """No file written beyond this many bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def leave_network() -> bool:
    """Cut this process and its children off the network; False when the system grants no means.

    To be called while the process has one thread: the kernel refuses a user namespace otherwise.
    """
    if sys.platform != "linux":
        return True
    libc = ctypes.CDLL(None, use_errno=True)
    return _enter_namespace(libc) or _forbid_sockets(libc)


def _enter_namespace(libc: ctypes.CDLL) -> bool:
    """An empty network namespace: not even a loopback that is up."""
    user, group = os.geteuid(), os.getegid()
    if libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) != 0:
        return False
    for name, line in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        # Without these lines our files seem to be nobody's, no more: the network is gone all the same.
        with contextlib.suppress(OSError), open(f"/proc/self/{name}", "w", encoding="ascii") as file:
            file.write(line)
    return True


def _forbid_sockets(libc: ctypes.CDLL) -> bool:
    """A seccomp filter that answers EPERM to every socket but local ones."""
    known = _CALLS.get(platform.machine())
    if known is None or libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    code = ctypes.create_string_buffer(_filter(*known))
    program = struct.pack("HxxxxxxP", len(code.raw) // 8, ctypes.addressof(code))
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, program, 0, 0) == 0)


def _filter(architecture: int, socket_call: int) -> bytes:
    """Classic BPF over `struct seccomp_data`: number at 0, architecture at 4, first argument at 16."""
    load, equal, above, give = 0x20, 0x15, 0x35, 0x06
    steps = [
        (load, 0, 0, 4),
        (equal, 1, 0, architecture),
        (give, 0, 0, _KILL),
        (load, 0, 0, 0),
        (above, 5, 0, _X32),
        (equal, 4, 0, _IO_URING_SETUP),
        (equal, 0, 2, socket_call),
        (load, 0, 0, 16),
        (equal, 0, 1, _AF_UNIX),
        (give, 0, 0, _ALLOW),
        (give, 0, 0, _DENY),
    ]
    return b"".join(struct.pack("HBBI", *step) for step in steps)
