"""Write 结果.html row by row. The table is plain HTML, readable without a script; the script adds to it.

The content security policy names the one style and the one script by their digest: nothing else can run or load.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from scorer.rendering.files import replacing
from scorer.rendering.foreign import one_line
from scorer.rendering.matrix_page import charts
from scorer.rendering.matrix_page.details import KINDS, element_details, embedded, row_details
from scorer.rendering.result_words import COPY_WORDS, LETTERS, NOT_A_SCORE, SUBMISSION_WORDS, measure
from scorer.rendering.tally import tally
from scorer.results import Judged
from scorer.scoring.wording import DUTY_WORDS, STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scorer.rendering.tally import Tally
    from scorer.results import Aligned, Column, Copied, Item, Results

HERE = Path(__file__).parent
MOST_ROWS = 3000
"""More rows make the page slow to open; of more the lowest scores are listed and the page says so."""
MOST_COPIES = 100
FRONT = (("名次", "rank"), ("单位", "name"), ("得分", "number"), ("档次", "text"), ("缺失", "number"))


class Inline(NamedTuple):
    """A style or script with the digest that allows it."""

    text: str
    hash: str


class Row(NamedTuple):
    """A row of the table."""

    number: int
    rank: int
    body: str
    path: str
    points: str
    band: str
    missing: int
    cells: tuple[tuple[str, str, str], ...]
    """Class, character, and `` first`` where 应有 begins."""
    late: Any
    submission: str


def write_page(results: Results, target: Path) -> None:
    """Write 结果.html; two passes over the shown entries, so that memory does not grow with them."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    template = environment.from_string(_read("page.html"))
    with replacing(target) as path, path.open("w", encoding="utf-8", newline="\n") as file:
        for piece in template.generate(_context(results)):
            file.write(piece)


def _context(results: Results) -> dict[str, Any]:
    counted = tally(results)
    shown = counted.order[-MOST_ROWS:]
    pairs = Pairs(results)
    return {
        "css": _inline(f"{_read('page.css')}\n#matrix{{min-width:{_least_width(results)}em}}"),
        "js": _inline(_read("page.js")),
        "run": results.run,
        "source": one_line(results.run.source),
        "measure": measure(results.run),
        "figures": charts.figures(results, counted),
        "bars": charts.bars(counted),
        "scores": charts.score_words(counted),
        "gaps": charts.gap_rows(results, counted),
        "lists": charts.listings(results, counted),
        "bands": list(counted.bands),
        "legend": [(KINDS[status], LETTERS[status], words) for status, words in STATUS_WORDS.items()],
        "duty_words": DUTY_WORDS,
        "front": FRONT,
        "judged": len(counted.order),
        "left_out": len(counted.order) - len(shown),
        "rows": _rows(results, counted, shown),
        "elements": _markup(embedded(element_details(results.run.columns, _sample_items(results, shown)))),
        "details": _details(results, shown),
        "copies": pairs.shown(),
        "copies_left_out": pairs.left_out,
        "not_a_score": NOT_A_SCORE,
    }


def _read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8").strip()


def _inline(text: str) -> Inline:
    digest = b64encode(sha256(text.encode()).digest()).decode()
    return Inline(_markup(text), f"sha256-{digest}")


def _least_width(results: Results) -> int:
    """Leave the names of the bodies room beside the narrow columns; a small screen scrolls sideways."""
    return round(15 + 2.8 + 4 * 3.4 + 1.9 * len(results.run.columns))


def _markup(text: str) -> Any:
    """Mark text as ours, not to be escaped."""
    from markupsafe import Markup

    return Markup(text)


def _judged(results: Results, numbers: Sequence[int]) -> Iterator[Judged]:
    for number in numbers:
        entry = results.entry(number)
        if isinstance(entry, Judged):
            yield entry


def _sample_items(results: Results, numbers: Sequence[int]) -> Iterator[Item]:
    """Take advice and basis from the first row that tells each: they are the rulebook's, not the report's."""
    first = next(_judged(results, numbers), None)
    return iter(first.items if first else ())


def _rows(results: Results, counted: Tally, numbers: Sequence[int]) -> Iterator[Row]:
    columns = results.run.columns
    turns = [bool(at) and columns[at].duty != columns[at - 1].duty for at in range(len(columns))]
    late = _markup(' class="late"')
    for entry in _judged(results, numbers):
        yield Row(
            entry.number,
            counted.ranks[entry.number],
            one_line(entry.body),
            one_line(entry.path),
            f"{entry.score.points:.1f}",
            entry.score.band,
            sum(item.status == "missing" for item in entry.items),
            tuple(_cells(entry, columns, turns)),
            late if entry.submission == "late" else "",
            SUBMISSION_WORDS[entry.submission],
        )


def _cells(entry: Judged, columns: Sequence[Column], turns: Sequence[bool]) -> Iterator[tuple[str, str, str]]:
    statuses = {item.id: item.status for item in entry.items}
    for column, turn in zip(columns, turns, strict=True):
        status = statuses.get(column.id, "not_applicable")
        yield KINDS[status], LETTERS[status], " first" if turn else ""


def _details(results: Results, numbers: Sequence[int]) -> Iterator[tuple[int, Any]]:
    for entry in _judged(results, numbers):
        yield entry.number, _markup(embedded(row_details(entry, results.run.columns)))


class Pairs:
    """The copied passages of the page, and how many more there are once they have been walked through."""

    def __init__(self, results: Results) -> None:
        self._results = results
        self._more = 0

    def shown(self) -> Iterator[dict[str, Any]]:
        """Yield the first pairs; then count the others."""
        for number, pair in enumerate(self._results.copies()):
            if number < MOST_COPIES:
                yield _pair(pair)
            else:
                self._more += 1

    def left_out(self) -> int:
        """Count the pairs that were not shown."""
        return self._more


def _pair(pair: Copied) -> dict[str, Any]:
    sides = ((pair.left, 0), (pair.right, 1))
    return {
        "kind": COPY_WORDS[pair.kind],
        "ratio": f"{pair.ratio:.0%}",
        "holders": pair.holders,
        "sides": [
            {
                "label": one_line(side.label),
                "place": one_line(side.place),
                "parts": _parts(pair.aligned, which),
            }
            for side, which in sides
        ],
    }


def _parts(aligned: Sequence[Aligned], which: int) -> list[tuple[str, bool]]:
    return [(one_line(pair[which]), pair.left != pair.right) for pair in aligned if pair[which]]
