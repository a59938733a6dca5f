"""Tell what a path names: the folder of a rulebook, or a county's tailoring of one.

A tailoring is one YAML file with ``extends``, or a folder that holds one (and, under ``elements/``, elements of
the county's own). Its base is the folder that is named for it, else the rulebook in whose subfolder it lies, else
the shipped one. Nothing is parsed here: every check passes by.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from scorer.errors import UsageError
from scorer.rulebook.locate import default_rules

if TYPE_CHECKING:
    from pathlib import Path

_MAX_BYTES = 1_000_000
_EXTENDS = re.compile(rb"^\s*extends\s*(?::|\xef\xbc\x9a)", re.M)
_UP = 3
"""How many folders above a tailoring its base is looked for."""


class Source(NamedTuple):
    """Where a rulebook comes from."""

    home: Path
    """The folder of the (base) rulebook."""
    tailoring: Path | None = None
    """The file that tailors it."""

    @property
    def extra(self) -> tuple[Path, ...]:
        """The files besides those of the base: the tailoring and the elements beside it."""
        if self.tailoring is None:
            return ()
        return self.tailoring, *sorted((self.tailoring.resolve().parent / "elements").glob("*.yaml"))


def source(path: Path | None, base: Path | None = None) -> Source:
    """Tell what *path* names (``None``: the shipped rulebook). Raises UsageError where it is nothing of the kind."""
    if path is None:
        return Source(base or default_rules())
    if (path / "base.yaml").is_file():
        return Source(path)
    found = _tailoring(path)
    if found is None:
        return Source(path)
    if base is not None:
        return Source(base, found)
    above = list(found.resolve().parents)[1 : _UP + 1]
    return Source(next((up for up in above if (up / "base.yaml").is_file()), None) or default_rules(), found)


def is_tailoring(path: Path) -> bool:
    """Tell whether *path* is a tailoring or a folder with one."""
    return not (path / "base.yaml").is_file() and _tailoring(path) is not None


def _tailoring(path: Path) -> Path | None:
    """Return the tailoring that *path* names, ``None`` where there is none."""
    files = sorted(path.glob("*.yaml")) if path.is_dir() else [path] if path.is_file() else []
    found = [file for file in files if _EXTENDS.search(_head(file))]
    if len(found) > 1:
        names = "、".join(file.name for file in found)
        raise UsageError(f"{path} 里有几份调整：{names}", "请写明用哪一份")
    return found[0] if found else None


def _head(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_MAX_BYTES)
