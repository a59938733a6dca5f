"""A tiny rulebook for the tests of the loader, and ways to damage it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.rulebook.errors import RulebookError
from scorer.rulebook.load import load

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scorer.rulebook.draft import RulebookDraft
    from scorer.rulebook.errors import RuleProblem

ADVISERS = """\
id: legal-advisers
title: 法律顾问
duty: expected
weight: 8
kind: topic
basis: [{doc: 督察工作规定, checked: 2026/1/2}]
advice: 写明聘请情况。
name: [公职律师, $顾问]
act:
  - 聘请|续聘…法律顾问
  - {figure: 法律意见, units: [条, 份]}
partial:
  neighbour:
    - 村居顾问
    - {words: [一村一顾问], reason: village_only}
examples:
  full: [聘请律师任法律顾问。]
  missing:
    - 企业聘请法律顾问。
"""

FILES: Mapping[str, str] = {
    "base.yaml": """\
name: 小清单
version: 1.10
elements: [causes, legal-advisers]
bands:
  - {at_least: 80, name: 好}
  - {at_least: 0, name: 差}
""",
    "lexicon.yaml": """\
计量单位: [件, 份]
顾问: [政府法律顾问, $律师]
律师:
  - 法律顾问
""",
    "cues.yaml": "planned: [下一步, ^拟]\n",
    "stale-terms.yaml": """\
terms:
  - id: seven-five
    words: [七五普法]
    valid: {from: 2016, until: 2020}
    severity: warning
    message: 已于2020年结束
  - id: old-year
    regex: '201\\d年普法'
    valid: {until: 2019}
    severity: info
    message: 年份陈旧
""",
    "town.yaml": "title: 乡镇清单\nlevels: [town]\nweights: {causes: 3}\noff: {legal-advisers: 由县里统一聘请}\n",
    "elements/causes.yaml": """\
id: causes
title: 问题的原因
duty: national
weight: 6
kind: causes
basis: [{doc: 督察工作规定}]
advice: 写明原因。
options: {need: 1}
examples: {full: [因人手不足。], partial: [{text: 原因如下。, reason: formula_only, zone: problems}]}
""",
    "elements/legal-advisers.yaml": ADVISERS,
}


def write(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the tiny rulebook to *folder*``/rules``; in *changes*, None leaves a file out."""
    root = folder / "rules"
    (root / "elements").mkdir(parents=True, exist_ok=True)
    for name, text in {**FILES, **(changes or {})}.items():
        if text is not None:
            (root / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def good(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> RulebookDraft:
    """Load the tiny rulebook with *changes*."""
    return load(write(folder, changes))


def problems(folder: Path, changes: Mapping[str, str | bytes | None]) -> tuple[RuleProblem, ...]:
    """Load the tiny rulebook with *changes* and return what is wrong with it."""
    try:
        load(write(folder, changes))
    except RulebookError as error:
        return error.problems
    return ()


def damaged(folder: Path, file: str, old: str, new: str) -> tuple[RuleProblem, ...]:
    """Replace *old*, which must be there, by *new* in *file* and return what is wrong then."""
    text = FILES[file]
    assert old in text, f"{old!r} does not stand in {file}"
    return problems(folder, {file: text.replace(old, new, 1)})
