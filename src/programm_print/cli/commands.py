"""The verbs. Each reads its words, calls one use case and prints what came back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from programm_print import __version__
from programm_print.cli.help import Verb, Verbs
from programm_print.messages import say

if TYPE_CHECKING:
    from programm_print.planning import Selection

app = typer.Typer(
    cls=Verbs,
    help=say("cli.help"),
    add_completion=False,
    no_args_is_help=True,
    # Plain help pages: rich's would cost a tenth of a second at every start.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _option_help(key: str) -> str:
    return say(f"cli.option-{key}")


Out = Annotated[Path | None, typer.Option("--out", "-o", metavar="DIR", help=_option_help("out"), show_default=False)]
Json = Annotated[bool, typer.Option("--json", help=_option_help("json"))]
Marks = Annotated[bool, typer.Option("--marks", help=_option_help("marks"))]
Strict = Annotated[bool, typer.Option("--strict", help=_option_help("strict"))]
Districts = Annotated[list[str] | None, typer.Option("--district", metavar="NAME", help=_option_help("district"))]
Chapters = Annotated[list[str] | None, typer.Option("--chapter", metavar="NAME", help=_option_help("chapter"))]
Products = Annotated[list[str] | None, typer.Option("--product", metavar="NAME", help=_option_help("product"))]


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"programm-print {__version__}")
        raise typer.Exit


@app.callback(epilog=say("cli.epilog"))
def _main(
    version: Annotated[
        bool, typer.Option("--version", help=_option_help("version"), callback=_show_version, is_eager=True)
    ] = False,
    lang: Annotated[str | None, typer.Option("--lang", metavar="de|en", help=_option_help("lang"))] = None,
    debug: Annotated[bool, typer.Option("--debug", help=_option_help("debug"))] = False,
) -> None:
    # --lang and --debug are taken out of the command line before this (cli.main); they stand here for the help page.
    del version, lang, debug


@app.command(cls=Verb, help=say("cli.build-help"))
def build(
    products: Annotated[
        list[str] | None, typer.Argument(metavar="PRODUCT", help=_option_help("products"), show_default=False)
    ] = None,
    district: Districts = None,
    chapter: Chapters = None,
    out: Out = None,
    marks: Marks = False,
    strict: Strict = False,
    json: Json = False,
) -> int:
    return _build("build", _selection(products, district, chapter), out=out, marks=marks, strict=strict, json=json)


@app.command(cls=Verb, help=say("cli.flyer-help"))
def flyer(
    districts: Annotated[
        list[str] | None, typer.Argument(metavar="DISTRICT", help=_option_help("districts"), show_default=False)
    ] = None,
    product: Products = None,
    district: Districts = None,
    out: Out = None,
    marks: Marks = False,
    strict: Strict = False,
    json: Json = False,
) -> int:
    named = [*(districts or []), *(district or [])]
    return _build("flyer", _selection(product, named, None), scope="district", out=out, marks=marks, strict=strict, json=json)


@app.command(cls=Verb, help=say("cli.leaflet-help"))
def leaflet(
    chapters: Annotated[
        list[str] | None, typer.Argument(metavar="CHAPTER", help=_option_help("chapters"), show_default=False)
    ] = None,
    product: Products = None,
    chapter: Chapters = None,
    out: Out = None,
    marks: Marks = False,
    strict: Strict = False,
    json: Json = False,
) -> int:
    named = [*(chapters or []), *(chapter or [])]
    return _build("leaflet", _selection(product, None, named), scope="chapter", out=out, marks=marks, strict=strict, json=json)


@app.command(cls=Verb, help=say("cli.brochure-help"))
def brochure(
    product: Products = None,
    out: Out = None,
    marks: Marks = False,
    strict: Strict = False,
    json: Json = False,
) -> int:
    return _build("brochure", _selection(product, None, None), scope="campaign", out=out, marks=marks, strict=strict, json=json)


@app.command("list", cls=Verb, help=say("cli.list-help"))
def list_(json: Json = False) -> int:
    from programm_print.cli.printing import print_json, print_listing
    from programm_print.opening import open_project
    from programm_print.project import find_project

    project = open_project(find_project(Path.cwd()))
    if json:
        print_json(
            "list",
            project.content.findings,
            products=[{"id": item.id, "title": item.title, "scope": str(item.scope)} for item in project.products.values()],
            chapters=[{"id": item.id, "title": item.title} for item in project.content.manifesto.chapters],
            districts=[{"id": item.id, "name": item.name} for item in project.content.districts],
        )
    else:
        print_listing(project.products.values(), project.content)
    return 0


@app.command("import", cls=Verb, help=say("cli.import-help"))
def import_(
    text: Annotated[Path, typer.Argument(metavar="TEXT", help=_option_help("text"))],
    force: Annotated[bool, typer.Option("--force", help=_option_help("force"))] = False,
    strict: Strict = False,
    json: Json = False,
) -> int:
    from programm_print.cli.printing import print_findings, print_json, print_written
    from programm_print.findings import has_errors
    from programm_print.importing import import_manifesto
    from programm_print.project import find_project

    result = import_manifesto(find_project(Path.cwd()), text, replace=force)
    if json:
        print_json("import", result.findings, files=list(result.written), removed=list(result.removed))
    else:
        print_findings(result.findings)
        print_written(result.written)
    return int(has_errors(result.findings, strict=strict))


@app.command(cls=Verb, help=say("cli.schema-help"))
def schema(json: Json = False) -> int:
    from programm_print.cli.printing import print_json, print_written
    from programm_print.opening import write_schemas
    from programm_print.project import find_project

    written = write_schemas(find_project(Path.cwd()))
    if json:
        print_json("schema", (), files=list(written))
    else:
        print_written(written)
    return 0


@app.command(cls=Verb, help=say("cli.doctor-help"))
def doctor(out: Out = None, strict: Strict = False, json: Json = False) -> int:
    from programm_print.cli.printing import print_checks, print_json
    from programm_print.doctor import examine
    from programm_print.findings import has_errors

    checks = examine(Path.cwd(), out)
    findings = [check.finding for check in checks if check.finding]
    if json:
        print_json("doctor", findings)
    else:
        print_checks(checks)
    return 3 * int(has_errors(findings, strict=strict))


def _selection(products: list[str] | None, districts: list[str] | None, chapters: list[str] | None) -> Selection:
    from programm_print.planning import Selection

    return Selection(tuple(products or ()), tuple(districts or ()), tuple(chapters or ()))


def _build(
    verb: str, selection: Selection, *, scope: str | None = None, out: Path | None, marks: bool, strict: bool, json: bool
) -> int:
    from programm_print.build import Builder, creation_time
    from programm_print.cli.printing import BuildReport
    from programm_print.findings import has_errors
    from programm_print.opening import open_project
    from programm_print.planning import plan_jobs
    from programm_print.project import find_project

    files = find_project(Path.cwd())
    project = open_project(files)
    products = {name: product for name, product in project.products.items() if scope in (None, product.scope)}
    jobs = plan_jobs(products, project.content, selection)
    builder = Builder(project, out or files.root / "out", created=creation_time(), marks=marks)
    report = BuildReport(verb, len(jobs), as_json=json, interactive=sys.stderr.isatty())
    with report:
        for built in builder.build(jobs):
            report.add(built)
    report.close(project.content.findings)
    return int(has_errors(report.findings, strict=strict))
