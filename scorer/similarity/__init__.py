"""Copied passages (雷同) among the reports of a batch, and between them and reports of last year."""

from scorer.similarity.documents import Document, Passage
from scorer.similarity.find import Documents, find_copies
from scorer.similarity.passages import Found

__all__ = ["Document", "Documents", "Found", "Passage", "find_copies"]
