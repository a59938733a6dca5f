"""3 月 1 日 报送, 4 月 1 日 公开, and the year itself."""

from __future__ import annotations

import pytest

from tests.scoring.noted import TITLE, codes

ACT = "开展培训3期。"


def foot(date: str) -> str:
    return f"青禾镇人民政府\n{date}"


@pytest.mark.parametrize(
    "date",
    [
        "2025年3月2日",
        "2025年3月10日",
        "2025年4月13日",
        "2025年12月31日",
        "2026年1月5日",
        "2025.3.2",
        "2025-03-15",
        "2025/4/1",
        "二〇二五年三月二日",
        "二○二五年十一月十一日",
    ],
)
def test_late(date: str) -> None:
    assert "late_submission" in codes(ACT, foot=foot(date))


@pytest.mark.parametrize(
    "date",
    [
        "2025年3月1日",
        "2025年2月28日",
        "2025年1月1日",
        "2024年12月31日",
        "2025.2.28",
        "2025-03-01",
        "二〇二五年三月一日",
        "2025年01月24日",
        "2025年2月1日",
        "二○二五年一月二十日",
    ],
)
def test_not_late(date: str) -> None:
    assert "late_submission" not in codes(ACT, foot=foot(date))


@pytest.mark.parametrize("date", ["2024年12月31日", "2024年11月20日", "2024.12.5", "二〇二四年十二月三十日"])
def test_signed_before_the_year_is_over(date: str) -> None:
    assert "signed_within_year" in codes(ACT, foot=foot(date))


@pytest.mark.parametrize("date", ["2025年1月1日", "2025年3月2日", "2026年1月1日"])
def test_not_signed_within_the_year(date: str) -> None:
    assert "signed_within_year" not in codes(ACT, foot=foot(date))


@pytest.mark.parametrize(
    ("date", "fires"), [("2023年12月1日", True), ("2021年2月3日", True), ("2024年1月2日", False)]
)
def test_signed_before_the_report_year(date: str, fires: bool) -> None:
    assert ("date_before_year" in codes(ACT, foot=foot(date), year=2024)) is fires


@pytest.mark.parametrize(
    ("published", "late"),
    [("2025-04-01", False), ("2025-03-31", False), ("2025-04-02", True), ("2025-09-10", True), (None, False)],
)
def test_publication(published: str | None, late: bool) -> None:
    assert ("late_publication" in codes(ACT, published=published)) is late


@pytest.mark.parametrize(("year", "owed"), [(2017, False), (2018, False), (2019, True), (2020, True)])
def test_towns_owe_the_report_since_2019(year: int, owed: bool) -> None:
    title = TITLE.replace("2024", str(year))
    assert ("late_submission" in codes(ACT, title, foot(f"{year + 1}年5月1日"))) is owed


@pytest.mark.parametrize(("end", "fires"), [("特此报告。", True), (foot("2025年1月24日"), False)])
def test_no_date_at_the_foot(end: str, fires: bool) -> None:
    assert ("no_date" in codes(ACT, foot=end)) is fires


@pytest.mark.parametrize(("title", "fires"), [("青禾镇法治政府建设情况报告", True), (TITLE, False)])
def test_no_year(title: str, fires: bool) -> None:
    assert ("no_year" in codes(ACT, title, "青禾镇人民政府", "一、主要工作\n{}")) is fires
