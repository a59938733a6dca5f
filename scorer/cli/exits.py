"""Exit codes of every command."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What a calling script can rely on."""

    OK = 0
    """No 必报 element missing and no ``--fail-under`` missed."""
    GAPS = 1
    USAGE = 2
    """Usage or rulebook error; nothing was judged."""
    UNREADABLE = 3
    """Some file could not be read; the rest are judged."""
