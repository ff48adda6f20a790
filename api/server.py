"""The server process: one port, one home, one worker."""

import errno
import signal
import socket
import sys
from contextlib import suppress
from pathlib import Path

import uvicorn

from api.app import create_app
from api.bootstrap import open_house
from api.errors import AddressUnusable, PortInUse
from api.security import require_safe_binding
from api.settings import Settings
from api.shelf_schemas import WatchBody

_BACKLOG = 512


def run_server(settings: Settings, watched: WatchBody | None = None) -> None:
    """Serve until interrupted, in step with a folder where one is named.

    Raises:
        OpenModeExposed: open mode on an address that others reach.
        PortInUse: somebody listens there already.
        HomeInUse: another process owns the home.
    """
    require_safe_binding(settings)
    # Taken before anything is indexed: a taken port is told of at once, and early visitors wait in the queue.
    with listen(settings.host, settings.port) as listener, open_house(settings) as house:
        host, port = listener.getsockname()[:2]
        if watched is not None:
            house.watches.add(Path(watched.folder), watched.groups)
        address = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
        house.library.home.announce(address)
        config = uvicorn.Config(
            create_app(house),
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=settings.auth != "open",
            timeout_graceful_shutdown=5,
        )
        print(f"Essaim répond sur {address} (Ctrl+C pour arrêter)", file=sys.stderr, flush=True)
        # uvicorn raises the signal that stopped it once more: a KeyboardInterrupt leaves time to close the house.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens on the first address of `host`.

    Raises:
        PortInUse: somebody listens there already.
        AddressUnusable: no address of this machine, or one that this user may not take.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (OSError, UnicodeError) as error:
        raise AddressUnusable(host=host, reason=error) from error
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise PortInUse(port=port) from error
        raise AddressUnusable(host=host, reason=error.strerror or error) from error
    return listener
