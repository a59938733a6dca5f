"""The rulebook as a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scorer.authoring.describe import Described, DescribedBook, describe, state_in
from scorer.rulebook.load import load_book
from scorer.rulebook.locate import default_rules
from tests import tiny

if TYPE_CHECKING:
    from pathlib import Path

    from scorer.authoring.describe import WordList


def advisers(folder: Path, year: int | None = None, **files: str) -> Described:
    return describe(tiny.book(folder, **files), year).elements[0]


def texts(lists: tuple[WordList, ...]) -> dict[str, list[str]]:
    return {one.slot: [wording.text for wording in one.wordings] for one in lists}


def test_what_counts_what_counts_in_part_and_what_does_not(tmp_path: Path) -> None:
    element = advisers(tmp_path)
    assert texts(element.counts) == {
        "name": ["法律顾问", "公职律师"],
        "act": [
            "〔聘用行为〕",
            "审查／审核 … 合同",
            "法律意见 ＋ 数字（份、条）",
            "出具（同一分句里有 检测 的不算）",
        ],
    }
    assert texts(element.partial) == {"neighbour": ["村居顾问"]}
    assert element.partial[0].reason == "village_only"
    assert texts(element.excluded) == {"not_name": ["企业法律顾问"]}


def test_the_groups_referred_to_through_others_are_told_once(tmp_path: Path) -> None:
    lexicon = "聘用行为: [聘请, $续聘行为]\n续聘行为: [续聘, $聘用词]\n聘用词: [聘用]\n别的: [无关]\n"
    groups = advisers(tmp_path, lexicon=lexicon).groups
    assert [name for name, _ in groups] == ["聘用行为", "续聘行为", "聘用词"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("", "", "点到名称，又在说这件事的地方写了做法（做法限于下列说法）"),
        ("generic_acts: false", "generic_acts: true", "通用动词和带单位的数字也算做法"),
        ("advice:", "told: [聘请…法律顾问]\nadvice:", "；或者用一条完整说法说清了做什么"),
    ],
)
def test_what_a_topic_needs_depends_on_its_wordings(tmp_path: Path, old: str, new: str, told: str) -> None:
    element = advisers(tmp_path, **{"elements/advisers": tiny.ADVISERS.replace(old, new, 1) + tiny.GOOD})
    assert told in dict(element.verdicts)["full"]


def test_each_profile_tells_its_weight_or_why_the_element_does_not_apply(tmp_path: Path) -> None:
    street = "title: 街道清单\nlevels: [street]\nweights: {advisers: 3}\n"
    county = "title: 县清单\nlevels: [county]\noff: {advisers: 另有清单}\n"
    profiles = advisers(tmp_path, street=street, county=county).profiles
    assert [(p.title, p.weight, p.off) for p in profiles] == [
        ("县清单", 8, "另有清单"),
        ("街道清单", 3, ""),
        ("乡镇清单", 8, ""),
    ]


@pytest.mark.parametrize(
    ("year", "since", "until", "state"),
    [
        (2019, 2020, None, "not_yet"),
        (2020, 2020, None, "in_force"),
        (2020, None, 2020, "in_force"),
        (2021, None, 2020, "no_more"),
        (2019, None, None, "in_force"),
        (None, 2020, 2021, "in_force"),
    ],
)
def test_state_in_a_year(year: int | None, since: int | None, until: int | None, state: str) -> None:
    assert state_in(year, since, until) == state


def shipped(year: int) -> DescribedBook:
    return describe(load_book(default_rules()), year)


@pytest.mark.parametrize(
    ("term", "in_2019", "in_2026"),
    [
        ("seven-five-publicity", "in_force", "no_more"),
        ("eight-five-publicity", "not_yet", "no_more"),
        ("nine-five-publicity", "not_yet", "in_force"),
        ("outline-2015-2020", "in_force", "no_more"),
        ("outline-2021-2025", "not_yet", "no_more"),
        ("outline-2026-2030", "not_yet", "in_force"),
        ("xi-rule-of-law", "not_yet", "in_force"),
        ("enforcement-supervision-rules", "not_yet", "in_force"),
        ("policy-over-law", "never", "never"),
    ],
)
def test_shipped_terms_by_year(term: str, in_2019: str, in_2026: str) -> None:
    for year, state in ((2019, in_2019), (2026, in_2026)):
        assert next(one.state for one in shipped(year).terms if one.draft.id == term) == state


def test_shipped_elements_by_year() -> None:
    states = {e.draft.id: e.state for e in shipped(2019).elements}
    assert states["xi-thought-study"] == "not_yet" and states["problems"] == "in_force"
    assert {e.state for e in shipped(2026).elements} == {"in_force"}


def test_policy_that_is_not_confirmed_only_informs() -> None:
    unconfirmed = [term.draft for term in shipped(2026).terms if not term.draft.confirmed]
    assert {"nine-five-publicity", "outline-2026-2030"} <= {term.id for term in unconfirmed}
    assert {term.severity for term in unconfirmed} == {"info"}


def test_every_kind_of_the_shipped_rules_tells_what_each_status_needs() -> None:
    for element in shipped(2024).elements:
        assert [status for status, told in element.verdicts if told] == ["full", "partial", "missing"]
        assert element.draft.kind != "topic" or element.counts
