"""``scorer rules``: the commands for those who write rules."""

from __future__ import annotations

from typing import Annotated

import typer

from scorer.cli.chinese import Command, Group

app = typer.Typer(
    name="rules",
    cls=Group,
    help="编写、试验和查看规则。",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

_Path = Annotated[
    str | None,
    typer.Argument(
        metavar="路径", help="规则书文件夹、其中一个要素文件，或一份调整；默认用随程序发布的规则书"
    ),
]
_Rules = Annotated[
    str | None, typer.Option(metavar="文件夹", help="规则书文件夹或一份调整；默认用随程序发布的")
]


@app.command("lint", cls=Command)
def lint(
    path: Annotated[
        str | None,
        typer.Argument(metavar="路径", help="规则书文件夹，或其中一个文件；默认用随程序发布的规则书"),
    ] = None,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="格式", help="输出格式：table、json")
    ] = "table",
    to: Annotated[str | None, typer.Option("--output", "-o", metavar="文件", help="写入文件，不打印")] = None,
) -> None:
    """检查规则写得对不对：一次列出所有文件的所有错误，没有错误时列出可疑之处。"""
    from scorer.cli.lint import lint as check

    raise typer.Exit(check(path, format, to))


@app.command("test", cls=Command)
def test(
    path: _Path = None,
    coverage: Annotated[bool, typer.Option("--coverage", help="列出没有一条例句用到的词")] = False,
    accept: Annotated[
        bool, typer.Option("--accept", help="把判得不同的例句改成现在的判定，请先看过再用")
    ] = False,
) -> None:
    """运行规则文件里的例句和旁边的 *.report.md，列出判得不对的。"""
    from scorer.cli import authoring

    raise typer.Exit(authoring.test(path, coverage=coverage, accept=accept))


@app.command("new", cls=Command)
def new(
    id: Annotated[
        str, typer.Argument(metavar="代号", help="要素代号，小写字母、数字和减号，例如 fire-safety")
    ],
    title: Annotated[str, typer.Option(metavar="名称", help="要素名称，例如 消防安全")] = "",
    rules: _Rules = None,
) -> None:
    """新建一个要素文件并列入 base.yaml；空着的地方填好之前，rules test 不会通过。"""
    from scorer.cli.new_rule import new as make

    raise typer.Exit(make(id, title, rules))


@app.command("schema", cls=Command)
def schema(
    to: Annotated[str | None, typer.Option("--output", "-o", metavar="文件", help="写入文件，不打印")] = None,
) -> None:
    """给编辑器用的 JSON Schema：写规则时提示字段、标出写错的地方。"""
    from scorer.cli import output
    from scorer.rulebook.schema import as_text

    output.deliver(as_text(), to)


_Old = Annotated[str, typer.Argument(metavar="原来", help="规则书文件夹或一份调整；- 表示随程序发布的规则书")]
_New = Annotated[str, typer.Argument(metavar="现在", help="规则书文件夹或一份调整")]
_To = Annotated[str | None, typer.Option("--output", "-o", metavar="文件", help="写入文件，不打印")]


@app.command("diff", cls=Command)
def diff(
    old: _Old,
    new: _New,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="格式", help="输出格式：table、json")
    ] = "table",
    to: _To = None,
) -> None:
    """两本规则书有什么不同：逐个要素列出增减的词、权重、依据、适用年度、例句。"""
    from scorer.cli.compare_rules import diff as compare

    raise typer.Exit(compare(old, new, format, to))


@app.command("impact", cls=Command)
def impact(
    old: _Old,
    new: _New,
    folder: Annotated[str, typer.Argument(metavar="文件夹", help="放有报告的文件夹，例如去年的全部报告")],
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="格式", help="输出格式：table、json、html")
    ] = "table",
    to: _To = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", min=1, metavar="数", help="用几个进程；默认按处理器")
    ] = None,
) -> None:
    """改动规则之前先看影响：每份报告得分升降、哪些要素换档、由哪一句引起。"""
    from scorer.cli.compare_rules import impact as show_impact

    raise typer.Exit(show_impact(old, new, folder, format, to, jobs))


@app.command("health", cls=Command)
def health(
    folder: Annotated[str, typer.Argument(metavar="文件夹", help="放有报告的文件夹")],
    rules: _Rules = None,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="格式", help="输出格式：table、json")
    ] = "table",
    to: _To = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", min=1, metavar="数", help="用几个进程；默认按处理器")
    ] = None,
) -> None:
    """规则用得怎样：从不或总是达标的要素、没有用到的词、只在不算数的部分出现的说法、没认出的相近句子。"""
    from scorer.cli.rules_health import health as show_health

    raise typer.Exit(show_health(folder, rules, format, to, jobs))


_Workbook = Annotated[str, typer.Argument(metavar="表格", help="xlsx 文件")]
_Home = Annotated[str | None, typer.Option(metavar="文件夹", help="规则书文件夹；默认用随程序发布的")]


@app.command("export", cls=Command)
def export(
    workbook: _Workbook,
    rules: _Home = None,
    force: Annotated[bool, typer.Option("--force", help="已有同名的表格也覆盖")] = False,
) -> None:
    """把规则书写成 Excel 表格：要素、词语、例句、清单、用语、词组、提示词各一张工作表。"""
    from scorer.cli.rules_excel import export as write

    raise typer.Exit(write(workbook, rules, force=force))


@app.command("import", cls=Command)
def import_(
    workbook: _Workbook,
    rules: _Home = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只列出会改什么，不写文件")] = False,
) -> None:
    """把改过的表格写回规则文件：只动改过的地方，说明文字照旧；有一处错就什么都不写。"""
    from scorer.cli.rules_excel import import_book

    raise typer.Exit(import_book(workbook, rules, dry_run=dry_run))


@app.command("show", cls=Command)
def show(
    id: Annotated[
        str | None, typer.Argument(metavar="名称", help="要素或用语的名称、简称或代号；不写就列出全部")
    ] = None,
    year: Annotated[
        int | None, typer.Option(min=2000, max=2100, metavar="年度", help="按哪个报告年度看")
    ] = None,
    docs: Annotated[
        str | None, typer.Option(metavar="文件夹", help="把整本规则书写成一页 HTML 和一页 Markdown，供传阅")
    ] = None,
    rules: _Rules = None,
) -> None:
    """按人读的方式列出一个要素：什么算、什么不算、依据、适用年度、例句。"""
    from scorer.cli.show_rules import show as show_rules

    raise typer.Exit(show_rules(id, year, rules, docs))
