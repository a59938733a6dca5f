"""The parts of README.md that a program writes, so that the page cannot lie."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

from scorer.accuracy.agreement import STATUSES, compare
from scorer.accuracy.gold import load, read_labels
from scorer.accuracy.parts import read_parts
from scorer.authoring.coverage import cover
from scorer.authoring.examples import neutral
from scorer.cli import main
from scorer.cli.authoring import cases, target
from scorer.cli.check import judge
from scorer.model import Scored
from scorer.scoring.evaluate import DEFAULT
from scorer.scoring.wording import DUTY_WORDS, REASONS, STATUS_WORDS
from tests.shipped import rulebook

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
GOLD = ROOT.parent / "shared" / "gold"
PART = re.compile(r"(<!-- generated: (\w+) -->\n)(.*?)(<!-- end -->)", re.S)


def table() -> str:
    """The gap table of the sample that the page names."""
    command = re.search(r"^`scorer (check samples/\S+)`$", README.read_text(encoding="utf-8"), re.M)
    assert command, "README.md 里没有示例命令"
    return f"```\n{run(*command[1].split())}```\n"


def help() -> str:
    """The help page of the main command."""
    return f"<details><summary><code>scorer check --help</code></summary>\n\n```\n{run('check', '--help')}```\n\n</details>\n"


def reasons() -> str:
    """Every reason code with its words."""
    rows = "".join(
        f"| `{code}` | {words.format(count='几', need='两')} |\n" for code, words in REASONS.items()
    )
    return f"| 代号 | 意思 |\n|---|---|\n{rows}"


def elements() -> str:
    """The elements of the shipped rulebook with duty, weight and basis."""
    rows = []
    for element in rulebook().elements:
        draft, basis = element.draft, element.draft.basis[0]
        number = f"（{basis.no}）" if basis.no else ""
        doubt = "" if basis.certain else "，条款待核"
        duty = DUTY_WORDS[draft.duty]
        rows.append(
            f"| `{draft.id}` | {draft.title} | {duty} | {draft.weight:g} | 《{basis.doc}》{number}{doubt} |\n"
        )
    return "| 代号 | 要素 | 类别 | 权重 | 主要依据 |\n|---|---|---|---|---|\n" + "".join(rows)


def examples() -> str:
    """How many examples each element has, and how many of its own words they put to use."""
    wanted = target(None)
    book = neutral(wanted.book.draft)
    rows = "".join(
        f"| `{share.element}` | {' | '.join(str(share.examples.get(status, 0)) for status in STATUSES)} "
        f"| {share.words} | {share.used} |\n"
        for share in cover(wanted.book, book, cases(wanted)).shares
    )
    return f"| 代号 | 达标例句 | 部分例句 | 缺失例句 | 词 | 有例句用到 |\n|---|---|---|---|---|---|\n{rows}"


def accuracy() -> str:
    """Agreement with the labelled reports that the project is developed against."""
    pairs = [(label, judge(str(label.path), rulebook(), DEFAULT)) for label in read_labels(GOLD)]
    scored = [(label, row) for label, row in pairs if isinstance(row, Scored)]
    found = compare(scored)
    parts = read_parts(load(ROOT / "docs" / "accuracy.yaml")["parts"], "accuracy.yaml")
    samples = [
        (label, judge(str(label.path), rulebook(), DEFAULT)) for label in read_labels(ROOT / "samples")
    ]
    own_hand = compare([(label, row) for label, row in samples if isinstance(row, Scored)])
    rows = [
        ("全部", found),
        *((part.name, compare([one for one in scored if part.holds(one[0].name)])) for part in parts),
        ("示例（另一人写）", own_hand),
    ]
    lines = "".join(
        f"| {name} | {one.reports} | {one.figures.exact:.1%} | {one.figures.kappa:.2f} | {one.figures.false_accusations:.1%} | {one.figures.let_through:.1%} |\n"
        for name, one in rows
    )
    facts = "，".join(
        f"{words} {right}/{whole}"
        for (fact, right, whole), words in zip(
            found.facts, ("年度", "层级", "落款日期", "单位全称"), strict=True
        )
    )
    head = "| 报告 | 份数 | 一致 | kappa | 误报缺失 | 漏放缺口 |\n|---|---|---|---|---|---|\n"
    return f"{head}{lines}\n事实：{facts}。误报缺失是这些标注过的报告里，标注“{STATUS_WORDS['full']}”而判为“缺失”的比例；漏放缺口是标注未达标而判为达标的比例。换一批报告会不同。\n"


def run(*words: str) -> str:
    """Run the command line and return what it prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        main(list(words))
    return out.getvalue()


WRITERS = {
    "table": table,
    "help": help,
    "reasons": reasons,
    "elements": elements,
    "examples": examples,
    "accuracy": accuracy,
}


def written(part: str) -> str | None:
    """Return what *part* should say, ``None`` where it cannot be computed here."""
    return None if part == "accuracy" and not GOLD.is_dir() else WRITERS[part]()
