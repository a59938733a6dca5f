"""Read labelled reports: a folder with ``labels.yaml`` in the format that the README describes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scorer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from scorer.model import Role

_STATUSES = frozenset({"full", "partial", "missing"})
ZONES = ("opening", "achievements", "first-responsible", "problems", "plan")
_MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled report."""

    path: Path
    name: str
    facts: Mapping[str, Any]
    zones: Mapping[str, str | None]
    """How the achievements, problems and plan parts begin."""
    status: Mapping[str, str]
    """Element id → full, partial or missing."""
    quotes: Mapping[str, str]
    """Element id → the decisive words, verbatim."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One labelled passage: what it alone gives for one element."""

    number: int
    """Place in the file from 0."""
    element: str
    zone: Role
    status: str
    text: str
    why: str


def read_passages(folder: Path) -> tuple[Passage, ...]:
    """Read ``sentences.yaml`` of *folder*, an empty tuple where there is none."""
    path = folder / "sentences.yaml"
    if not path.is_file():
        return ()
    entries = load(path)
    if not isinstance(entries, list):
        raise UsageError(f"{path} 不是一列句子", "每句一项，写明 element、zone、status、text")
    return tuple(_passage(entry, number) for number, entry in enumerate(entries))


def _passage(entry: Any, number: int) -> Passage:
    if not isinstance(entry, dict) or not {"element", "zone", "status", "text"} <= set(entry):
        raise UsageError(f"sentences.yaml 第 {number + 1} 项不全", "写明 element、zone、status、text")
    if entry["status"] not in _STATUSES or entry["zone"] not in ZONES:
        raise UsageError(
            f"sentences.yaml 第 {number + 1} 项的 status 或 zone 不对", f"zone 可用：{'、'.join(ZONES)}"
        )
    return Passage(
        number,
        str(entry["element"]),
        entry["zone"],
        entry["status"],
        str(entry["text"]),
        str(entry.get("why", "")),
    )


def read_labels(folder: Path) -> tuple[Label, ...]:
    """Read ``labels.yaml`` of *folder*; raises UsageError with the entry at fault."""
    path = folder / "labels.yaml"
    if not folder.is_dir():
        raise UsageError(f"没有这个文件夹：{folder}", "请给出放有 labels.yaml 的文件夹")
    if not path.is_file():
        raise UsageError(f"文件夹里没有 labels.yaml：{folder}", "请给出放有 labels.yaml 的文件夹")
    entries = load(path)
    if not isinstance(entries, list) or not entries:
        raise UsageError(f"{path} 不是一列标注", "每份报告一项，写明 file、facts、status")
    return tuple(_label(folder, entry, number) for number, entry in enumerate(entries, 1))


def load(path: Path) -> Any:
    """Read a YAML file as plain data; raises UsageError with the line at fault."""
    import yaml

    if path.stat().st_size > _MAX_BYTES:
        raise UsageError(f"{path} 超过 {_MAX_BYTES // 1_000_000} MB", "请核对文件")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8-sig"), Loader=loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" 第 {mark.line + 1} 行" if mark else ""
        raise UsageError(f"{path}{where} 不是能读的 YAML", "请用 UTF-8 保存并核对缩进") from error


def _label(folder: Path, entry: Any, number: int) -> Label:
    where = f"labels.yaml 第 {number} 项"
    if not isinstance(entry, dict) or not isinstance(entry.get("file"), str):
        raise UsageError(f"{where}没有 file", "写上报告的文件名")
    status = entry.get("status")
    if not isinstance(status, dict) or not set(map(str, status.values())) <= _STATUSES:
        raise UsageError(f"{where}（{entry['file']}）的 status 不对", "每个要素写 full、partial 或 missing")
    return Label(
        folder / entry["file"],
        entry["file"],
        entry.get("facts") or {},
        entry.get("zones") or {},
        {str(key): str(value) for key, value in status.items()},
        entry.get("quotes") or {},
    )
