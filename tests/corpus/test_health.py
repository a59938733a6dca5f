"""How a rulebook fares over a corpus."""

from __future__ import annotations

import json
import os
import stat
import sys
import tempfile
from typing import TYPE_CHECKING

import pytest

from scorer.authoring.closeness import closest, known_words
from scorer.authoring.health import Health, sum_up
from scorer.corpus import words
from scorer.corpus.folder import reports
from scorer.corpus.watching import watch
from scorer.rendering.health import as_json, as_text
from scorer.rulebook import cache
from scorer.rulebook.compile import compile_rulebook
from scorer.rulebook.load import load_book
from tests import tiny
from tests.cli.call import scorer
from tests.corpus.test_impact import HEAD, TEXTS, corpus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def health(folder: Path, texts: dict[str, str], jobs: int = 1, **changed: str) -> Health:
    book = load_book(tiny.write(folder / "book", **changed))
    rulebook = compile_rulebook(book.draft, book.draft.profiles["town"])
    files = [str(path) for path in reports(corpus(folder, **texts))]
    return sum_up(book, rulebook, watch(files, rulebook, jobs))


def test_elements_are_counted_and_extremes_named(tmp_path: Path) -> None:
    found = health(tmp_path, {"甲.txt": TEXTS["甲.txt"], "丙.txt": TEXTS["丙.txt"]})
    assert {one.element: dict(one.statuses) for one in found.elements} == {
        "advisers": {"full": 1, "missing": 1},
        "causes": {"full": 2},
    }
    assert [(one.element, one.kind, one.reports) for one in found.extremes] == [("causes", "always", 2)]
    dead = health(tmp_path / "b", {"丙.txt": TEXTS["丙.txt"]})
    assert ("advisers", "dead") in [(one.element, one.kind) for one in dead.extremes]


def test_words_that_stand_in_no_report_are_listed_where_they_are_written(tmp_path: Path) -> None:
    found = health(tmp_path, {"甲.txt": TEXTS["甲.txt"]})
    listed = {(one.at.file.partition("/")[2], one.name): one.words for one in found.unheard}
    assert listed["lexicon.yaml", "聘用行为"] == ("续聘",)
    assert listed["cues.yaml", "denied"] == ("尚未",)
    assert ("cues.yaml", "cause") in listed and listed["cues.yaml", "cause"] == ("^因",)
    every = {word for one in found.unheard for word in one.words}
    assert {"公职律师", "审查", "审核", "村居顾问", "检测"} <= every and not {"法律顾问", "聘请"} & every


def test_titles_and_examples_are_no_words(tmp_path: Path) -> None:
    every = {word for one in health(tmp_path, {"丙.txt": TEXTS["丙.txt"]}).unheard for word in one.words}
    assert "写明聘请情况。" not in every and "推动企业法律顾问全覆盖。" not in every


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (HEAD + "召开会议。\n二、存在问题\n尚未审查招商合同。\n", "wrong_zone"),
        (HEAD + "审查预算。签订合同。\n二、存在问题\n人手不足。\n", "never"),
    ],
)
def test_a_wording_that_never_counts(tmp_path: Path, text: str, kind: str) -> None:
    idle = {one.text: one.kind for one in health(tmp_path, {"甲.txt": text}).idle}
    assert idle["审查|审核…合同"] == kind


def test_a_wording_that_counts_somewhere_is_not_listed(tmp_path: Path) -> None:
    texts = {
        "甲.txt": HEAD + "审查招商合同。\n",
        "乙.txt": HEAD + "开会。\n二、存在问题\n尚未审查招商合同。\n",
    }
    assert "审查|审核…合同" not in [one.text for one in health(tmp_path, texts).idle]


def test_zones_that_were_not_found(tmp_path: Path) -> None:
    found = health(tmp_path, {"甲.txt": TEXTS["甲.txt"], "丁.txt": HEAD + "召开会议。\n"})
    lacking = {zone: (count, [path[-5:] for path in paths]) for zone, count, paths in found.zones}
    assert lacking["problems"] == (1, ["丁.txt"]) and "achievements" not in lacking


NEAR = {
    "elements/advisers": (tiny.ADVISERS + tiny.GOOD).replace(
        "    - 聘请法律顾问一名。", "    - 聘请法律顾问一名，审查招商合同、参加征地谈判。"
    )
}


