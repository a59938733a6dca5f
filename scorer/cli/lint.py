"""``scorer rules lint``: find the rule files, say everything that is wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scorer.cli import inputs, output
from scorer.cli.authoring import REPORT, label
from scorer.cli.exits import Exit
from scorer.errors import UsageError
from scorer.rulebook.locate import shown

if TYPE_CHECKING:
    from scorer.rulebook.errors import RuleProblem
    from scorer.rulebook.load import Reading

FORMATS = ("table", "json")
_PROFILE_KEYS = frozenset({"levels", "extends", "weights", "off", "set", "not_applicable"})


class Target(NamedTuple):
    """What the path on the command line means."""

    reading: Reading
    root: Path
    """The folder of the rulebook."""
    file: str
    """The one file that is meant, by the name that messages give it; empty for a whole rulebook."""
    path: Path
    """Where that file lies."""


def lint(path: str | None, form: str, to: str | None) -> int:
    """Print every error of every file that *path* means, or the warnings where there is no error."""
    from scorer.rendering.lint import Checked, as_json, as_text

    output.one_of(form, FORMATS)
    output.keep(to, inputs.rule_files(path))
    wanted = _target(path)
    found = _problems(wanted)
    mine = tuple(one for one in found if not wanted.file or one.at.file == wanted.file)
    files = 1 if wanted.file else len(wanted.reading.book.sheets) + len(_reports(wanted))
    elsewhere = sum(one.severity == "error" for one in found) - sum(one.severity == "error" for one in mine)
    checked = Checked(mine, elsewhere, files, _paths(wanted))
    output.deliver(as_json(checked) if form == "json" else as_text(checked), to)
    return Exit.USAGE if checked.errors else Exit.OK


def _problems(wanted: Target) -> tuple[RuleProblem, ...]:
    """Return the errors; where there are none, the warnings, which would mislead beside errors."""
    from scorer.authoring.lint import advise
    from scorer.rulebook.errors import in_order

    errors = in_order([*wanted.reading.problems, *_heads(wanted)])
    return errors or in_order(advise(wanted.reading.book))


def _heads(wanted: Target) -> list[RuleProblem]:
    """Return what is wrong with the heads of the whole reports."""
    reports, draft = _reports(wanted), wanted.reading.book.draft
    if not reports:
        return []
    from scorer.authoring.reports import read_case
    from scorer.cli.authoring import read_bytes

    return [found for name, path in reports.items() for found in read_case(name, read_bytes(path), draft)[1]]


def _target(path: str | None) -> Target:
    """Read what *path* names; an element or a profile outside a rulebook is held against the shipped one."""
    from scorer.rulebook.load import examine
    from scorer.rulebook.locate import default_rules
    from scorer.rulebook.source import is_tailoring, source

    where = Path(path) if path else default_rules()
    if where.exists() and is_tailoring(where):
        from scorer.rulebook.tailored import examine_tailored

        home, tailoring, *_ = source(where)
        assert tailoring
        return Target(examine_tailored(tailoring, home), home, label(tailoring), tailoring)
    if where.is_dir():
        inside = where.resolve().name == "elements" and (where.resolve().parent / "base.yaml").is_file()
        root = where.resolve().parent if inside else where
        return Target(examine(root), root, "", where)
    if not where.is_file():
        raise UsageError(f"找不到 {where}", "请写规则书文件夹，或其中一个文件")
    if where.suffix != ".yaml":
        raise UsageError(f"{where.name} 不是规则文件", "规则文件的扩展名是 .yaml")
    folder = where.resolve().parent
    for root in (folder, folder.parent):
        if (root / "base.yaml").is_file() and (root == folder or folder.name == "elements"):
            name = where.resolve().relative_to(root).as_posix()
            return Target(examine(root), root, shown(root, name), where)
    return _alone(where, default_rules())


def _alone(where: Path, home: Path) -> Target:
    from scorer.rulebook.load import examine_element, examine_profile
    from scorer.rulebook.nodes import MAX_BYTES, Map, read_sheet

    with where.open("rb") as stream:
        root = read_sheet("", stream.read(MAX_BYTES + 1)).root
    keys = root.pairs.keys() if isinstance(root, Map) else set()
    profile = keys & _PROFILE_KEYS and not keys & {"id", "kind"}
    reading = (examine_profile if profile else examine_element)(where, home)
    return Target(reading, home, label(where), where)


def _reports(wanted: Target) -> dict[str, Path]:
    """Return the whole reports beside the rules, whose heads are rules too."""
    if wanted.file:
        return {}
    root = wanted.root.resolve()
    found = sorted([*root.glob(f"*{REPORT}"), *root.glob(f"elements/*{REPORT}")])
    return {shown(root, path.relative_to(root).as_posix()): path for path in found}


def _paths(wanted: Target) -> dict[str, str]:
    """Return where each file lies, by the name that messages give it: editors open files by path."""
    named = {shown(wanted.root, name): wanted.root / name for name in wanted.reading.book.sheets}
    named |= _reports(wanted) | ({wanted.file: wanted.path} if wanted.file else {})
    return {name: str(path) for name, path in named.items()}
