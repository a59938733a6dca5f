"""Write a number as Word's automatic numbering would: 一、二、 (1) ① A IV 甲."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def written(number: int, style: str) -> str:
    """Return *number* in the numbering *style* (w:numFmt); an unknown style is written in digits."""
    if number < 0:
        return str(number)
    return _STYLES.get(style, str)(number)


def counted(number: int, digits: str = _DIGITS, units: str = "十百千", zero: str = "零") -> str:
    """Return *number* as counted aloud: 十、十一、二十、一百零五."""
    if number == 0:
        return digits[0]
    if number >= 10_000:
        return str(number)
    words, gap = "", False
    for place, digit in zip(range(len(str(number)) - 1, -1, -1), str(number), strict=True):
        if digit == "0":
            gap = bool(words)
            continue
        words += (zero if gap else "") + digits[int(digit)] + (units[place - 1] if place else "")
        gap = False
    return words.removeprefix(digits[1]) if 10 <= number < 20 and digits == _DIGITS else words


def _spelled(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _letters(number: int) -> str:
    """Return A … Z, AA … ZZ: Word repeats the letter, it does not count in base 26."""
    return chr(65 + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 780 else str(number)


def _roman(number: int) -> str:
    words = ""
    for worth, sign in _ROMAN:
        words += sign * (number // worth)
        number %= worth
    return words


def _one_of(first: int, last: int) -> Callable[[int], str]:
    """Write with the signs from code point *first* on, in digits beyond the last of them."""
    return lambda number: chr(first + number - 1) if 1 <= number <= last else str(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number else str(number)


def _wide(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


_STYLES: dict[str, Callable[[int], str]] = {
    "chineseCounting": counted,
    "chineseCountingThousand": counted,
    "japaneseCounting": counted,
    "taiwaneseCounting": counted,
    "taiwaneseCountingThousand": counted,
    "ideographDigital": _spelled,
    "japaneseDigitalTenThousand": _spelled,
    "taiwaneseDigital": _spelled,
    "chineseLegalSimplified": lambda number: counted(number, _LEGAL, "拾佰仟"),
    "ideographLegalTraditional": lambda number: counted(number, _LEGAL, "拾佰仟"),
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": _one_of(0x2460, 20),
    "decimalEnclosedCircleChinese": _one_of(0x2460, 20),
    "decimalEnclosedParen": _one_of(0x2474, 20),
    "decimalEnclosedFullstop": _one_of(0x2488, 20),
    "ideographEnclosedCircle": _one_of(0x3280, 10),
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalZero": lambda number: f"{number:02d}",
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
}
