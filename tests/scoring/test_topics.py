"""Verdicts on topics: one passage, one status and its reason."""

from __future__ import annotations

import pytest

from tests.shipped import card_of, finding_of, report_of, rulebook

ACHIEVEMENTS, PROBLEMS, PLAN, OPENING = "achievements", "problems", "plan", "opening"


@pytest.mark.parametrize(
    ("element", "zone", "text", "verdict"),
    [
        # named and done
        ("legal-advisers", ACHIEVEMENTS, "聘请律师担任镇政府法律顾问，全年审查合同26份。", "full"),
        ("enforcement-recording", ACHIEVEMENTS, "落实执法全过程记录制度。配备执法记录仪12台。", "full"),
        # name and act in different sentences, and below a heading
        ("legal-advisers", ACHIEVEMENTS, "发挥法律顾问作用。全年出具法律意见12份。", "full"),
        ("legal-advisers", ACHIEVEMENTS, "（三）发挥法律顾问作用\n全年出具法律意见12份，列席会议5次，参与各类谈判。", "full"),
        # three systems named together with a plan made for them
        ("enforcement-publicity", ACHIEVEMENTS,
         "全面推行行政执法公示制度、执法全过程记录制度、重大执法决定法制审核制度，制定《三项制度工作方案》。", "full"),
        # what a sentence tells of a neighbour is no act on the matter that another sentence names
        ("disclosure", ACHIEVEMENTS, "深化政务公开。在县政府网站公开行政处罚决定书31份。", "partial slogan_only"),
        ("enforcement-team", ACHIEVEMENTS, "加强执法队伍建设。举办依法行政培训班2期，240名干部参加。",
         "partial slogan_only"),
        # only touched
        ("legal-advisers", ACHIEVEMENTS, "充分发挥法律顾问的参谋助手作用。", "partial slogan_only"),
        ("enforcement-recording", ACHIEVEMENTS, "认真落实行政执法三项制度。", "partial umbrella_only"),
        ("legal-advisers", ACHIEVEMENTS, "全镇12个村全部落实一村一法律顾问。", "partial village_only"),
        ("legal-advisers", PLAN, "聘请律师担任镇政府法律顾问。", "partial only_in_plan"),
        ("legal-advisers", PROBLEMS, "法律顾问作用发挥不够。", "partial only_in_problems"),
        ("xi-thought-study", OPENING, "以习近平法治思想为指导。", "partial only_in_opening"),
        ("legal-advisers", ACHIEVEMENTS, "尚未聘请法律顾问。", "partial denied"),
        ("legal-advisers", ACHIEVEMENTS, "贯彻《关于推行法律顾问制度的意见》，提高依法办事水平。", "partial citation_only"),
        # titles in a row, or behind 根据, are a basis and touch nothing
        ("legal-advisers", ACHIEVEMENTS, "贯彻《关于推行法律顾问制度的意见》《法治政府建设实施纲要》等文件部署。", "missing not_found"),
        ("legal-advisers", ACHIEVEMENTS, "根据《关于推行法律顾问制度的意见》，结合实际抓好落实。", "missing not_found"),
        # a figure of another matter in the same sentence is no act on this one
        ("disclosure", ACHIEVEMENTS, "持续推进政务公开工作，办理人大代表建议13件。", "partial slogan_only"),
        # nor is one in the next item of a row; one in the next sentence of its own item is
        ("dispute-resolution", ACHIEVEMENTS,
         "二是坚持发展枫桥经验，建设平安镇。三是服务有温度。全年办结事项36件。", "partial slogan_only"),
        ("dispute-resolution", ACHIEVEMENTS, "二是坚持发展枫桥经验。全年办结事项36件。", "full"),
        # nor one in a clause that is about another matter, or that counts something else
        ("leadership-study", ACHIEVEMENTS, "健全领导干部学法考试制度，法律顾问审查合同12份。", "partial slogan_only"),
        ("legality-review", ACHIEVEMENTS, "重大事项坚持集体讨论，街道全年受理居民求助事项12件。", "partial slogan_only"),
        ("legality-review", ACHIEVEMENTS, "重大事项坚持集体讨论，全年12件。", "full"),
        # what others are urged to do is not done
        ("enforcement-publicity", ACHIEVEMENTS, "推进设立执法公示栏。", "partial slogan_only"),
        ("enforcement-publicity", ACHIEVEMENTS, "推进执法公示，设立执法公示栏。", "full"),
        # absent
        ("legal-advisers", ACHIEVEMENTS, "全年调解纠纷20件。", "missing not_found"),
        ("legal-advisers", PLAN, "落实《关于推行法律顾问制度的意见》。", "missing not_found"),
    ],
)  # fmt: skip
def test_verdict(element: str, zone: str, text: str, verdict: str) -> None:
    finding = finding_of(element, text, zone)  # type: ignore[arg-type]
    found = finding.status if finding.status == "full" else f"{finding.status} {finding.reason}"
    assert found == verdict


