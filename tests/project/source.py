"""The program's own source as data, for the tests on its shape."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "scorer"


def _module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _read_modules() -> dict[str, ast.Module]:
    files = sorted(PACKAGE.rglob("*.py"))
    return {_module_name(path): ast.parse(path.read_text(encoding="utf-8")) for path in files}


def imports(tree: ast.Module) -> list[str]:
    """List what a module imports anywhere in it, as ``package.module.name`` where the name may be a module."""
    found: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            found += [f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names]
    return found


def calls(tree: ast.Module) -> list[str]:
    """List the last name of everything called: ``open`` for ``open(…)`` and for ``path.open(…)``."""
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = [f.id for f in functions if isinstance(f, ast.Name)]
    return names + [f.attr for f in functions if isinstance(f, ast.Attribute)]


MODULES = _read_modules()
"""Every module of scorer by its dotted name, parsed."""
