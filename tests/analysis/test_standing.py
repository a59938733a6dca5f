"""Standing of the word between ［ and ］: what its clause says of it."""

from __future__ import annotations

import pytest

from tests.shipped import analysis_of


def standing(text: str, zone: str = "achievements") -> str:
    at = text.index("［")
    analysis = analysis_of(text.replace("［", "").replace("］", ""), zone)  # type: ignore[arg-type]
    return analysis.standings.at(analysis.clauses.at(at), at)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年公示［处罚信息］64条。", "done"),
        ("聘请［法律顾问］2名。", "done"),
        # planned
        ("下一步将推行［执法公示］制度。", "planned"),
        ("下一步将推行执法公示制度，在网站设置［公示专栏］。", "planned"),
        ("拟于年底聘请［法律顾问］。", "planned"),
        ("计划引入第三方参与［法制审核］。", "planned"),
        ("力争明年建成［执法公示］平台。", "planned"),
        ("计划建设公示平台，目前已建成［公示平台］。", "done"),
        ("将［法治建设］纳入年度计划。", "done"),
        ("对拟提拔干部进行［法律知识测试］。", "done"),
        # demanded
        ("要推动［习近平法治思想］进机关。", "planned"),
        ("应当把［合法性审查］作为必经环节。", "planned"),
        ("落实年度工作要点，推进［执法公示］。", "done"),
        # denied
        ("尚未聘请［法律顾问］。", "denied"),
        ("［复议听证室］尚未建成。", "denied"),
        ("没有设立［法制审核］机构。", "denied"),
        ("全年未发生［行政复议］案件。", "done"),
        ("没有发生［行政复议］案件。", "done"),
        ("未经［法制审核］的决定一律不得作出。", "done"),
        # problem
        ("［政务公开］不够及时。", "problem"),
        ("［普法］形式单一。", "problem"),
        ("不断加强［政务公开］。", "done"),
        ("解决群众困难，推进［政务公开］。", "done"),
    ],
)
def test_standing_in_the_achievements(text: str, expected: str) -> None:
    assert standing(text) == expected


@pytest.mark.parametrize(("zone", "expected"), [("problems", "problem"), ("plan", "planned")])
def test_the_zone_decides_first(zone: str, expected: str) -> None:
    assert standing("聘请［法律顾问］2名。", zone) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进［设立执法公示栏］。", True),
        ("鼓励队员［使用执法记录仪］。", True),
        ("督促企业［聘请法律顾问］。", True),
        ("推动设立［执法公示栏］3处。", False),
        ("推进执法公示，已［设立公示栏］。", False),
        ("［设立执法公示栏］，推进执法公开。", False),
        ("［设立执法公示栏］推进执法公开。", False),
        ("推动建成［法治广场］。", False),
        ("召开推进会［研究法治建设］。", False),
    ],
)
def test_what_is_only_urged_is_not_done(text: str, expected: bool) -> None:
    at = text.index("［")
    analysis = analysis_of(text.replace("［", "").replace("］", ""), "achievements")
    assert analysis.standings.urges(analysis.clauses.at(at), at) is expected
