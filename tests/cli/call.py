"""Call ``scorer rules`` as a user does."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import NamedTuple
from unittest.mock import patch

from scorer.cli import main


class Said(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


def scorer(*words: object) -> Said:
    """Run ``scorer`` with these words."""
    out, err = io.StringIO(), io.StringIO()
    with patch.object(sys, "argv", ["scorer", *map(str, words)]), redirect_stdout(out), redirect_stderr(err):
        code = main()
    return Said(int(code), out.getvalue(), err.getvalue())
