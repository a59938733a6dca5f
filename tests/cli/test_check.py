"""``scorer check`` and ``scorer eval`` as a user meets them: exit codes, one clear line for what cannot be done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scorer.cli import main

ROOT = Path(__file__).resolve().parents[2]
GOOD = ROOT / "samples" / "01-青禾镇-优秀.txt"
GAPS = ROOT / "samples" / "03-芦汀镇-新闻稿.md"
FORMATS = [path for path in sorted((ROOT / "samples").glob("[0-9]*.*"))]


def test_nothing_owed_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(GOOD)]) == 0
    assert "青禾镇" in capsys.readouterr().out


def test_an_owed_part_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(GAPS)]) == 1
    assert "缺少必报要素" in capsys.readouterr().out


def test_a_score_too_low(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(GOOD), "--fail-under", "100"]) in {0, 1}
    assert main(["check", str(FORMATS[1]), "--fail-under", "99"]) == 1


def test_an_unreadable_file_is_one_line_and_the_others_are_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "空.txt"
    empty.write_bytes(b"")
    assert main(["check", str(empty), str(GOOD), "--format", "json"]) == 3
    found = json.loads(capsys.readouterr().out)
    assert [row["path"] for row in found["unreadable"]] == [str(empty)]
    assert len(found["reports"]) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "没有*.txt"], "没有文件符合“没有*.txt”"),
        (["check", str(GOOD), "--format", "pdf"], "没有这种输出格式：pdf"),
        (["check", str(GOOD), "--profile", "village"], "没有清单 village"),
        (["check", str(GOOD), "--signed", "昨天"], "--signed 不是日期：昨天"),
        (["check", str(GOOD), "-o", "没有/结果.txt"], "没有文件夹"),
        (["check", "--bogus"], "没有这个选项：--bogus"),
        (["check"], "缺少参数"),
        (["chek"], "没有这个命令：chek"),
        (["eval", "没有"], "没有这个文件夹：没有"),
        (["eval", str(ROOT / "rules")], "文件夹里没有 labels.yaml"),
    ],
)
def test_a_wrong_call_is_one_chinese_line(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert len(printed.err.strip().splitlines()) == 1
    assert printed.out == ""


def test_a_rulebook_with_an_error_stops_before_any_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (ROOT / "rules").rglob("*.yaml"):
        copy = tmp_path / path.relative_to(ROOT / "rules")
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes(
            path.read_bytes().replace(b"\nduty: ", b"\ndutty: ")
            if "causes" in path.name
            else path.read_bytes()
        )
    assert main(["check", str(GOOD), "--rules", str(tmp_path)]) == 2
    printed = capsys.readouterr()
    assert "elements/causes.yaml:" in printed.err
    assert "dutty，是否想写 duty" in printed.err
    assert printed.out == ""


def test_the_result_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "结果.json"
    main(["check", str(GOOD), "--format", "json", "-o", str(target)])
    assert json.loads(target.read_text(encoding="utf-8"))["schema"] == 1
    assert [path.name for path in tmp_path.iterdir()] == ["结果.json"]


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.stem)
def test_every_quote_is_the_text_at_its_place(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from scorer.reading import read_path

    before = path.read_bytes()
    main(["check", str(path), "--format", "json"])
    (report,) = json.loads(capsys.readouterr().out)["reports"]
    text = read_path(path).text
    quoted = [
        one for finding in report["findings"] for one in (*finding["evidence"], *finding["near_misses"])
    ]
    assert quoted
    for one in quoted:
        assert text[one["start"] : one["end"]] == one["quote"] != ""
    assert path.read_bytes() == before


def test_eval_prints_agreement(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eval", str(ROOT / "samples"), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["reports"] == 12
    assert sum(sum(row.values()) for row in found["confusion"].values()) == found["labels"]
    right = sum(found["confusion"][status][status] for status in ("full", "partial", "missing"))
    assert found["exact"] == pytest.approx(right / found["labels"], abs=1e-4)
