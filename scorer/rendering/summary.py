"""summary.json: the figures of a run for other programs. ``summary.schema.json`` describes every key."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from scorer.rendering.files import replacing
from scorer.rendering.foreign import one_line
from scorer.rendering.tally import STATUSES, absent, tally
from scorer.results import overlaps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from scorer.rendering.tally import Tally
    from scorer.results import Copied, Results

SCHEMA_VERSION = 1
STEP = 10
"""Points of a bar of the distribution; the last one holds 100 too."""

Json = dict[str, Any]


def write_summary(results: Results, target: Path) -> None:
    """Write summary.json."""
    text = json.dumps(summary(results), ensure_ascii=False, indent=2)
    with replacing(target) as path:
        path.write_text(text + "\n", encoding="utf-8", newline="\n")


def summary(results: Results) -> Json:
    """Build the document."""
    run, counted = results.run, tally(results)
    listed = results.expected()
    return {
        "schema": SCHEMA_VERSION,
        "run": {"id": run.id, "source": one_line(run.source), "total": run.total},
        "rulebook": {
            "name": run.rulebook.name,
            "version": run.rulebook.version,
            "digest": run.rulebook.digest,
            "tailored": list(run.rulebook.tailored),
        },
        "judged": len(counted.order),
        "score": _score(counted),
        "bands": dict(sorted(counted.bands.items())),
        "profiles": dict(sorted(counted.profiles.items())),
        "submissions": {word: counted.submissions[word] for word in ("on_time", "late", "unknown")},
        "elements": _elements(results, counted),
        "late": [
            {"number": one.number, "body": one_line(one.body), "signed": one.signed} for one in counted.late
        ],
        "expected": len(listed),
        "absent": [
            {"body": one_line(line.body), "level": line.level, "file": one_line(line.file)}
            for line in absent(listed)
        ],
        "unjudged": _unjudged(counted),
        "copies": _copies(results),
    }


def _score(counted: Tally) -> Json | None:
    """Describe the scores, ``None`` where nothing was judged."""
    if counted.mean is None or counted.median is None:
        return None
    return {
        "mean": round(counted.mean, 1),
        "median": round(counted.median, 1),
        "lowest": counted.scores[-1],
        "highest": counted.scores[0],
        "distribution": [
            {"from": low, "to": high, "count": count} for low, high, count in distribution(counted.scores)
        ],
    }


def distribution(scores: Sequence[float]) -> list[tuple[int, int, int]]:
    """Count the scores in steps of ten: from (inside), to (outside but for 100), count."""
    bars = Counter(min(int(score // STEP), 100 // STEP - 1) for score in scores)
    return [(STEP * bar, STEP * (bar + 1), bars[bar]) for bar in range(100 // STEP)]


def _elements(results: Results, counted: Tally) -> list[Json]:
    return [
        {
            "id": column.id,
            "title": column.title,
            "short": column.short,
            "duty": column.duty,
            "statuses": {status: counted.statuses[column.id][status] for status in STATUSES},
        }
        for column in results.run.columns
    ]


def _unjudged(counted: Tally) -> list[Json]:
    return [
        {
            "number": one.number,
            "path": one_line(one.path),
            "body": one_line(one.body),
            "cause": one.cause,
            "error": one_line(one.error),
            "hint": one_line(one.hint),
        }
        for one in counted.unjudged
    ]


def _copies(results: Results) -> list[Json]:
    return [
        {
            "left": one_line(pair.left),
            "left_number": pair.left_number,
            "left_share": pair.left_share,
            "right": one_line(pair.right),
            "right_number": pair.right_number,
            "right_share": pair.right_share,
            "passages": pair.passages,
            "ratio": pair.ratio,
        }
        for pair in overlaps(wordless(results))
    ]


def wordless(results: Results) -> Iterator[Copied]:
    """Yield the copied passages without their words: many of them are held at once to be summed up."""
    for copied in results.copies():
        left, right = copied.left._replace(text=""), copied.right._replace(text="")
        yield copied._replace(left=left, right=right, aligned=())
