"""No part of scorer talks to another machine."""

from __future__ import annotations

import socket
import urllib.request
from typing import TYPE_CHECKING

import pytest

from tests.project.source import MODULES, imports

if TYPE_CHECKING:
    from collections.abc import Callable

LOW_LEVEL = {"socket", "ssl", "ftplib", "smtplib", "poplib", "imaplib", "xmlrpc"}
WEB = {"http", "urllib.request", "urllib3", "requests", "httpx", "aiohttp"}
NOWHERE = "192.0.2.1"  # RFC 5737: an address that belongs to nobody


def connect(address: str = NOWHERE) -> None:
    with socket.socket() as sock:
        sock.settimeout(0.1)
        sock.connect((address, 80))


def bind() -> None:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))


def send() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as sock:
        sock.sendto(b"", (NOWHERE, 9))


def look_up() -> None:
    socket.getaddrinfo("example.invalid", 80)


def fetch() -> None:
    urllib.request.urlopen(f"http://{NOWHERE}/", timeout=0.1)


@pytest.mark.parametrize("use", [connect, bind, send, look_up, fetch])
def test_the_suite_cannot_use_the_network(use: Callable[[], None]) -> None:
    with pytest.raises(pytest.fail.Exception, match="network used"):
        use()


@pytest.mark.loopback
def test_a_marked_test_may_talk_to_its_own_machine_and_to_no_other() -> None:
    bind()
    for use in (connect, send, look_up, fetch):
        with pytest.raises(pytest.fail.Exception, match="network used"):
            use()


def test_except_exception_does_not_hide_it() -> None:
    def swallow() -> None:
        try:
            connect()
        except Exception:
            return

    with pytest.raises(pytest.fail.Exception):
        swallow()


@pytest.mark.parametrize("module", MODULES)
def test_no_module_imports_a_network_library(module: str) -> None:
    used = "".join(f" {name}." for name in imports(MODULES[module]))
    assert [banned for banned in LOW_LEVEL | WEB if f" {banned}." in used] == []
