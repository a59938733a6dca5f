"""Qualified names of WordprocessingML and the small look-ups that every part of the reader needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WHOLE = re.compile(r"-?[0-9]{1,7}")
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


def child(element: _Element | None, *path: str) -> _Element | None:
    """Return the first descendant along *path* of local w: names, or ``None``."""
    return None if element is None else element.find("/".join([W + name for name in path]))


def value(element: _Element | None, *path: str) -> str | None:
    """Return w:val of the element along *path*."""
    found = child(element, *path)
    return None if found is None else found.get(W + "val")


def number(element: _Element | None, *path: str) -> int | None:
    """Return w:val along *path* as a number; ``None`` where it is absent or not one."""
    text = value(element, *path)
    return None if text is None else whole(text, None)


@overload
def whole(text: str | None) -> int: ...
@overload
def whole(text: str | None, default: None) -> int | None: ...
def whole(text: str | None, default: int | None = 0) -> int | None:
    """Return *text* as a whole number, or *default* where it is none."""
    return int(text) if text and _WHOLE.fullmatch(text) else default


def switched_on(element: _Element | None, *path: str) -> bool:
    """Tell whether the on/off property along *path* is there and not switched off."""
    found = child(element, *path)
    return found is not None and found.get(W + "val", "1").lower() not in {"0", "false", "off"}
