"""findings.csv and summary.json: for other programs, and harmless in Excel."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from scorer.batch.judged import judged
from scorer.rendering.files import replacing
from scorer.rendering.findings_csv import HEAD, write_findings
from scorer.rendering.foreign import inert, one_line
from scorer.rendering.summary import distribution, summary, write_summary
from scorer.rendering.tally import tally
from tests.project.source import PACKAGE
from tests.rendering.poor import poor
from tests.rendering.run import county, hostile, many, run_of, samples
from tests.rendering.scanned import scanned

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.rendering.run import InMemory

SCHEMA = json.loads((PACKAGE / "rendering" / "summary.schema.json").read_text(encoding="utf-8"))


def rows(folder: Path, run: InMemory) -> list[dict[str, str]]:
    write_findings(run, folder / "findings.csv")
    raw = (folder / "findings.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and raw.count(b"\n") == raw.count(b"\r\n")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_every_verdict_is_a_row(tmp_path: Path) -> None:
    found = rows(tmp_path, county())
    assert len(found) == sum(len(entry.items) for entry in samples()) + 2
    assert tuple(found[0]) == HEAD
    assert (found[0]["单位"], found[0]["要素代号"], found[0]["结论"]) == (
        "沅禾县青禾镇人民政府",
        "achievements",
        "达标",
    )
    assert (found[-1]["单位"], found[-1]["结论"], found[-1]["原因代号"]) == ("超大", "未判", "too_slow")


def test_findings_as_written(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    write_findings(run_of([judged(1, poor()), judged(2, scanned())]), tmp_path / "f.csv")
    golden("findings.csv", (tmp_path / "f.csv").read_bytes().decode("utf-8"))


def test_no_cell_starts_a_formula(tmp_path: Path) -> None:
    cells = [cell for row in rows(tmp_path, hostile()) for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r＝＋－＠")]
    assert [cell for cell in cells if cell.startswith("'=HYPERLINK")]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1", "'=1"),
        ("\t=1", "'=1"),
        ("＝1", "'＝1"),
        ("-5", "'-5"),
        ("  @a", "'@a"),
        ("镇=1", "镇=1"),
        ("", ""),
    ],
)
def test_inert(text: str, cell: str) -> None:
    assert inert(text) == cell


@pytest.mark.parametrize(
    ("text", "limit", "line"),
    [
        ("甲\n乙", 0, "甲乙"),
        ("a\x1b[31mb", 0, "a[31mb"),
        ("\udcd5", 0, "\ufffd"),
        ("一二，四五", 4, "一二…"),
        ("一二", 2, "一二"),
    ],
)
def test_one_line(text: str, limit: int, line: str) -> None:
    assert one_line(text, limit) == line


@pytest.mark.parametrize("run", [county(), hostile(), run_of([]), run_of(samples()[:1])])
def test_the_summary_keeps_to_its_schema(run: InMemory, tmp_path: Path) -> None:
    write_summary(run, tmp_path / "summary.json")
    found = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, SCHEMA)
    assert found == summary(run)


def test_the_summary_as_written(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    write_summary(county(), tmp_path / "summary.json")
    golden("summary.json", (tmp_path / "summary.json").read_text(encoding="utf-8"))


def test_every_key_of_the_schema_is_required_and_closed() -> None:
    def check(node: object) -> None:
        if isinstance(node, dict):
            if "properties" in node:
                assert node["required"] == list(node["properties"]) and node["additionalProperties"] is False
            for value in node.values():
                check(value)
        elif isinstance(node, list):
            for value in node:
                check(value)

    check(SCHEMA)


@pytest.mark.parametrize(("scores", "bars"), [([], {}), ([0, 9.9, 10, 100, 99.9], {0: 2, 10: 1, 90: 2})])
def test_a_step_holds_its_lower_end_and_the_last_one_100(scores: list[float], bars: dict[int, int]) -> None:
    assert {low: count for low, _, count in distribution(scores) if count} == bars


def test_equal_scores_share_a_rank() -> None:
    counted = tally(many(15))
    best = sorted(counted.ranks.values())
    assert best[:3] == [1, 1, 3] and len(counted.order) == 15


@pytest.mark.parametrize("write", [write_findings, write_summary])
def test_the_same_results_give_the_same_bytes(
    write: Callable[[InMemory, Path], None], tmp_path: Path
) -> None:
    for name in ("a", "b"):
        write(many(30), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert len(list(tmp_path.iterdir())) == 2


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("旧", encoding="utf-8")
    with pytest.raises(ZeroDivisionError), replacing(target) as path:
        path.write_text("新", encoding="utf-8")
        raise ZeroDivisionError
    assert target.read_text(encoding="utf-8") == "旧" and list(tmp_path.iterdir()) == [target]
