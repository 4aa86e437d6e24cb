"""Help pages in the user's language. Typer's own headings are English words inside the library, so they are set here."""

from __future__ import annotations

from typing import Any

from typer import _click
from typer.core import TyperCommand, TyperGroup

from programm_print.errors import UsageError
from programm_print.messages import say
from programm_print.naming import nearest


def _sections(command: Any, ctx: _click.Context, formatter: _click.HelpFormatter) -> None:
    arguments = [(_placeholder(item), item.help) for item in command.params if item.param_type_name == "argument"]
    options = [item.get_help_record(ctx) for item in command.params if item.param_type_name == "option"]
    options.append((", ".join(ctx.help_option_names), say("cli.option-help")))
    for heading, rows in (("cli.arguments", arguments), ("cli.options", options)):
        if rows:
            with formatter.section(say(heading)):
                formatter.write_dl(rows)


def _usage(command: Any, ctx: _click.Context, formatter: _click.HelpFormatter) -> None:
    words = [say("cli.verb-placeholder")] if isinstance(command, Verbs) else []
    words += [_placeholder(item) for item in command.params if item.param_type_name == "argument"]
    words.append(say("cli.options-placeholder"))
    formatter.write_usage(ctx.command_path, " ".join(words), prefix=say("cli.usage-prefix") + " ")


def _placeholder(argument: Any) -> str:
    """`TEXT` for one that must be given, `[PRODUCT…]` for any number."""
    return argument.metavar if argument.required else f"[{argument.metavar}…]"


class Verb(TyperCommand):
    """A command whose help page speaks the user's language; a word too many is told in it too."""

    def parse_args(self, ctx: _click.Context, args: list[str]) -> list[str]:
        ctx.allow_extra_args = True
        super().parse_args(ctx, args)
        if ctx.args:
            raise UsageError(say("cli.extra-words", words=" ".join(ctx.args), verb=self.name))
        return []

    def format_usage(self, ctx: _click.Context, formatter: _click.HelpFormatter) -> None:
        _usage(self, ctx, formatter)

    def format_options(self, ctx: _click.Context, formatter: _click.HelpFormatter) -> None:
        _sections(self, ctx, formatter)


class Verbs(TyperGroup):
    """The list of commands, likewise; a mistyped one gets a suggestion."""

    def format_usage(self, ctx: _click.Context, formatter: _click.HelpFormatter) -> None:
        _usage(self, ctx, formatter)

    def format_options(self, ctx: _click.Context, formatter: _click.HelpFormatter) -> None:
        _sections(self, ctx, formatter)
        rows = [(name, command.get_short_help_str(100)) for name, command in self.commands.items()]
        with formatter.section(say("cli.commands")):
            formatter.write_dl(rows)

    def resolve_command(self, ctx: _click.Context, args: list[str]) -> tuple[str | None, _click.Command | None, list[str]]:
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            near = nearest(args[0], self.commands)
            raise UsageError(
                say("cli.no-such-verb-near", verb=args[0], near=near) if near else say("cli.no-such-verb", verb=args[0])
            )
        return super().resolve_command(ctx, args)
