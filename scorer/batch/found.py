"""The files of a batch, before anybody has opened them."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """Where the bytes of a file are."""

    path: str
    """A path as the operating system takes it; it may hold half characters where a name is not UTF-8."""
    member: int = -1
    """Index into the table of contents of the zip at ``path``; -1 for a file of its own."""


class Found(NamedTuple):
    """One file of the input."""

    path: str
    """As results name it: relative to the input; inside a zip, ``files.zip/folder/name.docx``."""
    place: Place
    error: str = ""
    """Why it will not be opened, in Chinese; empty for a file that is read."""
    hint: str = ""


class Skipped(NamedTuple):
    """A file that is no report by its name, such as a picture folder's index: counted, not judged."""

    path: str


_READ = (".txt", ".text", ".md", ".markdown", ".docx", ".docm", ".pdf", ".html", ".htm", ".shtml", ".xhtml")
_SAID = (".doc", ".wps", ".rtf", ".odt", ".ofd", ".mht", ".mhtml", ".rar", ".7z", ".zip")
_SCANS = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff")
REPORTS = frozenset((*_READ, *_SAID, *_SCANS))
"""Ends of names that somebody may have handed in as a report; what cannot be read becomes a row that says so."""
_OTHERS = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db", "readme.md", "readme.txt"})


def hidden(name: str) -> bool:
    """Tell whether *name* is one of the files that systems and office programs leave behind."""
    return name.startswith((".", "~$", "__MACOSX")) or name.lower() in _OTHERS


def may_be_report(name: str) -> bool:
    """Tell whether a file of this name is judged; one without an ending is."""
    dot = name.rfind(".")
    return dot <= 0 or name[dot:].lower() in REPORTS or not name[dot + 1 :].isascii()


def printable(path: str) -> str:
    """Return *path* as text that every store and page can hold: half characters as ``\\udcXX``."""
    return path.encode("utf-8", "backslashreplace").decode("utf-8")
