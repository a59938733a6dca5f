"""docs/accuracy.md is what ``scorer eval`` writes now."""

from __future__ import annotations

import pytest

from tests.cli.call import scorer
from tests.readme import GOLD, ROOT

PAGE, PLAN = ROOT / "docs" / "accuracy.md", ROOT / "docs" / "accuracy.yaml"


@pytest.mark.skipif(not GOLD.is_dir(), reason="没有标注材料，这一页不能重算")
def test_the_page_is_up_to_date(update_golden: bool) -> None:
    said = scorer("eval", GOLD, "--page", PLAN)
    assert said.code == 0, said.err
    if update_golden:
        PAGE.write_text(said.out, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == said.out