def test_the_done_part_decides_over_the_plan() -> None:
    text = "一、主要工作\n聘请律师担任镇政府法律顾问。\n二、下一步打算\n继续用好法律顾问。"
    assert finding_of("legal-advisers", text, None).status == "full"


def test_a_sentence_about_an_earlier_year_is_no_evidence() -> None:
    text = "一、主要工作\n2023年，全镇排查调处矛盾纠纷612件，调解成功598件。"
    finding = finding_of("dispute-resolution", text, None, year=2024)
    assert (finding.status, finding.reason) == ("partial", "earlier_year")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2022年为中队采购执法记录仪45台，归档音像资料324件。", "partial"),
        ("推动全过程记录.2022年采购执法记录仪45台.", "partial"),
        ("2022年以来共采购执法记录仪45台。", "full"),
        ("2024年采购执法记录仪45台。", "full"),
    ],
)
def test_figures_left_standing_from_an_earlier_year(text: str, status: str) -> None:
    report = f"一、主要工作\n推动执法全过程记录。{text}"
    assert finding_of("enforcement-recording", report, None, year=2024).status == status


def test_repeating_a_sentence_changes_nothing() -> None:
    text = "充分发挥法律顾问的参谋助手作用。"
    assert (
        finding_of("legal-advisers", text * 5).status
        == finding_of("legal-advisers", text).status
        == "partial"
    )


def test_evidence_quotes_the_original_to_the_letter() -> None:
    text = "聘 请“正衡”律师事务所\u3000律师担任镇政府法律顾问 ，审查合同２６份。"
    finding = finding_of("legal-advisers", text)
    span = finding.evidence[0].span
    assert report_of(text).text[span.start : span.end] == text


def test_a_missing_topic_says_where_it_was_sought_and_where_it_belongs() -> None:
    text = "一、主要工作\n全年调解纠纷20件。"
    finding = finding_of("legal-advisers", text, None)
    assert finding.looked_in and finding.belongs_at
    assert text[finding.belongs_at.start : finding.belongs_at.end] == "一、主要工作"


def test_a_near_miss_says_why_it_did_not_count() -> None:
    finding = finding_of("legal-advisers", "聘请律师担任法律顾问。", "plan")
    assert [near.reason for near in finding.near_misses] == ["only_in_plan"]


def test_an_element_not_in_force_in_the_year_leaves_the_denominator() -> None:
    card = card_of("一、主要工作\n全年调解纠纷20件。", None, year=2018)
    finding = next(f for f in card.findings if f.id == "xi-thought-study")
    assert finding.status == "not_applicable"


def test_the_score_weighs_full_and_partial() -> None:
    card = card_of("一、主要工作\n全年调解纠纷20件。", None)
    applies = [f for f in card.findings if f.status != "not_applicable"]
    whole = sum(f.weight for f in applies)
    earned = sum(f.weight * {"full": 1, "partial": 0.5}.get(f.status, 0) for f in applies)
    assert card.score.points == pytest.approx(100 * earned / whole, abs=0.06)
    assert card.score.band in dict((name, at) for at, name in rulebook().bands)
