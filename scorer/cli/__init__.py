"""The command line: parse, call, write, exit – nothing else."""

from __future__ import annotations

from scorer.cli.app import main

__all__ = ["main"]
