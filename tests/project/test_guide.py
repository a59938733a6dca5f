"""The guide for rule authors is true: every step is done as it is written and says what the page says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest

from scorer.rulebook.locate import default_rules
from tests.cli.call import scorer
from tests.project.source import ROOT

GUIDE = ROOT / "rules" / "README.md"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)
_PATH = re.compile(r"`(我的规则/[^`]+\.(?:yaml|md))`")
_SKIPPED = "…"


class Step(NamedTuple):
    """One block of the page with the file that the text before it names."""

    kind: str
    text: str
    path: str
    start: int


def steps() -> list[Step]:
    page = GUIDE.read_text("utf-8")
    blocks = _BLOCK.finditer(page)
    return [Step(b[1], b[2], (_PATH.findall(page[: b.start()]) or [""])[-1], b.start(2)) for b in blocks]


def change(old: str, diff: str) -> str:
    """Apply a block of lines that begin with a space, ``-`` or ``+``."""
    lines = diff.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] != "+")
    assert old.count(before) == 1, f"not once in the file:\n{before}"
    return old.replace(before, "".join(line[1:] for line in lines if line[0] != "-"))


def said(commands: str) -> str:
    """Run the lines that begin with ``$`` and return them with what is printed."""
    out = ""
    for line in commands.splitlines():
        if line.startswith("$ scorer "):
            ran = scorer(*line.removeprefix("$ scorer ").split())
            out += f"{line}\n{ran.out}{ran.err}"
    return out


def matches(told: str, printed: str) -> bool:
    """Tell whether *printed* is what the page says, where a line of … stands for any lines."""
    pieces = [re.escape(piece) for piece in re.split(rf"^{_SKIPPED}\n", told, flags=re.M)]
    return re.fullmatch("(?:.*\n)*?".join(pieces), printed) is not None


_ADDED = re.compile(r"「(.+?)」 加一行 (.+)")
_SET = re.compile(r"「(.+?)」 (\S+) 这一行的「(.+?)」改为 (\S+)")


def in_excel(path: Path, told: str) -> None:
    """Do in the workbook what the lines say."""
    book = openpyxl.load_workbook(path)
    for line in told.splitlines():
        if found := _ADDED.fullmatch(line):
            book[found[1]].append([cell.strip() for cell in found[2].split("｜")])
        else:
            found = _SET.fullmatch(line)
            assert found, line
            rows = list(book[found[1]].iter_rows())
            column = [cell.value for cell in rows[0]].index(found[3])
            next(row for row in rows if row[0].value == found[2])[column].value = float(found[4])
    book.save(path)


def test_every_step_of_the_guide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update_golden: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    shutil.copytree(default_rules(), tmp_path / "我的规则", ignore=shutil.ignore_patterns("README.md"))
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    page = GUIDE.read_text("utf-8")
    shift = 0
    for step in steps():
        if step.kind == "console":
            printed = said(step.text)
            if update_golden and f"\n{_SKIPPED}\n" not in step.text:
                at = step.start + shift
                page = page[:at] + printed + page[at + len(step.text) :]
                shift += len(printed) - len(step.text)
            else:
                assert matches(step.text, printed), printed
        elif step.kind == "excel":
            in_excel(Path("规则.xlsx"), step.text)
        else:
            path = Path(step.path)
            path.parent.mkdir(exist_ok=True)
            path.write_text(
                change(path.read_text("utf-8"), step.text) if step.kind == "diff" else step.text, "utf-8"
            )
    if update_golden:
        GUIDE.write_text(page, "utf-8")


def test_every_kind_of_step_is_in_the_guide() -> None:
    assert {step.kind for step in steps()} == {"console", "diff", "yaml", "markdown", "excel"}
    commands = "".join(step.text for step in steps() if step.kind == "console")
    assert all(
        f"scorer rules {name} " in commands
        for name in ("lint", "test", "show", "new", "diff", "impact", "export", "import")
    )


@pytest.mark.parametrize(
    ("told", "printed", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n…\nc\n", "a\nb\nb\nc\n", True),
        ("a\n…\nc\n", "a\nb\n", False),
        ("a\n…\n", "a\n", True),
    ],
)
def test_skipped_lines(told: str, printed: str, same: bool) -> None:
    assert matches(told, printed) == same


def test_the_files_that_the_guide_names_exist() -> None:
    named = re.findall(r"^\| `([\w.-]+\.(?:yaml|json))`", GUIDE.read_text("utf-8"), re.M)
    assert named and all((ROOT / "rules" / name).is_file() for name in named)
