"""Find the reports in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scorer.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = frozenset({".txt", ".md", ".docx", ".html", ".htm", ".pdf"})
_NO_REPORTS = ("readme", "changelog", "license")
MAX_REPORTS = 100_000


def reports(folder: Path) -> list[Path]:
    """Return the files of *folder* and below that may be reports, by name; raises where there are none."""
    if not folder.is_dir():
        raise UsageError(f"找不到文件夹 {folder}", "请写放有报告的文件夹")
    found = [path for path in sorted(folder.rglob("*")) if _may_be(path, folder)][: MAX_REPORTS + 1]
    if not found:
        raise UsageError(f"{folder} 里没有报告", f"能读的格式：{'、'.join(sorted(SUFFIXES))}")
    if len(found) > MAX_REPORTS:
        raise UsageError(f"{folder} 里的文件超过 {MAX_REPORTS} 份", "请分几个文件夹")
    return found


def _may_be(path: Path, folder: Path) -> bool:
    names = path.relative_to(folder).parts
    return (
        path.suffix.lower() in SUFFIXES
        and not any(name.startswith((".", "~$")) for name in names)
        and not path.name.endswith(".report.md")
        and path.stem.lower() not in _NO_REPORTS
        and path.is_file()
    )
