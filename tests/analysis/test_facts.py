"""What a report says about itself."""

from __future__ import annotations

import pytest

from scorer.analysis.facts import Given, facts
from scorer.folding import fold
from tests.shipped import report_of

BODY = "一、主要工作\n全年制定方案两份，开展培训三期，各站所负责人均到会参加，形成会议纪要并逐项落实。\n"


def fact(name: str, text: str, **given: object) -> object:
    report = report_of(text)
    found = getattr(facts(report, fold(report), Given(**given)), name)  # type: ignore[arg-type]
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        (f"青禾镇2024年法治政府建设情况报告\n{BODY}", 2024),
        (f"青禾镇人民政府关于2023年度法治政府建设情况的报告\n{BODY}", 2023),
        (f"青禾镇二○二二年度法治政府建设工作报告\n{BODY}", 2022),
        (f"法治建设情况报告\n2021年以来，我镇坚持依法行政。现将有关情况报告如下：\n{BODY}", 2021),
        (f"县司法局：\n现将我镇2020年法治政府建设情况报告如下：\n{BODY}", 2020),
        (f"法治建设情况报告\n{BODY}青禾镇人民政府\n2025年1月20日", 2024),
        (f"法治建设情况报告\n{BODY}", None),
    ],
)
def test_year(text: str, year: int | None) -> None:
    assert fact("year", text) == year


@pytest.mark.parametrize(
    ("foot", "signed"),
    [
        ("青禾镇人民政府\n2025年1月24日", "2025-01-24"),
        ("青禾镇人民政府\n2025-01-24", "2025-01-24"),
        ("青禾镇人民政府2025年1月24日", "2025-01-24"),
        ("青禾镇人民政府\n二○二五年一月二十四日", "2025-01-24"),
        (
            "青禾镇人民政府\n2025年1月24日\n抄送：县委办公室。\n青禾镇党政办公室 2025年1月26日印发",
            "2025-01-24",
        ),
        ("特此报告。", None),
        ("镇政府于2025年1月24日召开会议。", None),
    ],
)
def test_signed(foot: str, signed: str | None) -> None:
    assert fact("signed", f"青禾镇2024年法治政府建设情况报告\n{BODY}{foot}") == signed


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("青禾镇人民政府2024年法治政府建设情况报告", "town"),
        ("云岭街道办事处2024年法治政府建设情况报告", "street"),
        ("北溪县人民政府2024年法治政府建设情况报告", "county"),
        ("北溪区人民政府2024年法治政府建设情况报告", "county"),
        ("北溪县水利局2024年法治政府建设情况报告", "department"),
        ("北溪县发展和改革委员会2024年法治政府建设情况报告", "department"),
        ("北溪市人民政府2024年法治政府建设情况报告", "city"),
        ("北溪经济开发区管理委员会2024年法治政府建设情况报告", "town"),
    ],
)
def test_level(title: str, level: str) -> None:
    assert fact("level", f"{title}\n{BODY}") == level


