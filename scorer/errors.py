"""The one error tree. A message says what and where; a hint says what to do. Both are Chinese."""

from __future__ import annotations


class ScorerError(Exception):
    """Root of every error that is meant for a person."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}。{self.hint}" if self.hint else self.message


class UsageError(ScorerError):
    """The command was called with something that cannot be done (exit code 2)."""


class UnreadableError(ScorerError):
    """One file could not be read (exit code 3); the others are still scored."""
