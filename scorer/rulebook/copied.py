"""Tell the copies that file managers leave beside a rule file: they would be read as rules of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_ID = re.compile(r"[a-z][a-z0-9-]*")
"""An id of its own, such as ``paper-copy``."""
_WORD = r"(?:副本|复件|拷贝|备份|copy|backup|bak)"
_NUMBER = r"[(（]\d{1,3}[)）]"
_BEHIND = re.compile(rf"(?:[ _.－—–-]*[(（]?的?{_WORD}[)）]?(?: *{_NUMBER}| *\d{{1,3}})?| *{_NUMBER})$", re.I)
_BEFORE = re.compile(rf"^{_WORD} *(?:{_NUMBER})?[ _－—–-]*", re.I)


def copies(names: Collection[str]) -> dict[str, str]:
    """Return each of the file *names* that is named as a copy of another of them, with that other.

    ``town - 副本.yaml``, ``town (2).yaml``, ``复件 town.yaml``: what Windows, WPS and file managers make.
    """
    found: dict[str, str] = {}
    for name in names:
        folder, _, file = name.rpartition("/")
        stem = file.removesuffix(".yaml")
        if _ID.fullmatch(stem):
            continue
        for plain in (_BEHIND.sub("", stem), _BEFORE.sub("", stem)):
            original = f"{folder}/{plain}.yaml" if folder else f"{plain}.yaml"
            if plain != stem and original in names:
                found[name] = original
    return found
