"""Regular expressions that are compiled when they are first asked: a run needs few of those that the program knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    lazy_regex = re.compile
else:

    class lazy_regex:
        """A ``re.Pattern`` for *regex*; once asked, its methods are those of the compiled one."""

        def __init__(self, regex: str, flags: int = 0) -> None:
            self._regex, self._flags = regex, flags

        def __getattr__(self, name: str) -> object:
            compiled = re.compile(self._regex, self._flags)
            for method in ("match", "fullmatch", "search", "finditer", "findall", "sub", "split"):
                setattr(self, method, getattr(compiled, method))
            return getattr(compiled, name)
