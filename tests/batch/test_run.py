"""A batch from files to entries: order, what is known already, what has changed."""

from __future__ import annotations

import os
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from scorer.batch.measure import Measure
from scorer.errors import UsageError
from scorer.results import Judged, Unjudged
from scorer.scoring.evaluate import Options
from tests.batch.build import dump, job, report, run, write
from tests.shipped import rulebook

if TYPE_CHECKING:
    from pathlib import Path


def told(entries: list[Judged | Unjudged]) -> list[tuple[int, str, str]]:
    return [(entry.number, entry.path, entry.body) for entry in entries]


def test_entries_come_in_the_order_of_the_input(tmp_path: Path) -> None:
    folder = write(tmp_path / "报送", b="乙河镇", a="甲山镇")
    write(folder / "更多", c="丙水镇")
    assert told(run(tmp_path / "出", job(folder))) == [
        (1, "a.txt", "云岭县甲山镇人民政府"),
        (2, "b.txt", "云岭县乙河镇人民政府"),
        (3, "更多/c.txt", "云岭县丙水镇人民政府"),
    ]


def test_what_was_judged_is_what_check_says(tmp_path: Path) -> None:
    from scorer.batch.judged import judged
    from scorer.model import Scored
    from scorer.reading import read_path
    from scorer.scoring.evaluate import evaluate

    folder = write(tmp_path / "报送", a="甲山镇")
    (entry,) = run(tmp_path / "出", job(folder))
    read = read_path(folder / "a.txt")
    assert entry == judged(1, Scored("a.txt", read, evaluate(read, rulebook())))


def test_a_zip_with_names_in_gbk(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "报送.zip", "w") as archive:
        for town in ("甲山镇", "乙河镇"):
            info = zipfile.ZipInfo("x")
            info.filename = f"云岭县/{town}.txt".encode("gbk").decode("cp437")
            archive.writestr(info, report(town))
        damaged = zipfile.ZipInfo("内层.zip")
        archive.writestr(damaged, b"PK")
    data = (tmp_path / "报送.zip").read_bytes()
    for town in ("甲山镇", "乙河镇"):  # take the mark for UTF-8 off, as old programs write
        name = f"云岭县/{town}.txt".encode("gbk")
        data = data.replace(name.decode("cp437").encode(), name)
    entries = run(tmp_path / "出", job(tmp_path / "报送.zip"))
    assert [type(entry).__name__ for entry in entries][-1] == "Unjudged"
    assert [entry.body for entry in entries[:2]] == ["云岭县甲山镇人民政府", "云岭县乙河镇人民政府"]


def test_an_unreadable_file_is_a_row_with_the_reason(tmp_path: Path) -> None:
    folder = write(tmp_path / "报送", a="甲山镇", c="丙水镇")
    (folder / "b乙河镇.docx").write_bytes(b"PK\3\4 broken")
    first, lost, last = run(tmp_path / "出", job(folder))
    assert isinstance(first, Judged) and isinstance(last, Judged)
    assert isinstance(lost, Unjudged)
    assert (lost.body, lost.cause) == ("乙河镇", "unreadable")
    assert lost.error and lost.hint


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are always text there")
def test_a_name_that_is_no_text_is_judged_like_any_other(tmp_path: Path) -> None:
    folder = tmp_path / "报送"
    folder.mkdir()
    (folder / os.fsdecode(b"\xff.txt")).write_text(report("小溪镇"), "utf-8")
    (entry,) = run(tmp_path / "出", job(folder))
    assert isinstance(entry, Judged)
    assert entry.path == "\\udcff.txt"


def test_nothing_to_judge_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    with pytest.raises(UsageError, match="没有找到"):
        run(tmp_path / "出", job(tmp_path / "空"))


def test_the_year_in_the_file_name_helps_where_the_text_has_none(tmp_path: Path) -> None:
    folder = tmp_path / "报送"
    folder.mkdir()
    (folder / "小溪镇2023年法治政府建设年度报告.txt").write_text("全镇聘请律师担任法律顾问。\n", "utf-8")
    (entry,) = run(tmp_path / "出", job(folder))
    assert isinstance(entry, Judged)
    assert (entry.body, entry.year) == ("小溪镇", 2023)
    assert entry.notices[-1] == "文中没有年度，按文件名取 2023 年度"


def test_an_unchanged_file_is_not_judged_again(tmp_path: Path) -> None:
    folder = write(tmp_path / "报送", a="甲山镇", b="乙河镇")
    run(tmp_path / "出", job(folder))
    before = dump(tmp_path / "出")
    judged: list[int] = []
    (folder / "b.txt").write_text(report("乙河镇", more="开展普法宣传12次。"), "utf-8")
    # A judgement that is put in from outside stays where the file is unchanged, and goes where it is not.
    from contextlib import closing

    from scorer.batch.schema import STORE, connect

    with closing(connect(tmp_path / "出" / STORE, write=True)) as connection:
        connection.execute("UPDATE report SET points = 1")
    entries = run(tmp_path / "出", job(folder))
    judged = [entry.number for entry in entries if isinstance(entry, Judged) and entry.score.points != 1]
    assert judged == [2]
    assert dump(tmp_path / "出") != before
    fresh = run(tmp_path / "出", job(folder, fresh=True))
    assert [entry.score.points > 1 for entry in fresh if isinstance(entry, Judged)] == [True, True]


def test_another_rulebook_or_option_judges_again(tmp_path: Path) -> None:
    folder = write(tmp_path / "报送", a="甲山镇")
    (town,) = run(tmp_path / "出", job(folder))
    county = rulebook().under(rulebook().draft.profiles["county"])
    (other,) = run(tmp_path / "出", job(folder, measure=Measure(county, Options(keep_profile=True))))
    assert isinstance(town, Judged) and isinstance(other, Judged)
    assert (town.profile, other.profile) == ("town", "county")


def test_the_same_call_again_changes_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path / "报送", a="甲山镇", b="乙河镇")
    run(tmp_path / "出", job(folder))
    before = dump(tmp_path / "出")
    run(tmp_path / "出", job(folder))
    assert dump(tmp_path / "出") == before


def test_the_number_of_processes_does_not_show(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "报送", **{f"r{n:02}": f"{word}山镇" for n, word in enumerate("甲乙丙丁戊己庚辛壬癸" * 4)}
    )
    one, three = run(tmp_path / "一", job(folder)), run(tmp_path / "三", job(folder, jobs=3))
    assert one == three
    assert dump(tmp_path / "一") == dump(tmp_path / "三")


def test_a_new_file_moves_the_numbers(tmp_path: Path) -> None:
    folder = write(tmp_path / "报送", b="乙河镇")
    run(tmp_path / "出", job(folder))
    write(folder, a="甲山镇")
    assert [entry.path for entry in run(tmp_path / "出", job(folder))] == ["a.txt", "b.txt"]


def test_two_batches_at_once_in_one_store_are_refused(tmp_path: Path) -> None:
    from scorer.batch.schema import STORE
    from scorer.batch.store import Store

    store = Store(tmp_path / STORE)
    try:
        with pytest.raises(UsageError, match="正被另一个 scorer 使用"):
            Store(tmp_path / STORE)
    finally:
        store.close()
