"""Personal data: made-up numbers of area codes that nobody has, with right and wrong check digits."""

from __future__ import annotations

import pytest

from tests.scoring.noted import codes

AREAS = ("199999", "299998", "399997", "499996", "599995", "699994", "799993", "899992", "188888", "288888")
BIRTHS = ("19491231", "19850412", "19790605", "19900101", "20010930", "19660718", "19880229", "19951111")


def mod_11_2(digits: str) -> str:
    """Return *digits* with the check character of ISO 7064 MOD 11-2."""
    remainder = 0
    for digit in digits:
        remainder = (remainder + int(digit)) * 2 % 11
    return digits + "0123456789X"[(12 - remainder) % 11]


def luhn(digits: str) -> str:
    """Return *digits* with the check digit of ISO/IEC 7812."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return digits + str(-total % 10)


def wrong(number: str) -> str:
    """Return *number* with another last digit."""
    return number[:-1] + ("1" if number[-1] != "1" else "2")


IDENTITIES = [mod_11_2(f"{area}{BIRTHS[n % 8]}{n * 37 + 1:03d}") for n, area in enumerate(AREAS)]
CARDS = [luhn(f"62{n}9999{'0' * (7 + n % 4)}{n}") for n in range(10)]
MOBILES = [f"1{second}900000{n:03d}"[:11] for n, second in enumerate("3456789345")]


@pytest.mark.parametrize("number", IDENTITIES)
def test_an_identity_number(number: str) -> None:
    assert "identity_number" in codes(f"当事人{number}已达成协议。")


@pytest.mark.parametrize("number", [*map(wrong, IDENTITIES)])
def test_a_number_with_a_wrong_check_digit_is_no_identity_number(number: str) -> None:
    assert "identity_number" not in codes(f"案卷编号{number}。")


def test_a_lower_case_x_counts() -> None:
    number = next(n for n in (mod_11_2(f"19999919491231{n:03d}") for n in range(50)) if n.endswith("X"))
    assert "identity_number" in codes(f"当事人{number.lower()}已达成协议。")


@pytest.mark.parametrize("number", CARDS)
def test_a_bank_card(number: str) -> None:
    assert "bank_card" in codes(f"兑付款打入{number}账户。")


@pytest.mark.parametrize("number", [*map(wrong, CARDS)])
def test_a_number_that_fails_luhn_is_no_bank_card(number: str) -> None:
    assert "bank_card" not in codes(f"案卷编号{number}。")


@pytest.mark.parametrize("number", MOBILES)
def test_a_mobile_number(number: str) -> None:
    assert "mobile_number" in codes(f"联系电话{number}。")


@pytest.mark.parametrize(
    "words",
    [
        "热线12345受理诉求300件",
        "拨打12348热线咨询",
        "电话0759-4821360",
        "统一社会信用代码91440882MA4UK8XX1T",
        "文号〔2024〕138号",
        "投资13812345.67元",
        "全县农作物13,812,345,678株",
        "案卷编号2138123456789",
        "电话（010）66083311",
        "数据12812345678条",
        "网站点击量138123456次",
    ],
)
def test_another_number_is_no_mobile_number(words: str) -> None:
    assert "mobile_number" not in codes(f"{words}。")
