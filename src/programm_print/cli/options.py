"""The options that several verbs have."""

from __future__ import annotations

from typing import Annotated

import typer

from programm_print.messages import say


def option_help(key: str) -> str:
    return say(f"cli.option-{key}")


Out = Annotated[
    str | None, typer.Option("--out", "-o", metavar=say("cli.word-folder"), help=option_help("out"), show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help=option_help("json"))]
Marks = Annotated[bool, typer.Option("--marks", help=option_help("marks"))]
Shop = Annotated[str | None, typer.Option("--shop", metavar=say("cli.word-name"), help=option_help("shop"), show_default=False)]
Draft = Annotated[bool, typer.Option("--draft", help=option_help("draft"))]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", metavar=say("cli.word-number"), min=1, help=option_help("jobs"), show_default=False),
]
Scheduler = Annotated[
    str | None,
    typer.Option("--scheduler", metavar=say("cli.word-address"), help=option_help("scheduler"), show_default=False),
]
Force = Annotated[bool, typer.Option("--force", help=option_help("force-build"))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=option_help("dry-run"))]
Why = Annotated[bool, typer.Option("--why", help=option_help("why"))]
Prune = Annotated[bool, typer.Option("--prune", help=option_help("prune"))]
Strict = Annotated[bool, typer.Option("--strict", help=option_help("strict"))]
Districts = Annotated[list[str] | None, typer.Option("--district", metavar=say("cli.word-name"), help=option_help("district"))]
Chapters = Annotated[list[str] | None, typer.Option("--chapter", metavar=say("cli.word-name"), help=option_help("chapter"))]
Products = Annotated[list[str] | None, typer.Option("--product", metavar=say("cli.word-name"), help=option_help("product"))]
