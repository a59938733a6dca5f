"""The zone of every sentence, trap forms included. Marks: ［作］achievements ［问］problems ［划］plan ［头］opening ［责］first-responsible."""

from __future__ import annotations

import re

import pytest

from tests.shipped import analysis_of

MARKS = {
    "作": "achievements",
    "问": "problems",
    "划": "plan",
    "头": "opening",
    "责": "first-responsible",
    "尾": "closing",
}
DONE = "全年制定方案2份，开展培训3期，印发通知5份，全部落实到位。"

REPORTS = {
    "usual headings": f"""一、主要举措和成效
［作］{DONE}
二、存在问题
［问］一是执法力量不足。［问］二是普法形式单一。
三、下一步工作打算
［划］一是加强培训。""",
    "a list without heading goes on over paragraphs": f"""（一）执法
［作］{DONE}
（二）普法
［作］{DONE}
［划］2025年，我镇将从以下方面改进。一是购置记录仪10台。
［划］二是培训执法人员4期。
［划］三是更新公开栏12处。""",
    "shortcomings owned up to in one paragraph": f"""一、执法
［作］{DONE}
二、在改进中前行
［作］执法水平虽有提高，［问］但问题仍不容忽视：［问］一是公示不及时，［问］二是人手不足。""",
    "numbered tasks behind a lead sentence": f"""一、执法
［作］{DONE}
二、来年
［划］2025年，我镇将着重完成以下任务：
［划］1、购置记录仪10台，覆盖全部执法人员。
［划］2、培训执法人员4期。
三、普法
［作］{DONE}""",
    "combined heading with children": f"""一、主要工作
［作］{DONE}
二、存在问题及改进措施
（一）存在问题。［问］一是整体水平不高，制度还不完善。
（二）改进措施。［划］2025年，我镇将继续加强培训，完善各项制度。""",
    "combined heading, flips inside the item": f"""一、主要工作
［作］{DONE}
二、存在问题及下一步打算
［问］一是执法力量不强，［划］下一步将充实执法人员。
［问］二是普法形式单一，［划］下一步将创新普法方式。""",
    "problems first": f"""一、存在的不足
［问］一是执法力量不足。［问］二是经费没有单列。
二、工作开展情况
［作］{DONE}
三、2025年工作安排
［划］一是充实执法人员。""",
    "problems and plan without a heading": f"""一、加强组织领导
［作］{DONE}
二、规范执法行为
［作］{DONE}
［作］总的来看，工作取得了成效，［问］但还存在一些不足，如执法力量不足。［划］下一步，我镇将充实执法人员。""",
    "only topical sections": f"""一、加强组织领导
［作］{DONE}
二、规范执法行为
［作］{DONE}
三、存在的主要问题
［问］执法力量不足。
四、今后努力方向
［划］充实执法人员。""",
    "figures annexed below the plan": f"""一、主要工作
［作］{DONE}
二、下一步打算
［划］充实执法人员。
附:2024年主要数据
［作］行政复议案件(件) 2
青禾镇人民政府""",
    "plan inside the problems part": f"""一、主要工作
［作］{DONE}
二、存在问题
［问］一是执法力量不足；［问］二是普法形式单一。
［划］2025年，全镇将充实执法人员，创新普法方式。""",
    "a plan that answers the problems does not reopen them": """一、存在问题
［问］一是执法力量不足。
二、下一步打算
［划］（一）针对存在的问题，充实执法人员。
［划］（二）破解突出问题，完善制度。""",
    "solving problems is an achievement": f"""一、主要工作
（一）以解决突出问题为导向，抓好整改
［作］{DONE}
（二）抓好督察反馈问题整改
［作］{DONE}""",
    "first responsible person in a part of its own": f"""一、主要负责人履行推进法治建设第一责任人职责情况
［责］镇长主持会议3次。
二、主要举措
［作］{DONE}""",
    "opening and closing": f"""某街道2024年度法治政府建设情况报告
［头］2024年，街道坚持依法行政。［头］现将有关情况报告如下：
一、主要举措
［作］{DONE}
［尾］特此报告。""",
    "a year ahead in a heading is a plan": f"""一、2024年工作情况
［作］{DONE}
二、2025年工作重点
［划］充实执法人员。""",
    "last year's shortcomings and their mending are achievements": f"""一、主要工作
（一）上年度存在问题整改情况
［作］{DONE}""",
    "remedies item by item, each under 改进措施": f"""一、主要工作
［作］{DONE}
二、存在问题及改进措施
（一）执法信息公示不全。［问］12宗迟报。改进措施：［划］专人每周核对。
（二）用印把关偏松。［问］有的先用印后补手续。改进措施：［划］用印前逐份登记。""",
    "the next item of a row is back at the problems though nothing in it says so": f"""一、主要工作
［作］{DONE}
二、我们还差在哪里
［问］一是执法力量不强，［划］下一步充实人员；［问］二是案卷堆放在走廊里，［划］下一步腾出专室。""",
    "items numbered anew behind a lead are all plan": """一、问题和下步打算
［问］一是执法力量不足。［问］二是普法形式单一。［问］三是台账不全。
针对这些，明年打算这么办：［划］一是充实人员。［划］二是把案卷搬进专室。［划］三是补台账。［划］四是办夜校。""",
    "numbered paragraphs under a lead are all plan": """一、存在的不足和今后打算
（一）执法力量不足。［问］持证的只有5人。
（二）台账不全。［问］有缺页。
2025年，我镇将做好以下工作：
（一）充实人员。［划］补齐两名。
（二）补台账。［划］专人登记，问题不补不销号。""",
    "shortcomings told inside one section end with it": f"""一、主要工作
（一）规范执法
［作］{DONE}［问］但也存在不足，人手偏少。
（二）化解矛盾
［作］{DONE}""",
    "a lack in a heading of its own": f"""一、开展的工作
［作］{DONE}
二、短板与成因
［问］窗口答复口径前后不一。
三、工作中的困难
［问］经费没有单列。""",
    "what was done is weighed, and most of what follows are lacks": f"""一、主要做法
［作］{DONE}
［问］客观地讲，法治观念扎根非一日之功。［问］个别干部依法办事意识淡薄；［问］持证人员仅占四成。
［划］今后，举办两期执法培训班。""",
    "a word that weighs, and no lack behind it": f"""一、主要做法
［作］{DONE}
［作］当然，这些成绩的取得，离不开上级的指导。［作］全年受理信访50件，全部办结。""",
    "the last paragraph before the plan names one lack after another": f"""一、主要做法
［作］{DONE}
［问］执法卷宗写得粗，上级抽查指出三处缺页；［问］普法讲来讲去老一套，年轻人不爱听。
［划］下一步，办一个案卷评查班。""",
    "items under a heading that says nothing of problems": f"""一、主要做法
［作］{DONE}
二、其他需要说明的情况
［问］1.执法队人手紧，忙不过来。
［问］2.调解员年纪偏大，写协议书困难。
［问］3.法律宣传以发单子为主，效果不好。
［划］今后打算：增加执法人员2名。""",
    "a label in the text": f"""一、主要做法
［作］{DONE}
［问］存在问题：［问］执法力量薄弱，普法形式单一。
［划］整改方向：［划］招录执法人员4名。""",
    "others' hardship in a heading is an achievement": f"""一、纾解企业困难
［作］{DONE}
二、回应群众急难愁盼问题
［作］{DONE}""",
}


@pytest.mark.parametrize("name", REPORTS)
def test_zones(name: str) -> None:
    marked = REPORTS[name]
    text = re.sub("［.］", "", marked)
    analysis = analysis_of(text)
    found, expected, removed = [], [], 0
    for mark in re.finditer("［(.)］", marked):
        at = analysis.folded.folded(mark.start() - removed)
        removed += len(mark[0])
        clause = analysis.clauses.at(at)
        expected.append((MARKS[mark[1]], text[mark.end() - removed :][:12]))
        found.append((analysis.zones.roles[clause], text[mark.end() - removed :][:12]))
    assert found == expected


def test_every_section_says_what_decided_it() -> None:
    analysis = analysis_of(re.sub("［.］", "", REPORTS["usual headings"]))
    assert {section.role: section.decided_by for section in analysis.zones.sections} == {
        "achievements": "标题写明举措成效",
        "problems": "标题写明问题",
        "plan": "标题写明今后安排",
    }
