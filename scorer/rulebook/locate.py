"""Find the rules that scorer itself brings along."""

from __future__ import annotations

from pathlib import Path

from scorer.errors import UsageError

_PACKAGE = Path(__file__).resolve().parent.parent


def default_rules(package: Path = _PACKAGE) -> Path:
    """Return the folder of the default rulebook.

    An installed wheel carries it as ``scorer/_rules``; in a clone, and so in an editable install,
    it is ``rules`` beside the package. The one inside comes first: what stands beside an
    installed package belongs to someone else.
    """
    for folder in (package / "_rules", package.parent / "rules"):
        if (folder / "base.yaml").is_file():
            return folder
    raise UsageError("找不到自带的规则文件夹 rules", "请重新安装 scorer")
