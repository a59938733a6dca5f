"""Say the framework's own words – help headings, usage errors – in Chinese."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from scorer.lazy import lazy_regex

if TYPE_CHECKING:
    import typer

_HELP = {
    "Usage:": "用法：",
    "Options:": "选项：",
    "Arguments:": "参数：",
    "Commands:": "命令：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]...",
    "Show this message and exit.": "显示帮助",
    "[required]": "[必填]",
    "[default: ": "[默认：",
    "Try '": "帮助：'",
}
_ERRORS = (
    (lazy_regex(r"No such option: (\S+?)\.?(?: .*)?$", re.S), "没有这个选项：{0}"),
    (lazy_regex(r"No such command '(.+)'\.?.*$", re.S), "没有这个命令：{0}"),
    (lazy_regex(r"Missing argument '?([^'.]+)'?.*$", re.S), "缺少参数 {0}"),
    (lazy_regex(r"Missing option '?([^'.]+)'?.*$", re.S), "缺少选项 {0}"),
    (lazy_regex(r"Missing command.*$", re.S), "缺少命令"),
    (lazy_regex(r"Option '?([^' ]+)'? requires an argument.*$", re.S), "选项 {0} 后面要写值"),
    (lazy_regex(r"Invalid value for '?([^':]+)'?.*$", re.S), "{0} 的值不对"),
    (lazy_regex(r"Got unexpected extra argument\(?s?\)? \((.+)\).*$", re.S), "多出了参数：{0}"),
)


def help_words(text: str) -> str:
    """Put Chinese for the fixed English words of a help page."""
    for english, chinese in _HELP.items():
        text = text.replace(english, chinese)
    return text


def usage_error(error: Exception) -> str:
    """Return the Chinese for a usage error of the framework, its own words where they are not known."""
    words = str(getattr(error, "format_message", lambda: error)())
    for pattern, chinese in _ERRORS:
        found = pattern.match(words)
        if found:
            return chinese.format(*found.groups())
    return words


class Command(TyperCommand):
    """A command whose help page is Chinese."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """Return the help page."""
        return help_words(super().get_help(ctx))


class Group(TyperGroup):
    """A group of commands whose help page is Chinese."""

    command_class: Any = Command

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """Return the help page."""
        return help_words(super().get_help(ctx))
