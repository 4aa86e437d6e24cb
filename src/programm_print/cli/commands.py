"""The verbs. Each reads its words, calls one use case and prints what came back."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from programm_print import __version__
from programm_print.cli import options
from programm_print.cli.building import How, run_build
from programm_print.cli.help import Verb, Verbs
from programm_print.errors import UsageError
from programm_print.messages import say

if TYPE_CHECKING:
    from programm_print.models.selection import Selection
    from programm_print.project import ProjectFiles

app = typer.Typer(
    cls=Verbs,
    help=say("cli.help"),
    add_completion=False,
    no_args_is_help=True,
    # Plain help pages: rich's would cost a tenth of a second at every start.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


_about = options.option_help


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"programm-print {__version__}")
        raise typer.Exit


@app.callback(epilog=say("cli.epilog"))
def _main(
    version: Annotated[bool, typer.Option("--version", help=_about("version"), callback=_show_version, is_eager=True)] = False,
    lang: Annotated[str | None, typer.Option("--lang", metavar="de|en", help=_about("lang"))] = None,
    debug: Annotated[bool, typer.Option("--debug", help=_about("debug"))] = False,
) -> None:
    # --lang and --debug are taken out of the command line before this (cli.main); they stand here for the help page.
    del version, lang, debug


@app.command(cls=Verb, help=say("cli.build-help"))
def build(
    products: Annotated[
        list[str] | None,
        typer.Argument(metavar=say("cli.word-product"), help=_about("products"), show_default=False),
    ] = None,
    district: options.Districts = None,
    chapter: options.Chapters = None,
    out: options.Out = None,
    shop: options.Shop = None,
    marks: options.Marks = False,
    draft: options.Draft = False,
    jobs: options.Jobs = None,
    scheduler: options.Scheduler = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
    why: options.Why = False,
    prune: options.Prune = False,
    strict: options.Strict = False,
    json: options.Json = False,
) -> int:
    selection = _selection(None, products, district, chapter)
    how = How(jobs, force, dry_run, why, prune, strict, json, scheduler)
    return run_build("build", _project().root, selection, how, out=_folder(out), shop=shop, marks=marks, draft=draft)


@app.command(cls=Verb, help=say("cli.flyer-help"))
def flyer(
    districts: Annotated[
        list[str] | None,
        typer.Argument(metavar=say("cli.word-district"), help=_about("districts"), show_default=False),
    ] = None,
    product: options.Products = None,
    district: options.Districts = None,
    chapter: options.Chapters = None,
    out: options.Out = None,
    shop: options.Shop = None,
    marks: options.Marks = False,
    draft: options.Draft = False,
    jobs: options.Jobs = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
    why: options.Why = False,
    prune: options.Prune = False,
    strict: options.Strict = False,
    json: options.Json = False,
) -> int:
    selection = _selection("district", product, [*(districts or ()), *(district or ())], chapter)
    how = How(jobs, force, dry_run, why, prune, strict, json)
    return run_build("flyer", _project().root, selection, how, out=_folder(out), shop=shop, marks=marks, draft=draft)


@app.command(cls=Verb, help=say("cli.leaflet-help"))
def leaflet(
    chapters: Annotated[
        list[str] | None,
        typer.Argument(metavar=say("cli.word-chapter"), help=_about("chapters"), show_default=False),
    ] = None,
    product: options.Products = None,
    district: options.Districts = None,
    chapter: options.Chapters = None,
    out: options.Out = None,
    shop: options.Shop = None,
    marks: options.Marks = False,
    draft: options.Draft = False,
    jobs: options.Jobs = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
    why: options.Why = False,
    prune: options.Prune = False,
    strict: options.Strict = False,
    json: options.Json = False,
) -> int:
    selection = _selection("chapter", product, district, [*(chapters or ()), *(chapter or ())])
    how = How(jobs, force, dry_run, why, prune, strict, json)
    return run_build("leaflet", _project().root, selection, how, out=_folder(out), shop=shop, marks=marks, draft=draft)


@app.command(cls=Verb, help=say("cli.brochure-help"))
def brochure(
    product: options.Products = None,
    district: options.Districts = None,
    chapter: options.Chapters = None,
    out: options.Out = None,
    shop: options.Shop = None,
    marks: options.Marks = False,
    draft: options.Draft = False,
    jobs: options.Jobs = None,
    force: options.Force = False,
    dry_run: options.DryRun = False,
    why: options.Why = False,
    prune: options.Prune = False,
    strict: options.Strict = False,
    json: options.Json = False,
) -> int:
    selection = _selection("campaign", product, district, chapter)
    how = How(jobs, force, dry_run, why, prune, strict, json)
    return run_build("brochure", _project().root, selection, how, out=_folder(out), shop=shop, marks=marks, draft=draft)


@app.command(cls=Verb, help=say("cli.check-help"))
def check(
    products: Annotated[
        list[str] | None,
        typer.Argument(metavar=say("cli.word-product"), help=_about("products"), show_default=False),
    ] = None,
    district: options.Districts = None,
    chapter: options.Chapters = None,
    shop: options.Shop = None,
    stress: Annotated[bool, typer.Option("--stress", help=_about("stress"))] = False,
    strict: options.Strict = False,
    json: options.Json = False,
) -> int:
    selection = _selection(None, products, district, chapter)
    if stress:
        from programm_print.cli.stressing import stress_products

        return stress_products(_project(), selection, shop=shop, strict=strict, json=json)
    return run_build("check", _project().root, selection, How(strict=strict, json=json), shop=shop)


@app.command(cls=Verb, help=say("cli.preflight-help"))
def preflight(
    files: Annotated[list[str], typer.Argument(metavar=say("cli.word-file"), help=_about("files"), show_default=False)],
    shop: options.Shop = None,
    product: Annotated[
        str | None,
        typer.Option("--product", metavar=say("cli.word-name"), help=_about("held-product"), show_default=False),
    ] = None,
    proof: Annotated[
        str | None, typer.Option("--proof", metavar=say("cli.word-folder"), help=_about("proof"), show_default=False)
    ] = None,
    strict: options.Strict = False,
    json: options.Json = False,
) -> int:
    from programm_print.cli.preflighting import report_preflight
    from programm_print.preflighting import preflight_files
    from programm_print.terms import terms_of

    limits, order = terms_of(_here(), shop, product)
    results = preflight_files(files, limits, order=order, proof=_folder(proof, "--proof"))
    return report_preflight(results, strict=strict, as_json=json)


@app.command("list", cls=Verb, help=say("cli.list-help"))
def list_(json: options.Json = False) -> int:
    from programm_print.cli.printing import show_json, show_listing
    from programm_print.opening import open_project

    project = open_project(_project())
    if json:
        show_json(
            "list",
            project.content.findings,
            products=[{"id": item.id, "title": item.title, "scope": str(item.scope)} for item in project.products.values()],
            chapters=[{"id": item.id, "title": item.title} for item in project.content.manifesto.chapters],
            districts=[{"id": item.id, "name": item.name} for item in project.content.districts],
            shops=[{"id": item.id, "name": item.name or "", "paper": item.paper} for item in project.content.shops.values()],
        )
    else:
        show_listing(project.products.values(), project.content)
    return 0


@app.command("import", cls=Verb, help=say("cli.import-help"))
def import_(
    text: Annotated[Path, typer.Argument(metavar=say("cli.word-text"), help=_about("text"))],
    force: Annotated[bool, typer.Option("--force", help=_about("force"))] = False,
    strict: options.Strict = False,
    json: options.Json = False,
) -> int:
    from programm_print.cli.printing import show, show_json, tell, tell_findings
    from programm_print.findings import has_errors
    from programm_print.importing import import_manifesto

    result = import_manifesto(_project(), text, replace=force)
    if json:
        show_json("import", result.findings, files=list(result.written), removed=list(result.removed))
    else:
        tell_findings(result.findings)
        for path in result.written:
            show(path)
        tell(say("importing.written", count=len(result.written)) if result.written else say("importing.unchanged"))
    return int(has_errors(result.findings, strict=strict))


@app.command(cls=Verb, help=say("cli.schema-help"))
def schema(json: options.Json = False) -> int:
    from programm_print.cli.printing import show, show_json
    from programm_print.opening import write_schemas

    written = write_schemas(_project())
    if json:
        show_json("schema", (), files=list(written))
    else:
        for path in written:
            show(path)
    return 0


@app.command(cls=Verb, help=say("cli.clean-help"))
def clean(json: options.Json = False) -> int:
    from programm_print.build.memory import Memory
    from programm_print.cli.printing import show, show_json
    from programm_print.cli.reporting import readable_size

    with closing(Memory(_project().root)) as memory:
        freed = memory.clear()
    if json:
        show_json("clean", (), freed=freed)
    else:
        show(say("cli.cleaned", size=readable_size(freed)))
    return 0


@app.command(cls=Verb, help=say("cli.doctor-help"))
def doctor(out: options.Out = None, strict: options.Strict = False, json: options.Json = False) -> int:
    from programm_print.cli.printing import show_checks, show_json
    from programm_print.doctor import examine
    from programm_print.findings import has_errors

    checks = examine(_here(), _folder(out))
    findings = [check.finding for check in checks if check.finding]
    if json:
        show_json("doctor", findings)
    else:
        show_checks(checks)
    return 3 * int(has_errors(findings, strict=strict))


def _here() -> Path:
    try:
        return Path.cwd()
    except FileNotFoundError as error:
        raise UsageError(say("project.no-working-directory")) from error


def _project() -> ProjectFiles:
    from programm_print.project import find_project

    return find_project(_here())


def _folder(out: str | None, option: str = "-o") -> Path | None:
    """The folder behind an option, absolute; an empty word (`-o "$UNSET"`) or the next option (`-o --json`) is none."""
    if out is None:
        return None
    if not out or out.startswith("-"):
        raise UsageError(say("cli.option-value", option=option))
    return _here() / out


def _selection(
    scope: str | None, products: list[str] | None, districts: list[str] | None, chapters: list[str] | None
) -> Selection:
    """What was named; `scope` is the verb's own."""
    from programm_print.models.selection import Scope, Selection

    return Selection(tuple(products or ()), tuple(districts or ()), tuple(chapters or ()), Scope(scope) if scope else None)
