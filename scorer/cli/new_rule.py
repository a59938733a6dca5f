"""``scorer rules new``: write the file of an element and list it."""

from __future__ import annotations

from pathlib import Path

from scorer.cli import output
from scorer.cli.authoring import refuse_installed
from scorer.cli.exits import Exit
from scorer.errors import UsageError


def new(id: str, title: str, rules: str | None) -> int:
    """Write ``elements/<id>.yaml`` with the places to fill left empty and add it to ``base.yaml``."""
    from scorer.authoring.template import new_element
    from scorer.rulebook.edit import list_element
    from scorer.rulebook.locate import default_rules

    root = Path(rules) if rules else default_rules()
    base, made = root / "base.yaml", root / "elements" / f"{id}.yaml"
    text = new_element(id, title)
    if not base.is_file():
        raise UsageError(f"{root} 不是规则书文件夹，里面没有 base.yaml", "请用 --rules 指明规则书文件夹")
    refuse_installed(base)
    if made.exists():
        raise UsageError(f"已经有 {made}", "请换一个代号，或直接改这个文件")
    listed = list_element(base.read_bytes(), id).decode()
    made.parent.mkdir(exist_ok=True)
    output.write(text, str(made))
    output.write(listed, str(base))
    said = f"已新建 {made}，并列入 {base}\n请填好其中空着的几处，再运行：scorer rules test {made}\n"
    output.write(said, None)
    return Exit.OK
