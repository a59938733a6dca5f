"""Say the framework's own words – help pages, usage errors – in Chinese."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from scorer.lazy import lazy_regex

if TYPE_CHECKING:
    from collections.abc import Callable

    import typer

_ERRORS = (
    (lazy_regex(r"No such command '([^']+)'\..*$", re.S), "没有这个命令：{0}"),
    (lazy_regex(r"No such option: (\S+?)\.?(?: .*)?$", re.S), "没有这个选项：{0}"),
    (lazy_regex(r"Missing argument '?([^'.]+)'?.*$", re.S), "缺少参数 {0}"),
    (lazy_regex(r"Missing option '?([^'.]+)'?.*$", re.S), "缺少选项 {0}"),
    (lazy_regex(r"Missing command.*$", re.S), "缺少命令"),
    (lazy_regex(r"Option '?([^' ]+)'? requires an argument.*$", re.S), "选项 {0} 后面要写值"),
    (lazy_regex(r"Option '?([^' ]+)'? does not take a value.*$", re.S), "选项 {0} 后面不用写值"),
    (
        lazy_regex(r"Invalid value for '?([^':]+)'?: (\S+) is not in the range (\S+)<=x<=(\S+)\.$", re.S),
        "{0} 的值不对：{1}，要在 {2} 到 {3} 之间",
    ),
    (
        lazy_regex(r"Invalid value for '?([^':]+)'?: (\S+) is not in the range x>=(\S+)\.$", re.S),
        "{0} 的值不对：{1}，至少是 {2}",
    ),
    (lazy_regex(r"Invalid value for '?([^':]+)'?: '(.*)' is not a valid int", re.S), "{0} 要写整数：{1}"),
    (lazy_regex(r"Invalid value for '?([^':]+)'?: '(.*)' is not a valid float", re.S), "{0} 要写数字：{1}"),
    (lazy_regex(r"Invalid value for '?([^':]+)'?.*$", re.S), "{0} 的值不对"),
    (lazy_regex(r"Got unexpected extra argument\(?s?\)? \((.+)\).*$", re.S), "多出了参数：{0}"),
)
_MEANT = lazy_regex(r"Did you mean '([^']+)'|\(Possible options: ([^,)]+)")
_ALIAS = lazy_regex(r" / ")


def usage_error(error: Exception) -> str:
    """Return the Chinese for a usage error of the framework, its own words where they are not known."""
    words = str(getattr(error, "format_message", lambda: error)())
    for pattern, chinese in _ERRORS:
        found = pattern.match(words)
        if found:
            meant = _MEANT.search(words)
            near = f"，是不是想写 {meant[1] or meant[2]}？" if meant else ""
            return (
                chinese.format(*(_ALIAS.sub("、", word.replace("'", "")) for word in found.groups())) + near
            )
    return words


def usage_hint(error: Exception, command: str) -> str:
    """Name the help page that a usage error calls for; *command* is called where the error does not know."""
    path = getattr(getattr(error, "ctx", None), "command_path", "") or command
    return f"用 {path} --help 查看用法"


def _page(ctx: typer.Context, format_help: Callable[[Any, Any], None]) -> str:
    from scorer.cli.help_page import HelpPage

    page = HelpPage()
    format_help(ctx, page)
    return page.getvalue().rstrip("\n")


class Command(TyperCommand):
    """A command whose help page is Chinese."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """Return the help page."""
        return _page(ctx, self.format_help)


class Group(TyperGroup):
    """A group of commands whose help page is Chinese."""

    command_class: Any = Command

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        """Return the help page."""
        return _page(ctx, self.format_help)
