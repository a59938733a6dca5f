"""A small real run for the renderers of a batch: every sample judged, with a list, copies and history."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING

from scorer.batch.judged import columns, judged
from scorer.model import Scored
from scorer.reading import read_path
from scorer.results import Aligned, Copied, Expected, Judged, Run, Side, Step, Unjudged
from scorer.scoring.evaluate import evaluate
from tests.project.source import ROOT
from tests.shipped import rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scorer.results import Change, CopyKind, Entry

SAMPLES = sorted(path for path in (ROOT / "samples").iterdir() if path.name[:2].isdigit())


@dataclass(frozen=True)
class InMemory:
    """A finished run that was never stored."""

    run: Run
    listed: tuple[Entry, ...]
    registered: tuple[Expected, ...] = ()
    copied: tuple[Copied, ...] = ()
    steps: tuple[Step, ...] = ()

    def entries(self) -> Iterator[Entry]:
        return iter(self.listed)

    def entry(self, number: int) -> Entry:
        return self._by_number()[number]

    def expected(self) -> Sequence[Expected]:
        return self.registered

    def copies(self) -> Iterator[Copied]:
        return iter(self.copied)

    def history(self, body: str | None = None) -> Iterator[Step]:
        return (step for step in self.steps if body in {None, step.body})

    def _by_number(self) -> dict[int, Entry]:
        return {entry.number: entry for entry in self.listed}


@cache
def samples() -> tuple[Judged, ...]:
    """Judge the shipped samples."""
    found = []
    for number, path in enumerate(SAMPLES, 1):
        report = read_path(path)
        found.append(judged(number, Scored(path.name, report, evaluate(report, rulebook()))))
    return tuple(found)


def run_of(entries: Iterable[Entry], **rest: object) -> InMemory:
    """Make a run of entries, numbered in their order."""
    listed = tuple(entry._replace(number=number) for number, entry in enumerate(entries, 1))
    about = rulebook().about._replace(version="2026.1", digest="sha256:" + "0a1b2c3d" * 8)
    run = Run("7f3a9c21", "2024年报", about, columns(rulebook()), len(listed))
    return replace(InMemory(run, listed), **rest)  # type: ignore[arg-type]


@cache
def county() -> InMemory:
    """Give the samples as a county's run: two files without a verdict, a body that did not submit, two copies."""
    entries: tuple[Entry, ...] = (
        *samples(),
        Unjudged(13, "沅禾县/扫描件.pdf", "望禾镇", "unreadable", "文件已损坏，打不开", "请重新导出后再报"),
        Unjudged(
            14, "沅禾县/超大.docx", "超大", "too_slow", "超过 60 秒还没有判完", "请检查文件里是否有大量图片"
        ),
    )
    one, two = samples()[0], samples()[7]
    history = (
        Step(one.body, 2023, "1b", "去年/青禾镇.docx", 71.5, "中", ()),
        Step(one.body, 2024, "7f3a9c21", one.path, one.score.points, one.score.band, CHANGES),
    )
    return run_of(
        entries,
        registered=(
            Expected(one.body, "town", "青禾镇.docx", (1,)),
            Expected(samples()[1].body, "town", "", (2, 3)),
            Expected("望禾镇", "town", "", (13,)),
            Expected("芦溪镇人民政府", "town", "芦溪镇.docx", ()),
        ),
        copied=(copy_of(one, two, "masked"), copy_of(samples()[1], None, "same")),
        steps=history,
    )


CHANGES: tuple[tuple[str, Change], ...] = (
    ("causes", "mended"),
    ("legal-advisers", "unmended"),
    ("disclosure", "new_gap"),
    ("legal-publicity", "worse"),
    ("problems", "same"),
)


def copy_of(one: Judged, two: Judged | None, kind: CopyKind) -> Copied:
    """Copy a passage of *one*: into *two*, or from a superior text when there is no *two*."""
    quote = next(item.evidence[0] for item in one.items if item.evidence)
    other = quote.text.replace("7", "8") if kind == "masked" else quote.text
    left = Side(one.body, one.number, quote.place, quote.text, 0.12)
    right = Side(two.body if two else "上级范文.docx", two.number if two else None, quote.place, other, 0.08)
    return Copied(left, right, kind, 1.0, tuple(_aligned(quote.text, other)))


def _aligned(left: str, right: str) -> Iterator[Aligned]:
    for _, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        yield Aligned(left[a:b], right[c:d])


HOSTILE = '=HYPERLINK("http://x","点我")</script><img src=x onerror=alert(1)>\u2028\x07{{ 7*7 }}'
"""Everything at once: a formula, an end of script, a line separator, a control character, a template."""


def hostile() -> InMemory:
    """Give a run whose every foreign text is an attack."""
    one = samples()[1]
    items = tuple(
        item._replace(
            evidence=tuple(quote._replace(text=HOSTILE + quote.text) for quote in item.evidence),
            near_misses=tuple(quote._replace(text="<r>" + HOSTILE + "</r>") for quote in item.near_misses),
        )
        for item in one.items
    )
    bad = one._replace(
        body=HOSTILE, path=f"+cmd|'/c calc'!A0/{HOSTILE}\udcd5.txt", items=items, notices=(HOSTILE,)
    )
    gone = Unjudged(2, "@SUM(A1)\udcff.docx", "-1+1", "crashed", HOSTILE, "=1")
    return run_of(
        (bad, gone),
        registered=(Expected("=1+1", "town", "@a", ()), Expected(HOSTILE, "town", "", (1,))),
        copied=(copy_of(bad, None, "masked"),),
        steps=(Step(HOSTILE, 2024, "r", "=p", 1.0, "差", (("causes", "new_gap"),)),),
    )


def many(count: int) -> InMemory:
    """Give as many entries as asked for: the samples over and over, each under its own name."""
    base = samples()
    return run_of(
        base[n % len(base)]._replace(body=f"{base[n % len(base)].body}{n + 1:05}", path=f"{n + 1:05}.txt")
        for n in range(count)
    )
