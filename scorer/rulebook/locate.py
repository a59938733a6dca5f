"""Where rules lie: those that scorer brings along, and how messages name a file."""

from __future__ import annotations

from pathlib import Path

from scorer.errors import UsageError

_PACKAGE = Path(__file__).resolve().parent.parent


def shown(folder: Path, name: str) -> str:
    """Return how messages name the file *name* of *folder*: by its path where it lies below the working folder.

    Elsewhere, and inside hidden folders such as an environment, the name of the folder alone stands before it.
    """
    root, here = folder.resolve(), Path.cwd().resolve()
    path = root / name
    below = path.relative_to(here) if path.is_relative_to(here) else None
    if below is None or any(part.startswith(".") for part in below.parts[:-1]):
        return f"{root.name}/{name}"
    return below.as_posix()


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
