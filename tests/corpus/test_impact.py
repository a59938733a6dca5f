"""What a change of the rules does to a corpus, before it ships."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from scorer.authoring.impact import Impact, sum_up
from scorer.corpus import judging
from scorer.corpus.folder import reports
from scorer.corpus.judging import judge_twice
from scorer.errors import UsageError
from scorer.rendering.impact import as_html, as_json, as_text
from scorer.rulebook.compile import Rulebook, compile_rulebook
from scorer.rulebook.load import load
from tests import tiny
from tests.cli.call import scorer

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "青禾镇2024年度法治政府建设情况报告\n一、主要工作\n"
TEXTS = {
    "甲.txt": HEAD + "镇政府聘请法律顾问一名。\n二、存在问题\n由于人手不足，进度偏慢。\n",
    "乙.txt": HEAD + "镇政府法务顾问由律所担任，续聘两年。\n二、存在问题\n人手不足。\n",
    "丙.txt": HEAD + "召开会议三次。\n二、存在问题\n由于人手不足，进度偏慢。\n",
}
WORD = {"elements/advisers": (tiny.ADVISERS + tiny.GOOD).replace("公职律师]", "法务顾问]")}
WEIGHT = {"elements/advisers": (tiny.ADVISERS + tiny.GOOD).replace("weight: 8", "weight: 1")}


def corpus(folder: Path, **texts: str) -> Path:
    home = folder / "reports"
    home.mkdir(exist_ok=True)
    for name, text in (texts or TEXTS).items():
        (home / name).write_text(text, "utf-8")
    return home


def rules(folder: Path, **changed: str) -> Rulebook:
    draft = load(tiny.write(folder, **changed))
    return compile_rulebook(draft, draft.profiles["town"])


def impact(folder: Path, *, jobs: int = 1, swap: bool = False, **changed: str) -> Impact:
    files = [str(path) for path in reports(corpus(folder))]
    old, new = rules(folder / "a"), rules(folder / "b", **changed)
    old, new = (new, old) if swap else (old, new)
    return sum_up(old.about, new.about, judge_twice(files, old, new, jobs))


def test_an_added_word_lifts_the_report_that_uses_it_and_quotes_the_sentence(tmp_path: Path) -> None:
    found = impact(tmp_path, **WORD)
    (flip,) = [flip for report in found.reports for flip in report.flips]
    moved = next(report for report in found.reports if report.flips)
    assert moved.path.endswith("乙.txt") and moved.gain > 0
    assert (flip.element, flip.old, flip.new) == ("advisers", "missing", "full")
    assert flip.quote and flip.quote.text == "镇政府法务顾问由律所担任，续聘两年。"
    assert flip.quote.words == ("法务顾问",)
    assert TEXTS["乙.txt"][flip.quote.start : flip.quote.end] == flip.quote.text


def test_the_other_way_round_the_sentence_no_longer_counts(tmp_path: Path) -> None:
    forth, back = impact(tmp_path, **WORD), impact(tmp_path, swap=True, **WORD)
    mirrored = [[(flip.element, flip.new, flip.old) for flip in report.flips] for report in back.reports]
    assert mirrored == [
        [(flip.element, flip.old, flip.new) for flip in report.flips] for report in forth.reports
    ]
    assert [report.gain for report in back.reports] == [-report.gain for report in forth.reports]
    (flip,) = [flip for report in back.reports for flip in report.flips]
    assert flip.quote and flip.quote.text == "镇政府法务顾问由律所担任，续聘两年。"


def test_a_weight_moves_scores_and_flips_nothing(tmp_path: Path) -> None:
    found = impact(tmp_path, **WEIGHT)
    assert [report.path[-5:] for report in found.reports if report.gain] == ["丙.txt"]
    assert not [flip for report in found.reports for flip in report.flips]


def test_no_change_moves_nothing(tmp_path: Path) -> None:
    found = impact(tmp_path)
    assert not any(report.flips or report.gain for report in found.reports) and not found.extremes


def test_elements_that_die_or_are_always_met_are_named_once_they_become_so(tmp_path: Path) -> None:
    dead = impact(tmp_path, swap=True, **WORD, **{"elements/causes": tiny.CAUSES})
    assert dead.extremes == ()
    gone = {"elements/advisers": (tiny.ADVISERS + tiny.GOOD).replace("[法律顾问, 公职律师]", "[律师顾问]")}
    assert [(one.element, one.kind, one.reports) for one in impact(tmp_path, **gone).extremes] == [
        ("advisers", "dead", 3)
    ]
    always = {
        "elements/advisers": (tiny.ADVISERS + tiny.GOOD).replace(
            "act:", "told: [主要工作, 召开会议, 法务顾问]\nact:"
        )
    }
    assert [(one.element, one.kind) for one in impact(tmp_path, **always).extremes] == [
        ("advisers", "always")
    ]


def test_each_report_is_read_and_cut_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    for name in ("read_path", "segment", "hold"):
        plain = getattr(judging, name)
        monkeypatch.setattr(judging, name, lambda *given, n=name, f=plain: (calls.append(n), f(*given))[1])
    impact(tmp_path, **WORD)
    assert [calls.count(name) for name in ("read_path", "segment", "hold")] == [3, 3, 6]
    calls.clear()
    impact(tmp_path, **WEIGHT)
    assert [calls.count(name) for name in ("read_path", "segment", "hold")] == [3, 3, 3]


def test_several_processes_say_the_same(tmp_path: Path) -> None:
    for number in range(20):
        corpus(tmp_path, **{f"{number:02}.txt": TEXTS["乙.txt"]})
    assert impact(tmp_path, jobs=2, **WORD) == impact(tmp_path, jobs=1, **WORD)


def test_a_report_that_cannot_be_read_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    home = corpus(tmp_path)
    (home / "坏.docx").write_bytes(b"PK\x03\x04junk")
    tiny.write(tmp_path / "a")
    said = scorer("rules", "impact", tmp_path / "a", tmp_path / "a", home)
    assert said.code == 3 and "3 份报告：升 0，降 0，不变 3" in said.out and "读不了：" in said.out


@pytest.mark.parametrize("name", ["README.md", ".draft.txt", "~$甲.docx", "甲.report.md", "表.xlsx"])
def test_what_is_no_report_is_left_out(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="没有报告"):
        reports(corpus(tmp_path, **{name: "甲"}))


def test_the_table_says_who_moves_and_by_which_sentence(tmp_path: Path) -> None:
    text = as_text(impact(tmp_path, **WORD), 120)
    assert "3 份报告：升 1，降 0，不变 2；" in text and "要素换档 1 处" in text
    assert (
        "  法律顾问：缺失 → 达标，写明事项和具体做法\n    “镇政府法务顾问由律所担任，续聘两年。” 举措成效部分，命中法务顾问\n"
        in text.replace("”举", "” 举")
    )
    assert "按要素\n  法律顾问：升 1，降 0；达标1 缺失2 → 达标2 缺失1\n" in text


def test_the_json_has_every_report(tmp_path: Path) -> None:
    data = json.loads(as_json(impact(tmp_path, **WORD)))
    assert list(data) == ["schema", "old", "new", "reports", "elements", "extremes", "unreadable"]
    assert [len(report["flips"]) for report in data["reports"]] == [0, 1, 0]
    assert data["reports"][1]["flips"][0]["quote"]["text"] == "镇政府法务顾问由律所担任，续聘两年。"
    assert data["elements"][0]["new"] == {"full": 2, "missing": 1}


def test_the_page_needs_nothing_from_outside_and_runs_nothing(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    corpus(tmp_path, **{"丁&.txt": HEAD + f"镇政府法务顾问{evil}由律所担任，续聘两年。\n"})
    page = as_html(impact(tmp_path, **WORD))
    assert evil not in page and "&lt;script&gt;" in page and "丁&amp;.txt" in page
    assert "http://" not in page and "https://" not in page and "src=" not in page.replace("-src", "")
    assert page.startswith("<!DOCTYPE html>") and 'class="up"' in page


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("没有", "a", "reports"), "找不到"),
        (("a", "a", "没有"), "找不到文件夹"),
        (("a", "a", "reports", "-f", "xml"), "没有这种输出格式"),
    ],
)
def test_what_cannot_be_done_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    corpus(tmp_path)
    tiny.write(tmp_path / "a")
    said = scorer("rules", "impact", *words)
    assert said.code == 2 and message in said.err


def test_a_page_is_written_to_a_file(tmp_path: Path) -> None:
    tiny.write(tmp_path / "a")
    page = tmp_path / "影响.html"
    said = scorer("rules", "impact", tmp_path / "a", "-", corpus(tmp_path), "-f", "html", "-o", page)
    assert said.code == 0 and "规则改动的影响" in page.read_text("utf-8")
