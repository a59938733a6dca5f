"""``scorer eval --page``: the page on accuracy and its learning curve."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.call import scorer

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PLAN = """\
made: 标注由一人完成。
curve: curve.csv
parts:
  - {name: 单号, every: 2, rest: [1]}
  - {name: 双号, every: 2, rest: [0], unseen: true}
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_the_page_tells_how_labels_were_made_and_how_far_each_part_agrees(plan: Path) -> None:
    said = scorer("eval", SAMPLES, "--page", plan)
    assert said.code == 0
    assert "标注由一人完成。" in said.out
    for part, reports in (("全部", 12), ("单号", 6), ("双号", 6)):
        assert re.search(rf"^\| {part} \| {reports} \| {reports * 16} \| [\d.]+% \[", said.out, re.M)


def test_a_part_that_nobody_read_is_not_quoted(plan: Path) -> None:
    page = scorer("eval", SAMPLES, "--page", plan).out
    unseen = page.partition("### 双号")[2].partition("\n## ")[0]
    assert "标注" in unseen or "没有。" in unseen
    assert not re.search(r"\d\d-|“", unseen)


def test_record_adds_a_point_of_each_part_to_the_curve(plan: Path) -> None:
    curve = plan.parent / "curve.csv"
    scorer("eval", SAMPLES, "--page", plan)
    assert not curve.exists()
    for runs in (1, 2):
        page = scorer("eval", SAMPLES, "--page", plan, "--record").out
        assert len(curve.read_text(encoding="utf-8").splitlines()) == 1 + 2 * runs
        assert page.partition("## 学习曲线")[2].count("| 单号 |") == runs


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (("rest: [1]", "rest: [0]"), "没有恰好分到一处"),
        (("curve: curve.csv\n", ""), "不是准确度页的安排"),
        (("parts:", "parts: ["), "不是能读的 YAML"),
        (("every: 2", "every: 两"), "every 或 rest 不对"),
    ],
)
def test_a_plan_written_wrongly_is_one_line(plan: Path, damage: tuple[str, str], said: str) -> None:
    plan.write_text(PLAN.replace(*damage, 1), encoding="utf-8")
    found = scorer("eval", SAMPLES, "--page", plan)
    assert found.code == 2
    assert said in found.err
    assert len(found.err.splitlines()) == 1


def test_a_curve_of_other_columns_is_named(plan: Path) -> None:
    (plan.parent / "curve.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert "不是学习曲线" in scorer("eval", SAMPLES, "--page", plan).err


def test_record_needs_a_page() -> None:
    assert "--record 要和 --page 一起用" in scorer("eval", SAMPLES, "--record").err
