"""Remarks on personal data that must not be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.lazy import lazy_regex
from scorer.model import Note

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scorer.analysis import Analysis
    from scorer.rulebook.compile import Rulebook

_IDENTITY = lazy_regex(
    r"(?<!\d)[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)"
)
_MOBILE = lazy_regex(r"(?<![\d.\-])1[3-9]\d{9}(?!\d)")
_CARD = lazy_regex(r"(?<!\d)62\d{14,17}(?!\d)")
_LONG_NUMBER = lazy_regex(r"\d\d{10}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def privacy(analysis: Analysis, _rulebook: Rulebook) -> Iterator[Note]:
    """Name identity numbers (by checksum, GB 11643), mobile numbers and bank cards (by Luhn)."""
    text, span = analysis.folded.text, analysis.folded.span
    if not _LONG_NUMBER.search(text):
        return
    for found in _IDENTITY.finditer(text):
        if _identity_checks(found[0]):
            yield Note("identity_number", "error", "疑似居民身份证号，公开前请删去", span(*found.span()))
    for found in _MOBILE.finditer(text):
        yield Note("mobile_number", "warning", "疑似手机号，公开前请确认", span(*found.span()))
    for found in _CARD.finditer(text):
        if _luhn(found[0]):
            yield Note("bank_card", "error", "疑似银行卡号，公开前请删去", span(*found.span()))


def _identity_checks(number: str) -> bool:
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[-1].upper()


def _luhn(number: str) -> bool:
    digits = [int(digit) for digit in reversed(number)]
    doubled = (digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