def test_a_sentence_close_to_an_element_that_no_rule_caught_is_offered(tmp_path: Path) -> None:
    sentence = "律师全程参加征地谈判，审查招商协议文本。"
    found = health(tmp_path, {"甲.txt": HEAD + sentence + "\n组织植树活动，绿化荒山荒坡两百亩。\n"}, **NEAR)
    (near,) = found.near
    assert (near.text, near.close.element) == (sentence, "advisers")
    assert {"征地", "谈判"} <= set(near.close.shared) and 0 < near.close.score <= 1


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "聘请法律顾问参加征地谈判，审查招商合同。\n",
        HEAD + "召开会议。\n二、存在问题\n律师参加征地谈判、审查招商协议不够。\n",
        "青禾镇2024年度法治政府建设情况报告\n一、参加征地谈判，审查招商协议\n召开会议三次。\n",
    ],
)
def test_what_a_rule_caught_or_is_no_telling_is_not_offered(tmp_path: Path, text: str) -> None:
    assert health(tmp_path, {"甲.txt": text}, **NEAR).near == ()


def test_closeness_grows_with_the_words_shared(tmp_path: Path) -> None:
    cut = words.cutter()
    known = known_words(load_book(tiny.write(tmp_path, **NEAR)).draft, cut)
    texts = ("参加征地谈判，审查招商合同", "参加征地谈判，审查预算草案", "组织植树活动，绿化荒山")
    scores = [found.score if (found := closest(text, known, cut)) else 0.0 for text in texts]
    assert scores == sorted(scores, reverse=True) and scores[0] > scores[1] > scores[2] == 0


def test_several_processes_say_the_same(tmp_path: Path) -> None:
    texts = {f"{number:02}.txt": TEXTS[name] for number, name in enumerate(["甲.txt", "乙.txt"] * 8)}
    assert health(tmp_path, texts, jobs=2) == health(tmp_path, texts, jobs=1)


def test_the_table_and_the_json(tmp_path: Path) -> None:
    found = health(tmp_path, {"甲.txt": TEXTS["甲.txt"], "丁.txt": HEAD + "召开会议。\n"})
    text = as_text(found, 100)
    assert text.startswith("2 份报告\n\n要素\n  法律顾问（advisers）：达标 1，缺失 1\n")
    assert "问题与不足：1 份没有" in text and "词组聘用行为：续聘（1/2）" in text.replace(" ", "")
    whole = "".join(text.split())
    assert "要素法律顾问（advisers）：" in whole and "提示词说没有做（denied）：尚未" in whole
    data = json.loads(as_json(found))
    assert list(data) == [
        "schema",
        "reports",
        "elements",
        "extremes",
        "zones",
        "near",
        "idle",
        "unheard",
        "unreadable",
    ]
    assert data["unheard"][0]["at"]["file"].startswith("book/")


def test_the_command(tmp_path: Path) -> None:
    tiny.write(tmp_path / "book")
    home = corpus(tmp_path)
    said = scorer("rules", "health", home, "--rules", tmp_path / "book")
    assert said.code == 0 and said.out.startswith("3 份报告\n")
    assert json.loads(scorer("rules", "health", home, "--format", "json").out)["reports"] == 3
    (home / "坏.docx").write_bytes(b"junk")
    assert scorer("rules", "health", home, "--rules", tmp_path / "book").code == 3


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A process in which jieba has not been loaded."""
    monkeypatch.delenv(cache.OFF, raising=False)
    words.tokenizer.cache_clear()
    yield
    words.tokenizer.cache_clear()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 的用户文件夹本来只属于本人")
def test_the_dictionary_is_kept_in_the_users_own_closed_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: None
) -> None:
    home, shared = tmp_path / "cache", tmp_path / "shared"
    shared.mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    monkeypatch.setattr(tempfile, "tempdir", str(shared))
    assert "法律顾问" in words.cutter()("聘请法律顾问")
    (kept,) = (home / "scorer").iterdir()
    assert stat.S_IMODE(os.stat(home / "scorer").st_mode) == 0o700
    assert stat.S_IMODE(kept.stat().st_mode) & 0o077 == 0 and not list(shared.iterdir())


def test_without_such_a_folder_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fresh: None
) -> None:
    monkeypatch.setenv(cache.OFF, "1")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert words.cutter()("聘请法律顾问") and not list(tmp_path.iterdir())
