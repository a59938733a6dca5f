"""Imports point one way, and the core does no input or output."""

from __future__ import annotations

import ast

import pytest

from tests.project.source import MODULES, calls, imports

BASE = ("model", "errors", "lazy", "numerals")
RULES = (
    "rulebook.draft",
    "rulebook.compile",
    "rulebook.choices",
)  # the rulebook as types and codes, without files

MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "": (),
    "errors": (),
    "model": (),
    "lazy": (),
    "numerals": (),
    "folding": BASE,
    "rulebook.cache": (*BASE, "rulebook", ""),
    "reading": BASE,
    "rulebook": (*BASE, "folding"),
    "analysis": (*BASE, *RULES, "folding"),
    "scoring": (*BASE, *RULES, "folding", "analysis"),
    "results": BASE,
    "similarity": (*BASE, "folding", "results"),
    "accuracy": BASE,
    "authoring": (*BASE, "folding", "rulebook", "reading.text", "analysis", "scoring"),
    "rendering": (
        *BASE,
        "scoring.wording",
        "accuracy",
        "authoring",
        "rulebook.choices",
        "rulebook.draft",
        "rulebook.errors",
        "rulebook.fields",
        "results",
    ),
    "corpus": (*BASE, "rulebook", "reading", "analysis", "scoring", "authoring"),
    "excel": (*BASE, "rulebook", "scoring.wording"),
    "batch": (
        *BASE,
        "results",
        "similarity",
        "rulebook",
        "reading",
        "analysis",
        "scoring",
        "rendering.places",
        "rendering.quotes",
        "similarity",
        "folding",
        "",
        "rendering.sought",
    ),
    "cli": (
        *BASE,
        "rulebook",
        "reading",
        "analysis",
        "scoring",
        "accuracy",
        "authoring",
        "rendering",
        "results",
        "batch",
        "corpus",
        "excel",
        "",
    ),
    "__main__": ("cli",),
}
"""What each part may know besides itself; the longest name that fits a module is its row."""

CORE = (
    "model",
    "errors",
    "results",
    "similarity",
    "folding",
    "rulebook",
    "analysis",
    "scoring",
    "accuracy.agreement",
    "accuracy.intervals",
    "accuracy.kinds",
    "accuracy.parts",
    "authoring",
)
AT_THE_EDGE = tuple(
    f"rulebook.{name}" for name in ("load", "nodes", "edit", "locate", "cache", "source", "tailored")
)
"""Modules that touch files or YAML although their package is core."""

INPUT_OUTPUT = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "print", "input"}
CLOCK = {"now", "utcnow", "today", "time", "monotonic", "perf_counter", "localtime"}
SYSTEM = {"os", "sys", "io", "pathlib", "tempfile", "shutil", "subprocess", "zipfile", "sqlite3"}
PARSERS = {"yaml", "lxml", "html", "xml", "docx", "pypdfium2", "charset_normalizer", "rich", "typer"}


def within(name: str, part: str) -> bool:
    """Tell whether a module is the part or inside it; the part "" is the package's own ``__init__``."""
    return name == part or (bool(part) and name.startswith(f"{part}."))


def short(module: str) -> str:
    return module.removeprefix("scorer").removeprefix(".")


def row(module: str) -> str:
    return max((part for part in MAY_IMPORT if within(module, part)), key=len, default="?")


def target(imported: str) -> str:
    """Cut the imported name off unless it is a module itself: ``scorer.model.Span`` → ``model``."""
    return short(imported if imported in MODULES else imported.rpartition(".")[0])


def forbidden(module: str, tree: ast.Module) -> list[str]:
    """List the imports that the table does not allow to a module."""
    part = row(module)
    own = part.split(".", maxsplit=1)[0]
    known = {target(name) for name in imports(tree) if within(name, "scorer")}
    allowed = (part, *MAY_IMPORT.get(part, ()), own)
    return sorted(name for name in known if not any(within(name, a) for a in allowed))


def is_core(module: str) -> bool:
    return any(within(module, part) for part in CORE) and not any(within(module, m) for m in AT_THE_EDGE)


SHORT = {short(module): tree for module, tree in MODULES.items()}
CORE_MODULES = [module for module in SHORT if is_core(module)]


@pytest.mark.parametrize("module", SHORT)
def test_a_module_imports_only_what_lies_below_it(module: str) -> None:
    assert row(module) in MAY_IMPORT, "a new part of scorer needs its row in MAY_IMPORT"
    assert forbidden(module, SHORT[module]) == []


@pytest.mark.parametrize("module", CORE_MODULES)
def test_the_core_reads_and_writes_nothing_and_has_no_clock(module: str) -> None:
    assert set(calls(SHORT[module])) & (INPUT_OUTPUT | CLOCK) == set()
    assert {name.split(".")[0] for name in imports(SHORT[module])} & (SYSTEM | PARSERS) == set()


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("model", "from scorer.errors import UsageError"),
        ("reading.text", "from scorer.rulebook.compile import Rulebook"),
        ("analysis.zones", "from scorer.scoring import wording"),
        ("analysis.zones", "def late():\n    import scorer.rulebook.load"),
        ("scoring.topic", "from scorer.reading import read"),
        ("rendering.table", "from scorer.scoring.evaluate import judge"),
        ("rulebook.load", "from scorer.analysis.zones import zones"),
    ],
)
def test_the_table_bites(module: str, source: str) -> None:
    assert forbidden(module, ast.parse(source))


@pytest.mark.parametrize("source", ["open('a')", "path.open()", "date.today()", "time.time()", "print(1)"])
def test_the_calls_are_seen(source: str) -> None:
    assert set(calls(ast.parse(source))) & (INPUT_OUTPUT | CLOCK)
