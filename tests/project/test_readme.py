"""The README is true: what a program wrote in it is what the program says now, and its commands exist."""

from __future__ import annotations

import re

import pytest
import yaml

from tests.readme import GOLD, PART, README, ROOT, WRITERS, written


@pytest.mark.parametrize("part", WRITERS)
def test_generated_part(part: str, update_golden: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    text = written(part)
    if text is None:
        pytest.skip(f"没有标注材料 {GOLD.name}，这一部分不能重算")
    page = README.read_text(encoding="utf-8")
    found = {match[2]: match for match in PART.finditer(page)}
    if update_golden:
        match = found[part]
        README.write_text(page[: match.start(3)] + text + page[match.end(3) :], encoding="utf-8")
        return
    assert found[part][3] == text


def test_every_path_named_in_the_readme_exists() -> None:
    page = README.read_text(encoding="utf-8")
    named = re.findall(r"\]\(([\w./-]+)\)|`((?:samples|rules|scorer|tests|benchmarks)/[^`*]+)`", page)
    paths = [first or second for first, second in named]
    assert paths
    assert [path for path in paths if not (ROOT / path.split(" ")[0]).exists()] == []


def test_every_exit_code_is_listed() -> None:
    from scorer.cli.exits import Exit

    page = README.read_text(encoding="utf-8")
    assert all(f"\n| {code.value} | " in page for code in Exit)


def test_every_word_of_every_element_is_put_to_use_by_three_examples_a_status_or_more() -> None:
    rows = re.findall(
        r"^\| `[\w-]+` \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", written("examples") or "", re.M
    )
    assert len(rows) == 17
    for full, partial, missing, words, used in rows:
        assert min(int(full), int(partial), int(missing)) >= 3
        assert words == used


def test_the_rule_that_the_page_shows_is_a_part_of_the_real_one() -> None:
    block = re.search(r"^```yaml\n(id: .*?)^```$", README.read_text(encoding="utf-8"), re.M | re.S)
    assert block
    shown = yaml.safe_load(block[1])
    real = yaml.safe_load((ROOT / "rules" / "elements" / f"{shown['id']}.yaml").read_text(encoding="utf-8"))
    assert [key for key in shown if not within(shown[key], real[key])] == []


def within(shown: object, whole: object) -> bool:
    """Tell whether *shown* leaves things out of *whole* and says nothing else."""
    if isinstance(shown, dict) and isinstance(whole, dict) and "text" not in shown:
        return all(key in whole and within(value, whole[key]) for key, value in shown.items())
    if isinstance(shown, list) and isinstance(whole, list):
        return all(item in whole for item in shown)
    return shown == whole


def test_clerks_install_from_the_folder_and_nothing_advises_the_public_index() -> None:
    texts = [
        README,
        ROOT / "README.en.md",
        ROOT / "rules" / "README.md",
        *sorted((ROOT / "scorer").rglob("*.py")),
    ]
    advice = [
        line for path in texts for line in path.read_text("utf-8").splitlines() if "pip install" in line
    ]
    assert any("pip install ." in line for line in advice)
    assert [
        line for line in advice if re.search(r"pip install ['\"]?scorer(?!-)", line) and "不要" not in line
    ] == []
