"""What is masked before two texts are compared."""

from __future__ import annotations

import pytest

from scorer.similarity.formulae import FORMULA, unnumbered, without_formulae
from scorer.similarity.mask import folded, masked, names_of

TOWN = ("漪南县小溪镇人民政府",)


def mask(text: str) -> str:
    plain = folded(text)
    return masked(plain, names_of(TOWN, plain))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年度完成", "9年完成"),
        ("二○二四年完成", "9年完成"),
        ("2024年3月15日印发", "9年印发"),
        ("2021—2025年规划", "9年规划"),
        ("今年以来", "9年以来"),
        ("调处 1,234 件", "调处0件"),
        ("成功率98.6%", "成功率0"),
        ("发放１.２万余份", "发放0份"),
        ("会前学法三次", "会前学法0次"),
        ("落实三项制度", "落实三项制度"),
        ("上级一是要求", "上级一是要求"),
        ("小溪镇人民政府", "〇人民政府"),
        ("漪南县小溪镇党委", "〇党委"),
        ("小溪司法所", "〇司法所"),
        ("在双桥村、石门村和上坪社区", "在〇"),
        ("我镇各村", "我〇各村"),
        ("全县(含开发区)", "我〇（含开发区）"),
        ("乡镇和街道", "乡镇和街道"),
        ("，农村、城区", "，农村、城区"),
    ],
)
def test_what_a_copier_changes_first_is_masked(text: str, expected: str) -> None:
    assert mask(text) == expected


def test_a_name_told_once_is_masked_everywhere() -> None:
    assert mask("，双桥村修路，今冬双桥村通水") == "，〇修路，今冬〇通水"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("印发《甲办法》《乙规定》等文件", "印发《》文件"),
        ("坚持党的领导", f"坚持{FORMULA}"),
        ("贯彻党的二十大精神", f"贯彻{FORMULA}精神"),
        ("按照通知要求，", f"按照{FORMULA}，"),
        ("推行行政执法公示、执法全过程记录、重大执法决定法制审核三项制度", "推行三项制度"),
        ("————————", ""),
        ("镇里有人来问", "镇里有人来问"),
    ],
)
def test_what_is_prescribed_is_taken_out(text: str, expected: str) -> None:
    assert without_formulae(text) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("（一）加强组织领导", ("加强组织领导", True)),
        ("一是开展巡查，修好闸门", ("开展巡查，修好闸门", False)),
        ("3.修好闸门", ("修好闸门", True)),
        ("3.5公里长", ("3.5公里长", False)),
        ("一座山塘", ("一座山塘", False)),
    ],
)
def test_a_number_is_taken_off(sentence: str, expected: tuple[str, bool]) -> None:
    assert unnumbered(sentence) == expected
