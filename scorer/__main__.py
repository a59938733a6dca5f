"""Run the command line as ``python -m scorer``."""

from __future__ import annotations

import sys

from scorer.cli import main

if __name__ == "__main__":
    sys.exit(main())
