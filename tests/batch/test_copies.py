"""Copied passages in a batch: found, kept, taken over where nothing has changed."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from scorer.batch.copies import Outside
from scorer.batch.reading import last_run
from scorer.batch.schema import STORE, connect
from tests.batch.build import dump, job, report, run
from tests.similarity.texts import RIVER

if TYPE_CHECKING:
    from pathlib import Path

    from scorer.results import Copied


def hand_in(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def copies(out: Path) -> list[Copied]:
    with last_run(out / STORE) as results:
        return list(results.copies())


def test_a_paragraph_in_two_reports(tmp_path: Path) -> None:
    changed = RIVER.replace("小溪镇", "大河镇").replace("14座", "9座")
    folder = hand_in(
        tmp_path / "报送", a=report("小溪镇", more=f"\n{RIVER}"), b=report("大河镇", more=f"\n{changed}")
    )
    run(tmp_path / "出", job(folder, outside=Outside()))
    (found,) = copies(tmp_path / "出")
    assert (found.left.number, found.right.number, found.kind) == (1, 2, "masked")
    assert (found.left.label, found.left.text) == ("云岭县小溪镇人民政府", RIVER)
    assert found.left.place.startswith("见「一、主要工作」第 ")
    assert "".join(pair.right for pair in found.aligned) == found.right.text == changed


def test_last_year_and_a_superior_text(tmp_path: Path) -> None:
    folder = hand_in(tmp_path / "报送", a=report("小溪镇", more=f"\n{RIVER}"))
    old = hand_in(tmp_path / "去年", 小溪镇旧=report("小溪镇", 2023, more=f"\n{RIVER}"))
    run(tmp_path / "出", job(folder, outside=Outside((str(old),))))
    assert [(one.left.number, one.right.number, one.right.label) for one in copies(tmp_path / "出")] == [
        (1, None, "云岭县小溪镇人民政府（2023 年度，文件：小溪镇旧.txt）")
    ]
    template = hand_in(tmp_path / "模板", 通知=f"关于报送法治政府建设年度报告的通知\n{RIVER}\n")
    run(tmp_path / "出", job(folder, outside=Outside((str(old),), (str(template),))))
    assert copies(tmp_path / "出") == []


def test_a_whole_report_handed_in_under_another_name_with_the_first_ones_name_left_in_it(
    tmp_path: Path,
) -> None:
    text = report("小溪镇", more=f"\n{RIVER}")
    folder = hand_in(tmp_path / "报送", **{"1.小溪镇": text, "2.大河镇": text, "3.小溪镇（修改稿）": text})
    run(tmp_path / "出", job(folder, outside=Outside()))
    found = [one for one in copies(tmp_path / "出") if one.left.text == RIVER]
    assert [(one.left.number, one.right.number) for one in found] == [(1, 2), (2, 3)]
    assert found[0].right.label == "云岭县小溪镇人民政府（文件：2.大河镇.txt）"


def test_a_county_in_the_path_is_where_the_reports_come_from_not_who_handed_them_in(tmp_path: Path) -> None:
    one, other = report("小溪镇", more=f"\n{RIVER}"), report("大河镇", more=f"\n{RIVER}")
    folder = hand_in(tmp_path / "云岭县", **{"001": one, "云岭县报告汇编": other})
    run(tmp_path / "出", job(folder, outside=Outside()))
    assert [(one.left.text, one.right.text) for one in copies(tmp_path / "出")] == [(RIVER, RIVER)]


def test_a_file_with_another_bodys_name_alone_is_no_second_submission_of_the_one_in_its_text(
    tmp_path: Path,
) -> None:
    text = report("小溪镇", more=f"\n{RIVER}")
    run(tmp_path / "出", job(hand_in(tmp_path / "报送", 小溪镇=text, 大河镇=text), outside=Outside()))
    assert RIVER in [one.left.text for one in copies(tmp_path / "出")]


def test_what_was_compared_and_is_the_same_is_not_compared_again(tmp_path: Path) -> None:
    folder = hand_in(
        tmp_path / "报送", a=report("小溪镇", more=f"\n{RIVER}"), b=report("大河镇", more=f"\n{RIVER}")
    )
    run(tmp_path / "出", job(folder, outside=Outside()))
    before = dump(tmp_path / "出")
    with closing(connect(tmp_path / "出" / STORE, write=True)) as connection:
        connection.execute("UPDATE copied SET ratio = 0.5")
    run(tmp_path / "出", job(folder, outside=Outside()))
    assert [one.ratio for one in copies(tmp_path / "出")] == [0.5]
    hand_in(folder, c=report("丙水镇"))
    run(tmp_path / "出", job(folder, outside=Outside()))
    assert [one.ratio for one in copies(tmp_path / "出")] == [1.0]
    assert dump(tmp_path / "出") != before


def test_no_paragraph_stays_in_the_store(tmp_path: Path) -> None:
    folder = hand_in(tmp_path / "报送", a=report("小溪镇", more=f"\n{RIVER}"))
    run(tmp_path / "出", job(folder, outside=Outside()))
    assert "守，入汛以来" not in dump(tmp_path / "出")


def test_a_lost_text_from_outside_is_said(tmp_path: Path) -> None:
    from tests.cli.call import scorer

    folder = hand_in(tmp_path / "报送", a=report("小溪镇"))
    old = tmp_path / "去年"
    old.mkdir()
    (old / "坏.docx").write_bytes(b"PK\3\4")
    said = scorer("batch", folder, "-o", tmp_path / "出", "--last-year", old)
    assert said.code == 1
    assert said.err == "查雷同时有 1 份对照材料读不了：坏.docx\n"


def test_two_files_of_one_body_are_told_apart_by_their_names(tmp_path: Path) -> None:
    folder = hand_in(
        tmp_path / "报送",
        初稿=report("小溪镇", more=f"\n{RIVER}"),
        定稿=report("小溪镇", more=f"\n{RIVER}\n另加一句。"),
        丙=report("大河镇", more=f"\n{RIVER}"),
    )
    run(tmp_path / "出", job(folder, outside=Outside()))
    labels = {side.label for one in copies(tmp_path / "出") for side in (one.left, one.right)}
    assert labels == {
        "云岭县大河镇人民政府",
        "云岭县小溪镇人民政府（文件：初稿.txt）",
        "云岭县小溪镇人民政府（文件：定稿.txt）",
    }


def test_a_text_of_last_year_that_names_nobody_keeps_its_file_name(tmp_path: Path) -> None:
    folder = hand_in(tmp_path / "报送", a=report("小溪镇", more=f"\n{RIVER}"))
    old = hand_in(tmp_path / "去年", 旧稿=RIVER)
    run(tmp_path / "出", job(folder, outside=Outside((str(old),))))
    assert [one.right.label for one in copies(tmp_path / "出")] == ["旧稿.txt"]