@pytest.mark.parametrize(
    ("text", "org"),
    [
        (f"北溪县青禾镇人民政府2024年法治政府建设情况报告\n{BODY}", "北溪县青禾镇人民政府"),
        (f"青禾镇2024年法治政府建设情况报告\n{BODY}青禾镇人民政府\n2025年1月2日", "青禾镇人民政府"),
        (f"关于2024年度法治政府建设情况的报告\n在北溪县委、县政府领导下，全镇依法行政。\n{BODY}青禾镇人民政府\n2025年1月2日",
         "北溪县青禾镇人民政府"),
        (f"2024年度望江街道法治政府建设工作报告\n{BODY}", "望江街道办事处"),
        (f"2024年北溪市司法局法治政府建设情况报告\n{BODY}", "北溪市司法局"),
        (f"北溪市江南区关山镇人民政府关于2024年度法治政府建设情况的报告\n{BODY}", "北溪市江南区关山镇人民政府"),
        (f"当前位置：\n江南区2024年法治政府建设年度报告\n{BODY}", "江南区人民政府"),
        (f"北溪省交通运输厅\n2024年法治政府部门建设工作情况\n{BODY}", "北溪省交通运输厅"),
        # without title and signature the opening tells
        (f"2024年，北溪市城市管理局在市委、市政府领导下，推进依法行政。\n{BODY}", "北溪市城市管理局"),
        (f"2024年，在北溪市委、市政府领导和市委依法治市委员会指导下，青禾镇人民政府坚持依法行政。\n{BODY}",
         "北溪市青禾镇人民政府"),
        (f"2024年，我局落实省、市、区法治政府建设各项部署，扎实推进工作。\n{BODY}", None),
        (f"现将北溪市水务局2024年度法治政府建设工作报告如下：\n{BODY}", "北溪市水务局"),
        (f"2024年，按照市委部署，入选首批市级示范创建单位。\n{BODY}", None),
    ],
)  # fmt: skip
def test_org(text: str, org: str | None) -> None:
    assert fact("org", text) == org


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("2024年，我局落实省、市、区各项部署。全区干部学法。全区执法规范。", "department"),
        ("2024年，全镇依法行政。全镇干部学法。", "town"),
        ("2024年，我区依法行政。全区干部学法。", "county"),
    ],
)
def test_level_by_what_the_body_calls_itself(text: str, level: str) -> None:
    assert fact("level", text) == level


def test_what_the_user_says_goes_first() -> None:
    text = f"青禾镇2024年法治政府建设情况报告\n{BODY}"
    assert fact("year", text, year=2023) == 2023
    assert fact("signed", text, signed="2024-02-01") == "2024-02-01"


def test_every_fact_has_its_place() -> None:
    report = report_of(f"青禾镇2024年法治政府建设情况报告\n{BODY}青禾镇人民政府\n2025年1月24日")
    found = facts(report, fold(report))
    assert found.year and found.signed and found.org
    quote = {fact: report.text[span.start : span.end] for fact, span in
             (("year", found.year.span), ("signed", found.signed.span), ("org", found.org.span)) if span}  # fmt: skip
    assert quote == {"year": "2024", "signed": "2025年1月24日", "org": "青禾镇人民政府"}


@pytest.mark.parametrize(
    ("text", "org"),
    [
        (f"青禾镇人民政府2024年法治政府建设情况报告\n北溪县依法行政领导小组办公室：\n{BODY}", "北溪县青禾镇人民政府"),
        (f"北溪县青禾镇2024年法治政府建设情况\n{BODY}", "北溪县青禾镇人民政府"),
        (f"青禾镇2024年法治政府建设情况\n根据县委安排，邀请县司法局讲课。\n{BODY}", "青禾镇人民政府"),
        # “the county” with the words run together with it is no county's name
        (f"青禾镇2024年法治政府建设情况\n遇到合同由县司法局代为审查。\n{BODY}", "青禾镇人民政府"),
        (f"青禾镇2024年法治政府建设情况\n在印发前全部文件报县司法局备案。\n{BODY}", "青禾镇人民政府"),
        (f"青禾镇2024年法治政府建设情况\n从年初起派员参加县委党校培训。\n{BODY}", "青禾镇人民政府"),
        (f"青禾镇2024年法治政府建设情况\n由镇里聘请县司法局干部。每季度向县政府报告。\n{BODY}", "青禾镇人民政府"),
        (f"青禾镇2024年法治政府建设情况\n遇到难题请县司法局会商。执法对口由市司法局指导。\n{BODY}", "青禾镇人民政府"),
        (f"青禾镇2024年法治政府建设情况\n青禾镇隶属临江市北溪区，地处山区。\n{BODY}", "临江市北溪区青禾镇人民政府"),
        (f"青禾镇2024年法治政府建设情况\n在北溪县委的领导下依法行政。\n{BODY}", "北溪县青禾镇人民政府"),
        # a news item without title and signature
        (f"渡口新风\n晨雾里，北溪县青禾镇的码头热闹起来。\n青禾镇立了三块牌子。今年，青禾镇办了两期班，青禾镇还唱了戏。\n{BODY}",
         "北溪县青禾镇人民政府"),
    ],
)  # fmt: skip
def test_a_town_goes_with_its_county(text: str, org: str) -> None:
    assert fact("org", text) == org
