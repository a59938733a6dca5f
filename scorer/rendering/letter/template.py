"""A Word template with the fields of ``words.fields``: rendered in a sandbox, the same bytes for the same data."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any

from scorer.errors import UsageError, system_words
from scorer.rendering.letter.specimen import specimen
from scorer.rendering.letter.words import numeral

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment

MAX_BYTES = 20_000_000
"""Of a template, packed and unpacked."""
EPOCH = (1980, 1, 1, 0, 0, 0)
ADVICE = "对照 scorer 自带的模板改正，或不指定模板"


class LetterTemplate:
    """A template that was read and found to be a Word file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._data = _read(path)
        self._environment = _environment()

    def try_out(self) -> None:
        """Fill the template in with a made-up report; raises as ``render`` does."""
        self.render(specimen())

    def render(self, fields: dict[str, Any]) -> bytes:
        """Fill the template in.

        Raises ``UsageError`` in one line where the template asks for what there is not or is written wrongly.
        """
        from docxtpl import DocxTemplate
        from jinja2 import TemplateError

        filled = DocxTemplate(io.BytesIO(self._data))
        try:
            filled.render(fields, self._environment, autoescape=True)
        except TemplateError as error:
            raise self._wrong(error, fields) from error
        except (ValueError, TypeError, ArithmeticError, LookupError, AttributeError) as error:
            raise UsageError(f"反馈函模板 {self.path}：填不进去（{error}）", ADVICE) from error
        made = io.BytesIO()
        filled.save(made)
        return packed(made.getvalue())

    def _wrong(self, error: Exception, fields: dict[str, Any]) -> UsageError:
        asked = re.search(r"'([^']+)' is undefined|has no attribute '([^']+)'", str(error))
        if asked:
            known = "、".join(sorted(fields))
            return UsageError(
                f"反馈函模板 {self.path}：没有“{asked[1] or asked[2]}”这一项", f"可用的有：{known}"
            )
        near = next((line.strip() for line in getattr(error, "docx_context", ()) if "{" in line), "")
        where = f"“{near[:40]}”附近" if near else ""
        return UsageError(f"反馈函模板 {self.path}：{where}写法不对（{error}）", ADVICE)


def _read(path: Path) -> bytes:
    try:
        data = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b""
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            whole = sum(entry.file_size for entry in archive.infolist())
            if whole > MAX_BYTES or "word/document.xml" not in archive.namelist():
                raise zipfile.BadZipFile
    except OSError as error:
        raise UsageError(f"打不开反馈函模板 {path}：{system_words(error)}", "请检查路径") from error
    except zipfile.BadZipFile as error:
        raise UsageError(
            f"反馈函模板 {path} 不是 Word 文件（.docx），或过大", "请用 WPS 或 Word 另存为 docx"
        ) from error
    return data


def _environment() -> SandboxedEnvironment:
    """Make the sandbox; a template is compiled once, not once a letter."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Compiling(ImmutableSandboxedEnvironment):
        """Remembers what it compiled."""

        def __init__(self) -> None:
            super().__init__(autoescape=True, undefined=StrictUndefined)
            self.filters["中文数字"] = numeral
            self._compiled: dict[str, Template] = {}

        def from_string(self, source: Any, *args: Any, **named: Any) -> Template:
            if source not in self._compiled:
                self._compiled[source] = super().from_string(source, *args, **named)
            return self._compiled[source]

    return Compiling()


def packed(data: bytes) -> bytes:
    """Pack a Word file again without the time of day."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, EPOCH), old.read(name), zipfile.ZIP_DEFLATED, 6)
    return made.getvalue()
