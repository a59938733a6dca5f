"""Cut text into words with jieba, which is loaded when it is first needed.

jieba keeps its dictionary as a marshal file of a predictable name in the shared temp folder, where anybody could
put one: here it lies in the user's own closed cache folder, or is built in memory where there is none.
"""

from __future__ import annotations

import logging
import os
from functools import cache
from typing import TYPE_CHECKING, Any

from scorer.rulebook.cache import OFF, cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def tokenizer() -> Any:
    """Return jieba's tokenizer, one a process."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    made = jieba.Tokenizer()
    home = None if os.environ.get(OFF) else cache_folder()
    if home is None:
        made.FREQ, made.total = made.gen_pfdict(made.get_dict_file())
        made.initialized = True
    else:
        made.tmp_dir = str(home)
    return made


def cutter() -> Callable[[str], list[str]]:
    """Return the function that cuts a text into words."""
    cut: Callable[[str], list[str]] = tokenizer().lcut
    return cut
