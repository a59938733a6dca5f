"""The parts of a labelled folder that were looked at to a different degree while rules were written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from scorer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = re.compile(r"(\d+)")
_KEYS = frozenset({"name", "every", "rest", "unnumbered", "unseen"})


class Part(NamedTuple):
    """Reports whose number leaves one of ``rest`` when divided by ``every``."""

    name: str
    every: int
    rest: tuple[int, ...]
    unnumbered: bool = False
    """Takes the reports without a number at the start of their name too."""
    unseen: bool = False
    """Nobody who writes rules has read it: its disagreements are counted and never shown."""

    def holds(self, name: str) -> bool:
        """Tell whether the report *name* is of this part."""
        found = _NUMBER.match(name)
        return self.unnumbered if found is None else int(found[1]) % self.every in self.rest


WHOLE = Part("全部", 1, (0,), unnumbered=True)


def read_parts(data: Any, where: str) -> tuple[Part, ...]:
    """Read the list under ``parts`` of a page plan; raises UsageError that names *where* and the entry."""
    if not isinstance(data, list) or not data:
        raise UsageError(f"{where} 的 parts 不是一列", "例如 - {name: 看过的, every: 2, rest: [0]}")
    return tuple(_part(entry, f"{where} 的 parts 第 {number} 项") for number, entry in enumerate(data, 1))


def _part(entry: Any, where: str) -> Part:
    if not isinstance(entry, dict) or not {"name", "every", "rest"} <= entry.keys() <= _KEYS:
        raise UsageError(f"{where}的字段不对", f"可用：{'、'.join(sorted(_KEYS))}")
    every, rest = entry["every"], entry["rest"]
    if not isinstance(every, int) or every < 1 or not isinstance(rest, list) or not rest:
        raise UsageError(f"{where}的 every 或 rest 不对", "every 是正整数，rest 是一列余数")
    return Part(
        str(entry["name"]),
        every,
        tuple(int(one) for one in rest if isinstance(one, int)),
        bool(entry.get("unnumbered")),
        bool(entry.get("unseen")),
    )


def unassigned(names: Sequence[str], parts: Sequence[Part]) -> list[str]:
    """Return the names that belong to no part or to more than one."""
    return [name for name in names if sum(part.holds(name) for part in parts) != 1]
