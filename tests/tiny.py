"""A rulebook of two elements, for tests that must not change when the shipped rules do."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

from scorer.rulebook.load import Book, load_book

if TYPE_CHECKING:
    from pathlib import Path

BASE = """\
name: 试用清单
version: "1"
bands: [{at_least: 0, name: 合格}]
elements:
  - advisers   # 顾问
  - causes
"""

LEXICON = """\
聘用行为: [聘请, 续聘]
"""

CUES = """\
planned: [下一步]
heading_problems: [存在问题]
denied: [尚未]
act: [制定]
cause: [由于, ^因]
figure_units: [份, 次]
"""

TERMS = """\
terms:
  - {id: old, words: [六五普法], valid: {until: 2015}, severity: info, message: 已结束}
"""

ADVISERS = """\
id: advisers
title: 法律顾问
duty: expected
weight: 8
basis: [{doc: 某规定}]
kind: topic
options: {generic_acts: false}
name: [法律顾问, 公职律师]
not_name: [企业法律顾问]
act:
  - $聘用行为
  - 审查|审核…合同
  - {figure: [法律意见], units: [份, 条]}
  - {words: 出具, not: [检测]}
partial: {neighbour: [{words: [村居顾问], reason: village_only}]}
advice: 写明聘请情况。
examples:
"""

CAUSES = """\
id: causes
title: 原因
duty: national
weight: 2
basis: [{doc: 某规定}]
kind: causes
advice: 写明原因。
examples:
  full: [{text: 由于人手不足，进度偏慢。, zone: problems}]
  missing: [{text: 人手不足。, zone: problems}]
"""

GOOD = """\
  full:
    - 聘请法律顾问一名。
  partial:
    - {text: 发挥法律顾问作用。, reason: slogan_only}
  missing:
    - 推动企业法律顾问全覆盖。
"""


def write(folder: Path, examples: str = GOOD, **files: str) -> Path:
    """Write the rulebook to *folder* with these examples of ``advisers``; *files* by name without .yaml."""
    named = {"base": BASE, "lexicon": LEXICON, "cues": CUES, "stale-terms": TERMS}
    named |= {"town": "title: 乡镇清单\nlevels: [town]\n", "elements/causes": CAUSES}
    named |= {"elements/advisers": ADVISERS + examples} | files
    (folder / "elements").mkdir(parents=True, exist_ok=True)
    for name, text in named.items():
        (folder / f"{name}.yaml").write_bytes(dedent(text).encode())
    return folder


def book(folder: Path, examples: str = GOOD, **files: str) -> Book:
    """Write the rulebook and load it."""
    return load_book(write(folder, examples, **files))
