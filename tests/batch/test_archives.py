"""Zips: names as they were meant, and what is refused with a reason."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from scorer.batch.archives import Archives, member_name, members
from scorer.batch.found import Found
from scorer.errors import UnreadableError
from scorer.reading.limits import MAX_BYTES

if TYPE_CHECKING:
    from pathlib import Path


def pack(path: Path, *members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


def old(path: Path, name: bytes, data: bytes = b"text", *, extra: bytes = b"", flags: int = 0) -> Path:
    """Write a zip by hand, with the bytes of its one name as they are and no mark of their encoding."""
    crc, size = zlib.crc32(data), len(data)
    fields = (flags, 0, 0, 0, crc, size, size, len(name), len(extra))
    local = struct.pack("<4s5H3I2H", b"PK\3\4", 20, *fields) + name + extra + data
    central = struct.pack("<4s6H3I5H2I", b"PK\1\2", 20, 20, *fields, 0, 0, 0, 0, 0) + name + extra
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1, 1, len(central), len(local), 0)
    path.write_bytes(local + central + end)
    return path


def rows(path: Path) -> list[tuple[str, str]]:
    return [(row.path, row.error) for row in members(str(path), "报送.zip") if isinstance(row, Found)]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_an_old_zip_without_a_mark(tmp_path: Path, encoding: str) -> None:
    path = old(tmp_path / "a.zip", "云岭县/小溪镇.txt".encode(encoding))
    assert rows(path) == [("报送.zip/云岭县/小溪镇.txt", "")]
    assert Archives().unpack(str(path), 0) == b"text"


def test_the_name_kept_beside_the_plain_one_goes_first(tmp_path: Path) -> None:
    name, meant = b"?? .txt", "𠮷镇.txt".encode()
    extra = struct.pack("<HHBI", 0x7075, 5 + len(meant), 1, zlib.crc32(name)) + meant
    assert rows(old(tmp_path / "a.zip", name, extra=extra)) == [("报送.zip/𠮷镇.txt", "")]


def test_a_name_kept_beside_another_name_does_not_count(tmp_path: Path) -> None:
    extra = struct.pack("<HHBI", 0x7075, 7, 1, 1) + b"no"
    assert rows(old(tmp_path / "a.zip", b"a.txt", extra=extra)) == [("报送.zip/a.txt", "")]


def test_folders_in_folders_and_what_systems_leave(tmp_path: Path) -> None:
    path = pack(
        tmp_path / "a.zip",
        ("县/镇/甲.docx", b"1"),
        ("__MACOSX/县/._甲.docx", b"2"),
        ("县/Thumbs.db", b"3"),
        ("县/~$甲.docx", b""),
    )
    assert rows(path) == [("报送.zip/县/镇/甲.docx", "")]


@pytest.mark.parametrize("name", ["../../etc/甲.txt", "/甲.txt", "C:\\甲.txt", "县\\..\\..\\甲.txt"])
def test_a_name_that_climbs_out_is_refused(tmp_path: Path, name: str) -> None:
    ((_, error),) = rows(old(tmp_path / "a.zip", name.encode("gbk")))
    assert error == "文件名指到压缩包以外，没有打开"


def test_a_zip_in_a_zip_is_refused(tmp_path: Path) -> None:
    ((_, error),) = rows(pack(tmp_path / "a.zip", ("内.zip", b"PK")))
    assert error == "压缩包里还有压缩包"


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    ((_, error),) = rows(old(tmp_path / "a.zip", b"a.txt", flags=1))
    assert error == "压缩包里的文件加了密码"


def test_a_bomb_that_tells_its_size_is_refused(tmp_path: Path) -> None:
    ((_, error),) = rows(pack(tmp_path / "a.zip", ("a.txt", b"\0" * (MAX_BYTES + 1))))
    assert error.startswith("文件太大（30 MB")


def test_a_bomb_that_lies_about_its_size_is_stopped(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", ("a.txt", b"\0" * (MAX_BYTES + 1)))
    size = struct.pack("<I", MAX_BYTES + 1)
    path.write_bytes(path.read_bytes().replace(size, struct.pack("<I", 100)))
    assert rows(path) == [("报送.zip/a.txt", "")]
    with pytest.raises(UnreadableError):
        Archives().unpack(str(path), 0)


def test_members_that_overlap_are_refused(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", ("a.txt", b"text" * 50), method=zipfile.ZIP_STORED)
    data = path.read_bytes()
    start = data.index(b"PK\1\2")
    end = data.index(b"PK\5\6")
    central = data[start:end] * 40
    tail = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 40, 40, len(central), start, 0)
    path.write_bytes(data[:start] + central + tail)
    ((_, error),) = rows(path)
    assert "互相重叠" in error


@pytest.mark.parametrize("data", [b"", b"no zip at all", b"PK\3\4 broken"])
def test_a_damaged_zip_is_one_row(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    assert rows(tmp_path / "a.zip") == [("报送.zip", "压缩包损坏，打不开")]


def test_a_damaged_member_is_an_error_of_its_own(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.zip", ("a.txt", bytes(range(256)) * 9), ("b.txt", b"good"))
    data = bytearray(path.read_bytes())
    data[60:70] = b"\xff" * 10
    path.write_bytes(data)
    archives = Archives()
    with pytest.raises(UnreadableError, match="损坏"):
        archives.unpack(str(path), 0)
    assert archives.unpack(str(path), 1) == b"good"


def test_an_empty_zip_is_one_row(tmp_path: Path) -> None:
    assert rows(pack(tmp_path / "a.zip")) == [("报送.zip", "压缩包里没有文件")]


def test_a_name_marked_as_utf8_is_taken_as_it_is() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("青禾镇.txt", b"")
    assert [member_name(info) for info in zipfile.ZipFile(packed).infolist()] == ["青禾镇.txt"]
