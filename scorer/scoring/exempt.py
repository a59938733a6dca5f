"""Whom a tailoring exempts from an element: bodies of some levels, or bodies by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scorer.model import Facts
    from scorer.rulebook.compile import Element

_BEFORE = r"(?:^|[省市县区旗州盟])"
"""A body's name stands alone or behind the places above it: 青禾镇 is not 白青禾镇."""
_AFTER = r"(?:人民政府|政府|党委|党工委|委员会|办事处|管委会|办公室|和|及|、)*$"
"""What the full name of the same body adds; 青禾镇司法所 is another body."""


def exempt(element: Element, facts: Facts) -> str:
    """Return why *element* does not apply to the body that *facts* name, or an empty string."""
    level = facts.level.value if facts.level else None
    org = facts.org.value if facts.org else ""
    for one in element.exempt:
        if level in one.levels or any(names(body, org) for body in one.bodies):
            return one.reason
    return ""


def names(body: str, org: str) -> bool:
    """Tell whether the full name *org* names *body*."""
    return bool(org) and re.search(f"{_BEFORE}{re.escape(body)}{_AFTER}", org) is not None
