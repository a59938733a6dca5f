"""The commands and their options."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from scorer import __version__
from scorer.cli.chinese import Command, Group, usage_error, usage_hint
from scorer.cli.exits import Exit
from scorer.cli.rules import app as rules_app


def _new_app() -> typer.Typer:
    return typer.Typer(
        name="scorer",
        cls=Group,
        help="对照清单检查法治政府建设年度报告：缺什么、证据在哪里、依据是什么、怎样补。所有处理都在本机进行。",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )


app = _new_app()
app.add_typer(rules_app)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"scorer {__version__}")
        raise typer.Exit()


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="显示版本")
    ] = False,
) -> None:
    """对照清单检查法治政府建设年度报告。"""


Year = Annotated[
    int | None, typer.Option(min=2000, max=2100, metavar="年度", help="报告年度；默认从文中识别")
]
Rules = Annotated[
    str | None, typer.Option(metavar="文件夹", help="规则书文件夹或本县的调整；默认用随程序发布的")
]
Format = Annotated[str, typer.Option("--format", "-f", metavar="格式", help="输出格式：table、json")]
Output = Annotated[str | None, typer.Option("--output", "-o", metavar="文件", help="写入文件，不打印")]


@app.command("check", cls=Command)
def check(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="文件", help="报告文件（txt、md、docx、html、pdf），可用通配符；- 表示标准输入"
        ),
    ],
    profile: Annotated[
        str | None,
        typer.Option(metavar="清单", help="乡镇、街道、县区、部门，或本县调整的路径；默认按报告单位的层级"),
    ] = None,
    year: Year = None,
    signed: Annotated[
        str | None,
        typer.Option(metavar="日期", help="落款日期，如 2025-01-24 或 2025年1月24日；默认从文中识别"),
    ] = None,
    published: Annotated[str | None, typer.Option(metavar="日期", help="公开日期，写法同上")] = None,
    rules: Rules = None,
    format: Format = "table",
    output: Output = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="多列几处原文（至多三处）和各部分的位置")
    ] = False,
    fail_under: Annotated[
        float | None, typer.Option(min=0, max=100, metavar="分数", help="得分低于此数时退出码为 1")
    ] = None,
) -> None:
    """检查报告，列出达标、部分、缺失的要素。"""
    from scorer.cli.check import Request, run

    request = Request(
        tuple(files), profile, year, signed, published, rules, format, output, verbose, fail_under
    )
    raise typer.Exit(run(request))


@app.command("eval", cls=Command)
def evaluate(
    folder: Annotated[str, typer.Argument(metavar="文件夹", help="放有 labels.yaml 的文件夹")],
    rules: Rules = None,
    format: Format = "table",
    output: Output = None,
    errors: Annotated[bool, typer.Option("--errors", help="逐条列出不一致之处")] = False,
    page: Annotated[
        str | None, typer.Option(metavar="文件", help="写成一页 Markdown，按这个 YAML 文件分部分")
    ] = None,
    record: Annotated[
        bool, typer.Option("--record", help="同 --page 合用：把今天的数字记进学习曲线")
    ] = False,
) -> None:
    """与人工标注比较，看判定准到什么程度。"""
    from scorer.cli.evaluation import Request, run

    raise typer.Exit(run(Request(folder, rules, format, output, errors, page, record)))


Letter = Annotated[str | None, typer.Option(metavar="文件", help="反馈函的 Word 模板；默认用随程序发布的")]
Sender = Annotated[str | None, typer.Option(metavar="单位", help="反馈函的发函单位")]
ReplyBy = Annotated[str | None, typer.Option(metavar="日期", help="反馈函要求回复的日期，如 2026年2月10日")]


@app.command("batch", cls=Command)
def batch(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="文件夹", help="文件夹、文件、通配符、zip 压缩包，或一行一个文件的清单（.lst）"
        ),
    ],
    output: Annotated[str, typer.Option("--output", "-o", metavar="文件夹", help="结果写到这个文件夹")],
    register: Annotated[
        str | None, typer.Option(metavar="文件", help="名单 xlsx 或 csv（单位、层级、文件），查谁没有报送")
    ] = None,
    last_year: Annotated[
        str | None, typer.Option(metavar="文件夹", help="上一年的报告，查照抄去年的段落")
    ] = None,
    template: Annotated[
        str | None, typer.Option(metavar="文件", help="上级的通知或模板，其中的话不算雷同")
    ] = None,
    profile: Annotated[
        str | None,
        typer.Option(metavar="清单", help="乡镇、街道、县区、部门，或本县调整的路径；默认按报告单位的层级"),
    ] = None,
    year: Year = None,
    rules: Rules = None,
    format: Annotated[
        list[str] | None,
        typer.Option(
            "--format", "-f", metavar="名称", help="只写这种结果：xlsx、html、反馈函、json、csv；可写几次"
        ),
    ] = None,
    copies: Annotated[
        bool,
        typer.Option(
            "--copies/--no-copies", show_default=False, help="查（默认）或不查雷同；几万份时较费时间和内存"
        ),
    ] = True,
    fresh: Annotated[bool, typer.Option("--fresh", help="没有变过的文件也重新判")] = False,
    jobs: Annotated[int, typer.Option(min=0, max=256, metavar="份数", help="同时判几份；0 为自动")] = 0,
    timeout: Annotated[
        float, typer.Option(min=0.1, max=86400, metavar="秒", help="一份最多用几秒，超过就跳过")
    ] = 60,
    executor: Annotated[
        str, typer.Option(metavar="方式", help="process 在本机判，dask 分到多台机器")
    ] = "process",
    scheduler: Annotated[
        str | None, typer.Option(metavar="地址", help="dask 调度器，如 tcp://主机:8786")
    ] = None,
    store: Annotated[
        str | None, typer.Option(metavar="文件", help="结果库；默认是结果文件夹里的 结果.db，历年可共用一个")
    ] = None,
    letter: Letter = None,
    sender: Sender = None,
    reply_by: ReplyBy = None,
) -> None:
    """成批检查一个文件夹的报告，结果写到另一个文件夹；中断后再运行一次就接着做。"""
    from scorer.cli.batch import Request, run

    request = Request(
        tuple(files),
        output,
        jobs,
        executor,
        scheduler,
        last_year,
        template,
        register,
        copies,
        fresh,
        timeout,
        profile,
        year,
        rules,
        tuple(format or ()),
        store,
        letter,
        sender,
        reply_by,
    )
    raise typer.Exit(run(request))


@app.command("report", cls=Command)
def report(
    run: Annotated[str, typer.Argument(metavar="结果", help="scorer batch 的结果文件夹，或其中的结果库")],
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="文件夹", help="写到这个文件夹；默认在结果库旁边")
    ] = None,
    format: Annotated[
        list[str] | None,
        typer.Option(
            "--format", "-f", metavar="名称", help="只写这种结果：xlsx、html、反馈函、json、csv；可写几次"
        ),
    ] = None,
    letter: Letter = None,
    sender: Sender = None,
    reply_by: ReplyBy = None,
) -> None:
    """从结果库重新生成结果文件，不再判读。"""
    from scorer.cli.report import options
    from scorer.cli.report import run as render

    told = options(letter, sender, reply_by)
    raise typer.Exit(render(run, output, tuple(format or ()), told))


@app.command("history", cls=Command)
def history(
    body: Annotated[str, typer.Argument(metavar="单位", help="单位名称，写简称也可以，如 小溪镇")],
    store: Annotated[str, typer.Option(metavar="结果", help="结果文件夹，或其中的结果库")],
) -> None:
    """一个单位历年和历次报送的得分，哪些已补、未补、新增缺失、退步。"""
    from scorer.cli.history import history as show

    raise typer.Exit(show(body, store))


@app.command("export", cls=Command)
def export(
    run: Annotated[str, typer.Argument(metavar="结果", help="结果文件夹，或其中的结果库")],
    parquet: Annotated[str, typer.Option(metavar="文件夹", help="每个表写成一个 Parquet 文件，放在这里")],
) -> None:
    """导出结果库，供别的程序分析。"""
    from scorer.cli.history import export as write

    raise typer.Exit(write(run, parquet))


def _app_for(word: str) -> typer.Typer:
    """Return the program with the command *word* only, or the whole: the framework builds every command it is given."""
    wanted = [command for command in app.registered_commands if command.name == word]
    if not wanted:
        return app
    alone = _new_app()
    alone.registered_callback, alone.registered_commands = app.registered_callback, wanted
    return alone


def _called(words: list[str]) -> str:
    """Name the command that *words* call."""
    known = any(command.name == words[0] for command in app.registered_commands) if words else False
    return f"scorer {words[0]}" if known else "scorer"


def main(words: list[str] | None = None) -> int:
    """Run the command line (*words*, or those of the process) and return its exit code.

    Every expected error is one clear Chinese line.
    """
    from scorer.cli.output import prepare, say_error
    from scorer.errors import ScorerError, UsageError, system_words

    prepare(sys.stdout, sys.stderr)
    try:
        words = sys.argv[1:] if words is None else words
        return int(
            _app_for(words[0] if words else "")(words, prog_name="scorer", standalone_mode=False) or Exit.OK
        )
    except ScorerError as error:
        say_error(error)
    except (KeyboardInterrupt, typer.Abort):
        say_error(UsageError("已中断"))
    except BrokenPipeError:  # who read the output has gone, and has what was wanted
        return Exit.OK
    except OSError as error:
        say_error(UsageError(f"{error.filename or '读写文件'}：{system_words(error)}", "请核对路径和权限"))
    except Exception as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            print(error)
            return Exit.OK
        # The framework's usage errors have no public class in every version; they all know how to say themselves.
        if not hasattr(error, "format_message"):
            raise
        say_error(UsageError(usage_error(error), usage_hint(error, _called(words or []))))
    return Exit.USAGE
