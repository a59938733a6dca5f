"""Start the command line: ``scorer`` and ``python -m scorer``."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NoReturn


def start() -> NoReturn:
    """Run the command line and end the process with its exit code."""
    # NOTE: a check makes many small values and throws none away; collecting in between only costs time.
    gc.set_threshold(100_000)
    from scorer.cli import main

    _end(main())


def _end(code: int) -> NoReturn:
    """End at once: taking the whole interpreter down piece by piece takes as long as judging a report."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:  # who read the pipe has gone, and has what was wanted
            continue
    os._exit(code)


if __name__ == "__main__":
    start()
