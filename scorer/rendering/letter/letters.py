"""Write the letters into their folder, one a judged report."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scorer.rendering import files
from scorer.rendering.foreign import one_line
from scorer.rendering.letter.template import LetterTemplate
from scorer.rendering.letter.words import Letterhead, fields
from scorer.results import Judged

if TYPE_CHECKING:
    from scorer.results import Results, Side

SHIPPED = Path(__file__).parent / "template.docx"
NAME_LENGTH = 50
"""Characters of a body in a file name: 150 bytes of 255, and 260 of a path on Windows leave room."""
COPIES = 100
"""Copied passages of one report that a letter tells of."""
PASSAGE = 400
"""Characters of a passage by which it is known again."""
OLD = "以前的"
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_OURS = re.compile(r"\d{3,}-.+\.docx")


class LetterOptions(NamedTuple):
    """What the county brings along."""

    template: Path | None = None
    head: Letterhead = Letterhead()


def write_letters(results: Results, folder: Path, options: LetterOptions) -> None:
    """Write the letters; those of an earlier run that no longer belong move into 以前的/.

    Raises ``UsageError`` before anything is written where the template is of no use.
    """
    template = LetterTemplate(options.template or SHIPPED)
    template.try_out()
    copied = _copied_passages(results)
    files.folder(folder)
    written = set()
    for entry in results.entries():
        if isinstance(entry, Judged):
            told = fields(entry, results.run, options.head, copied.get(entry.number, ()))
            letter = template.render(told)
            name = file_name(entry)
            with files.replacing(folder / name) as path:
                path.write_bytes(letter)
            written.add(name)
    _put_away(folder, written)


def file_name(entry: Judged) -> str:
    """Name a letter ``003-某镇.docx``: safe on Windows; the number makes it unique and no reserved name."""
    body = _NOT_IN_NAMES.sub("", one_line(entry.body)).replace("\ufffd", "")[:NAME_LENGTH].strip(" .")
    return f"{entry.number:03}-{body or '未写明单位'}.docx"


def _copied_passages(results: Results) -> dict[int, list[Side]]:
    """Collect the copied passages of every report by its number, each once, whoever else has it."""
    found: dict[int, list[Side]] = {}
    for pair in results.copies():
        for side in (pair.left, pair.right):
            if side.number is not None:
                _add(found.setdefault(side.number, []), side._replace(label="", text=side.text[:PASSAGE]))
    return found


def _add(passages: list[Side], side: Side) -> None:
    """Add a passage; of two of which one holds the other the longer stays."""
    for at, known in enumerate(passages):
        if known.place == side.place and (known.text in side.text or side.text in known.text):
            passages[at] = max(known, side, key=lambda one: len(one.text))
            return
    if len(passages) < COPIES:
        passages.append(side)


def _put_away(folder: Path, written: set[str]) -> None:
    stale = [
        path
        for path in sorted(folder.glob("*.docx"))
        if _OURS.fullmatch(path.name) and path.name not in written
    ]
    if stale:
        files.folder(folder / OLD)
    for path in stale:
        path.replace(folder / OLD / path.name)
