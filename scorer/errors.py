"""The one error tree. A message says what and where; a hint says what to do. Both are Chinese."""

from __future__ import annotations

import errno
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SYSTEM: Mapping[str, str] = MappingProxyType(
    {
        "ENOENT": "没有这个文件或文件夹",
        "EISDIR": "那是文件夹，不是文件",
        "ENOTDIR": "路径中间有一段不是文件夹",
        "EEXIST": "已经有同名的文件",
        "ENOTEMPTY": "文件夹不是空的",
        "EACCES": "没有权限",
        "EPERM": "系统不允许",
        "EROFS": "磁盘只能读，不能写",
        "ENOSPC": "磁盘满了",
        "EDQUOT": "磁盘配额用完了",
        "EFBIG": "文件太大",
        "ENAMETOOLONG": "名称太长",
        "EINVAL": "系统不接受这个名称或这样的操作",
        "ELOOP": "链接绕成了圈",
        "EBUSY": "正被别的程序使用",
        "ETXTBSY": "正被别的程序使用",
        "EMFILE": "打开的文件太多",
        "ENFILE": "打开的文件太多",
        "ENOMEM": "内存不够",
        "EIO": "存储介质读写出错",
        "ENXIO": "没有这个设备",
        "EXDEV": "不在同一个磁盘",
        "ESTALE": "网络文件夹断开了",
        "ETIMEDOUT": "连接超时",
        "ECONNREFUSED": "对方拒绝连接",
        "EPIPE": "接收输出的程序已经退出",
    }
)
"""Name of a system error → words; the numbers differ from system to system, and not every system has all names."""


class ScorerError(Exception):
    """Root of every error that is meant for a person."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        joint = "" if self.message.endswith(("？", "。")) else "。"
        return f"{self.message}{joint}{self.hint}" if self.hint else self.message


class UsageError(ScorerError):
    """The command was called with something that cannot be done (exit code 2)."""


class UnreadableError(ScorerError):
    """One file could not be read (exit code 3); the others are still scored."""


def system_words(error: BaseException) -> str:
    """Say in Chinese what the system says in English, by the number of the error; other numbers are given as such."""
    number = getattr(error, "errno", None)
    name = errno.errorcode.get(number, "") if isinstance(number, int) else ""
    return _SYSTEM.get(name) or (f"系统错误 {number}" if number else "系统没有说明原因")
