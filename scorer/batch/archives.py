"""Zips as a county receives them: names in GBK, folders in folders, and now and then a trap.

Nothing is ever unpacked to disk: a member is read into memory by its place in the table of contents, so a name
that climbs out of the archive leads nowhere. It is refused all the same, as no honest program writes one.
"""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from scorer.batch.found import Found, Place, Skipped, hidden, may_be_report, printable
from scorer.errors import UnreadableError, system_words
from scorer.reading.limits import MAX_BYTES, refuse_large

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_MEMBERS = 20_000
"""A zip with more files is refused: thirty towns make thirty."""
_UTF8, _ENCRYPTED = 0x800, 0x1
_UNICODE_PATH = 0x7075
_DAMAGE = (
    OSError,
    ValueError,
    RuntimeError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    IndexError,
)
_NESTED = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz")


def members(path: str, shown: str) -> Iterator[Found | Skipped]:
    """Yield the files in the zip at *path*; a zip that cannot be opened is one row."""
    try:
        infos = contents(path)
    except UnreadableError as failed:
        yield Found(printable(shown), Place(path), failed.message, failed.hint)
        return
    none = True
    for index, info in enumerate(infos):
        name = member_name(info)
        parts = name.split("/")
        if (
            info.is_dir()
            or name.endswith("/")
            or any(hidden(part) for part in parts if part not in {".", ".."})
        ):
            continue
        none = False
        inside = printable(f"{shown}/{name}")
        error, hint = _refusal(info, name)
        if not error and not may_be_report(parts[-1]):
            yield Skipped(inside)
        else:
            yield Found(inside, Place(path, index), error, hint)
    if none:
        yield Found(printable(shown), Place(path), "压缩包里没有文件", "请核对压缩包")


def contents(path: str) -> list[zipfile.ZipInfo]:
    """Return the table of contents; raises UnreadableError where there is none or it lies."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
            size = archive.fp.seek(0, 2) if archive.fp else 0
    except OSError as error:
        raise UnreadableError(f"压缩包打不开（{system_words(error)}）", "请核对路径和权限") from None
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, EOFError):
        raise UnreadableError("压缩包损坏，打不开", "请重新下载或向报送单位索取") from None
    if len(infos) > MAX_MEMBERS:
        raise UnreadableError(
            f"压缩包里文件太多（{len(infos)} 个，上限 {MAX_MEMBERS} 个）", "请解压后用文件夹"
        )
    if sum(info.compress_size for info in infos) > size:
        raise UnreadableError("压缩包里的文件互相重叠，像是压缩炸弹，没有打开", "请向报送单位核实")
    return infos


def member_name(info: zipfile.ZipInfo) -> str:
    """Return the name that the packer meant: its UTF-8, the UTF-8 kept beside it, or GBK without any mark."""
    if info.flag_bits & _UTF8:
        return info.filename
    raw = info.orig_filename.encode("cp437", "replace")
    name = _unicode_path(info.extra, raw)
    for encoding in ("utf-8", "gb18030"):
        if name:
            break
        try:
            name = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return (name or info.filename).replace("\\", "/")


def _unicode_path(extra: bytes, raw: bytes) -> str:
    """Read the Info-ZIP Unicode Path field, valid only while its checksum is that of the plain name."""
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        field, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == _UNICODE_PATH and len(field) > 5 and field[0] == 1:
            same = int.from_bytes(field[1:5], "little") == zlib.crc32(raw)
            return field[5:].decode("utf-8", "ignore") if same else ""
    return ""


def _refusal(info: zipfile.ZipInfo, name: str) -> tuple[str, str]:
    """Say why a member is not opened; empty words for one that is."""
    if ".." in name.split("/") or name.startswith("/") or name[1:2] == ":":
        return "文件名指到压缩包以外，没有打开", "请向报送单位核实这个压缩包"
    if info.flag_bits & _ENCRYPTED:
        return "压缩包里的文件加了密码", "请解压后用文件夹"
    if name.lower().endswith(_NESTED):
        return "压缩包里还有压缩包", "请先解压，再用文件夹"
    if info.file_size > MAX_BYTES:
        return f"文件太大（{info.file_size / 1024 / 1024:.0f} MB，上限 {MAX_BYTES // 1024 // 1024} MB）", (
            "请确认选对了文件；图片太多时请压缩图片或另存为纯文本"
        )
    return "", ""


class Archives:
    """Reads members of zips; the zip read last stays open, for its table of contents may be long."""

    def __init__(self) -> None:
        self._path = ""
        self._open: zipfile.ZipFile | None = None

    def unpack(self, path: str, member: int) -> bytes:
        """Return the bytes of one member, never more than a report may have; raises UnreadableError."""
        try:
            archive = self._archive(path)
            with archive.open(archive.infolist()[member]) as file:
                data = file.read(MAX_BYTES + 1)
        except NotImplementedError:
            raise UnreadableError("压缩方法不认识", "请解压后用文件夹") from None
        except _DAMAGE:
            raise UnreadableError("压缩包里的这个文件损坏，解不出来", "请向报送单位重新索取") from None
        refuse_large(len(data))
        return data

    def _archive(self, path: str) -> zipfile.ZipFile:
        if self._open is None or self._path != path:
            self.close()
            self._open, self._path = zipfile.ZipFile(path), path
        return self._open

    def close(self) -> None:
        """Close the zip that is open."""
        if self._open is not None:
            self._open.close()
        self._open = None
