"""The file of a new element."""

from __future__ import annotations

import pytest

from scorer.authoring.template import MODELINE, new_element
from scorer.errors import UsageError


def test_it_is_commented_and_carries_id_title_and_schema() -> None:
    lines = new_element("fire-safety", "消防安全").splitlines()
    assert lines[0] == MODELINE
    assert {"id: fire-safety", 'title: "消防安全"'} <= set(lines)
    assert sum(line.lstrip().startswith("#") for line in lines) > 10


@pytest.mark.parametrize("id", ["消防", "Fire", "fire safety", "../evil", "9-fire", "fire--safety", ""])
def test_an_id_that_no_element_can_have_is_refused(id: str) -> None:
    with pytest.raises(UsageError, match="不能作要素代号"):
        new_element(id)
