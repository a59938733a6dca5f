"""The cache gives back the same rulebook, never a stale, damaged or foreign one."""

from __future__ import annotations

import os
import pickle
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scorer.errors import ScorerError
from scorer.rulebook import cache
from scorer.rulebook.compile import compile_rulebook
from scorer.rulebook.load import load
from scorer.rulebook.locate import default_rules
from scorer.scoring.evaluate import evaluate
from tests.shipped import report_of

if TYPE_CHECKING:
    from scorer.rulebook.compile import Rulebook

TEXT = "青禾镇2024年法治政府建设情况报告\n一、主要工作\n聘请律师担任镇政府法律顾问，审查合同26份。"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh cache folder of the user's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.delenv(cache.OFF, raising=False)
    return tmp_path / "scorer"


def make() -> Rulebook:
    draft = load(default_rules())
    return compile_rulebook(draft, draft.profiles["town"])


def never() -> Rulebook:
    raise AssertionError("规则又读了一遍")


def test_a_second_run_does_not_read_the_rules_and_judges_the_same(home: Path) -> None:
    first = cache.compiled(default_rules(), make)
    second = cache.compiled(default_rules(), never)
    report = report_of(TEXT)
    assert evaluate(report, second) == evaluate(report, first)


def test_a_changed_rule_is_read_again(home: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    for path in default_rules().rglob("*.yaml"):
        copy = rules / path.relative_to(default_rules())
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    cache.compiled(rules, make)
    (rules / "base.yaml").write_text(
        (rules / "base.yaml").read_text(encoding="utf-8") + "\n", encoding="utf-8"
    )
    with pytest.raises(AssertionError):
        cache.compiled(rules, never)


@pytest.mark.parametrize("damage", [b"", b"junk", b"scorer rulebook 1\n" + b"0" * 40])
def test_a_damaged_entry_is_not_used(home: Path, damage: bytes) -> None:
    cache.compiled(default_rules(), make)
    next(home.glob("*.rules")).write_bytes(damage)
    assert cache.compiled(default_rules(), make).elements


def test_an_entry_may_name_no_other_class(home: Path) -> None:
    cache.compiled(default_rules(), make)
    entry = next(home.glob("*.rules"))
    payload = pickle.dumps(Path("/"))
    entry.write_bytes(b"scorer rulebook 1\n" + sha256(payload).digest() + payload)
    with pytest.raises(AssertionError):
        cache.compiled(default_rules(), never)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows 的用户文件夹本来只属于本人")
def test_what_others_can_write_to_is_not_used(home: Path) -> None:
    cache.compiled(default_rules(), make)
    os.chmod(next(home.glob("*.rules")), 0o666)
    with pytest.raises(AssertionError):
        cache.compiled(default_rules(), never)


def test_it_can_be_switched_off(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.OFF, "1")
    cache.compiled(default_rules(), make)
    assert not home.exists()


def test_rules_with_problems_are_told_and_not_kept(home: Path) -> None:
    def broken() -> Rulebook:
        raise ScorerError("规则书有错")

    with pytest.raises(ScorerError):
        cache.compiled(default_rules(), broken)
    assert not list(home.glob("*.rules"))
