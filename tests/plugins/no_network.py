"""Make every use of the network fail, for the whole suite: reports never leave the machine.

An audit hook sees what any library does through Python's sockets, and cannot be taken off again. Local
(unix) sockets are let through: process pools may use them and they reach nobody else. A test marked ``loopback``
may also talk to this machine itself, which a cluster of worker processes does.
"""

from __future__ import annotations

import ipaddress
import socket
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME_LOOKUPS = frozenset(
    {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}
)
SOCKET_USES = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
_allowed: list[bool] = []
"""Not empty while a test marked ``loopback`` runs; an audit hook takes no other argument."""


def refuse_network(event: str, args: tuple[object, ...]) -> None:
    """Fail the running test; ``pytest.fail`` is no ``Exception``, so ``except Exception`` cannot hide it."""
    if event in NAME_LOOKUPS and not (_allowed and _own_name(args[0])):
        pytest.fail(f"network used: {event} {args}")
    if event in SOCKET_USES and not _is_local(args[0]) and not (_allowed and _is_own(args[1])):
        pytest.fail(f"network used: {event} {args[1:]}")


def _is_local(sock: object) -> bool:
    return getattr(sock, "family", None) == getattr(socket, "AF_UNIX", object())


def _is_own(address: object) -> bool:
    """Tell whether an address is this machine's own, which nobody else can reach."""
    return isinstance(address, tuple) and _own_name(address[0])


def _own_name(host: object) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Let a marked test talk to its own machine."""
    if item.get_closest_marker("loopback"):
        _allowed.append(True)
    try:
        return (yield)
    finally:
        _allowed.clear()


def pytest_configure(config: pytest.Config) -> None:
    """Watch from the beginning."""
    config.addinivalue_line("markers", "loopback: may talk to this machine itself, and to no other")
    sys.addaudithook(refuse_network)
