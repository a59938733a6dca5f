"""Say what RE2, which matches in linear time, refuses in a pattern, and what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from scorer.rulebook.nodes import Sheet, Text


class _Refusal(NamedTuple):
    """A piece of what RE2 says, and the Chinese for it."""

    said: str
    what: str
    instead: str


_AHEAD = "把后面的字写进正则；“后面不能是”请改写到 exempt"
_BEHIND = "把前面的字写进正则；“前面不能是”请改写到 exempt"
_REFUSALS = (
    _Refusal("(?=", "不支持前瞻 (?=…)", _AHEAD),
    _Refusal("(?!", "不支持前瞻 (?!…)", _AHEAD),
    _Refusal("(?<=", "不支持后顾 (?<=…)", _BEHIND),
    _Refusal("(?<!", "不支持后顾 (?<!…)", _BEHIND),
    _Refusal("(?>", "不支持原子组 (?>…)", "改写成 (?:…)"),
    _Refusal("(?(", "不支持条件 (?(…)…)", "改写成两条正则"),
    _Refusal("bad repetition operator", "重复符号连写了", "只留一个，例如 \\d+"),
    _Refusal("invalid repetition size", "重复不能超过 1000 次", "改用 + 或 *"),
    _Refusal(
        "no argument for repetition", "重复符号前面没有内容", "在 * + ? 前写上要重复的字，或写成 \\* \\+ \\?"
    ),
    _Refusal("missing )", "圆括号没有收尾", "补上“)”；要找的若是括号本身，写成 \\("),
    _Refusal("unexpected )", "多了一个圆括号", "删去“)”；要找的若是括号本身，写成 \\)"),
    _Refusal("missing ]", "方括号没有收尾", "补上“]”；要找的若是括号本身，写成 \\["),
    _Refusal("trailing \\", "末尾多了反斜线", "删去它，或写成 \\\\"),
    _Refusal("invalid character class range", "字符范围的次序颠倒了", "从小到大写，例如 [0-9]"),
)
_LAST = _Refusal("", "写法不对", "请核对括号、方括号和反斜线")
_REFERENCE = "escape sequence: \\"


def check_regex(sheet: Sheet, node: Text, regex: str) -> None:
    """Note a pattern that RE2 refuses, at the piece that it stumbled over."""
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        re2.compile(regex, options)
    except re2.error as error:
        said = (
            error.args[0].decode(errors="replace") if isinstance(error.args[0], bytes) else str(error.args[0])
        )
        piece = said.rpartition(": ")[2]
        found = next((one for one in _REFUSALS if one.said in said), _LAST)
        if _REFERENCE in said and piece[1:].isdigit():
            found = _Refusal("", f"不支持反向引用 {piece}", "把要重复的字再写一遍")
        elif _REFERENCE in said:
            found = _Refusal("", f"没有这种转义 {piece}", "字本身前面不用加反斜线；数字写 \\d")
        at = sheet.lines[node.line - 1].find(piece, node.column - 1) if piece != regex else -1
        sheet.say(node, f"RE2 不认这个正则：{found.what}", found.instead, max(at - node.column + 1, 0))
