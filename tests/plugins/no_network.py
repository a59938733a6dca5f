"""Make every use of the network fail, for the whole suite: reports never leave the machine.

An audit hook sees what any library does through Python's sockets, and cannot be taken off again. Local
(unix) sockets are let through: process pools may use them and they reach nobody else.
"""

from __future__ import annotations

import socket
import sys

import pytest

NAME_LOOKUPS = frozenset(
    {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}
)
SOCKET_USES = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})


def refuse_network(event: str, args: tuple[object, ...]) -> None:
    """Fail the running test; ``pytest.fail`` is no ``Exception``, so ``except Exception`` cannot hide it."""
    if event in NAME_LOOKUPS or (event in SOCKET_USES and not _is_local(args[0])):
        pytest.fail(f"network used: {event} {args[1:]}")


def _is_local(sock: object) -> bool:
    return getattr(sock, "family", None) == getattr(socket, "AF_UNIX", object())


def pytest_configure() -> None:
    sys.addaudithook(refuse_network)
