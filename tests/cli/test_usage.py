"""What a person or a program types, and what comes back at once: help, names, wrong words, wrong places."""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer

from programm_print.cli.commands import app
from programm_print.cli.printing import tell_findings
from programm_print.cli.reporting import readable_size
from programm_print.cli.tables import aligned
from programm_print.findings import Finding, Place, Severity
from programm_print.messages import use_language

Call = Callable[..., subprocess.CompletedProcess[str]]
Start = Callable[..., subprocess.Popen[str]]

ROOT = Path(__file__).parents[2]
GROUP: Any = typer.main.get_command(app)
VERBS = tuple(GROUP.commands)
BUILDING = ("build", "flyer", "leaflet", "brochure")


def finish(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def options_of(verb: Any) -> set[str]:
    return {option for item in verb.params if item.param_type_name == "option" for option in item.opts}


@pytest.mark.parametrize("closed", ["1", "2"])
def test_a_closed_output_is_no_reason_to_break_off(closed: str) -> None:
    words = f'"$0" -m programm_print list --json {closed}>&-'
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(["sh", "-c", words, sys.executable], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert bool(done.stdout) == (closed == "2")


# help


@pytest.fixture(scope="module")
def help_pages() -> dict[tuple[str, str], str]:
    """Each help page in each language. They are worded when the commands are imported: a process for each language."""
    script = (
        "import sys; from programm_print.cli import main\n"
        "for verb in sys.argv[2:]: main([*verb.split(), '--help', '--lang', sys.argv[1]]); print('\\f', end='')"
    )
    pages: dict[tuple[str, str], str] = {}
    for language in ("de", "en"):
        command = [sys.executable, "-c", script, language, "", *VERBS]
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100"}
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=True)
        pages |= {(language, verb): page for verb, page in zip(("", *VERBS), done.stdout.split("\f")[:-1], strict=True)}
    return pages


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_help_page_explains_every_option_and_word(help_pages: dict[tuple[str, str], str], verb: str, language: str) -> None:
    page = help_pages[language, verb]
    for option in options_of(GROUP.commands[verb]) | {"--help"}:
        assert re.search(rf"{option}\b.*?  +\S", page), option
    for argument in (item for item in GROUP.commands[verb].params if item.param_type_name == "argument"):
        assert re.search(r"^  \[?[A-Z]+…?\]?  +\S", page, re.MULTILINE), argument


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_a_german_help_page_has_no_english_headings(help_pages: dict[tuple[str, str], str], verb: str) -> None:
    german, english = help_pages["de", verb], help_pages["en", verb]
    assert german.startswith("Aufruf: ")
    assert "[OPTIONEN]" in german
    assert english.startswith("Usage: ")
    headings = re.compile(r"^(?:Usage|Options|Commands|Arguments|.*\[OPTIONS\])", re.MULTILINE)
    assert headings.findall(german) == []
    alike = {line.strip() for line in german.splitlines() if line in english.splitlines()}
    assert alike <= {"", "content/manifesto/.", "content/campaign.yaml."}


def test_the_first_page_lists_every_command_with_its_sentence(help_pages: dict[tuple[str, str], str]) -> None:
    for language in ("de", "en"):
        for verb in VERBS:
            assert re.search(rf"^  {verb}  +\S", help_pages[language, ""], re.MULTILINE)


def test_help_imports_no_engine() -> None:
    script = "import sys; from programm_print.cli import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=environment, check=True)
    loaded = {name.split(".")[0] for name in done.stderr.split()}
    heavy = {
        "pydantic",
        "weasyprint",
        "jinja2",
        "rich",
        "yaml",
        "pikepdf",
        "PIL",
        "fontTools",
        "uharfbuzz",
        "markdown_it",
        "segno",
    }
    assert loaded & heavy == set()


def test_help_answers_within_three_tenths_of_a_bare_python() -> None:
    def seconds(*arguments: str) -> float:
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        # Time of the processor: a start waits for nothing, and what else the machine does must not decide.
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], capture_output=True, env=environment, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    # The fastest of some runs: what else the machine does counts for neither.
    bare = min(seconds("-c", "pass") for _ in range(4))
    assert min(seconds("-m", "programm_print", "--help") for _ in range(4)) <= bare + 0.3


@pytest.mark.parametrize("verb", BUILDING)
def test_every_verb_that_builds_takes_the_options_of_build(verb: str) -> None:
    # A cluster is for the whole matrix.
    assert options_of(GROUP.commands["build"]) - {"--scheduler"} <= options_of(GROUP.commands[verb])
    assert {"--district", "--chapter", "-o", "--json"} <= options_of(GROUP.commands[verb])


def test_every_verb_and_option_is_documented() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in documents)
    missing = [verb for verb in VERBS if not re.search(rf"(?:programm|programm-print) {verb}\b", text)]
    options = set().union(options_of(GROUP), *map(options_of, GROUP.commands.values()))
    assert missing + [option for option in options if not re.search(rf"(?<![\w-]){option}(?![\w-])", text)] == []


# wrong words


@pytest.mark.parametrize(
    ("arguments", "german", "english"),
    [
        (
            "bild",
            "Den Befehl „bild“ gibt es nicht. Meinen Sie „build“?",
            'The command "bild" does not exist. Did you mean "build"?',
        ),
        ("xyz", "Den Befehl „xyz“ gibt es nicht. „--help“ zeigt alle.", 'The command "xyz" does not exist. "--help" shows all.'),
        (
            "build --jsn",
            "Die Option „--jsn“ gibt es nicht. Meinen Sie --jobs, --json?",
            'The option "--jsn" does not exist. Did you mean --jobs, --json?',
        ),
        (
            "build --marks=yes",
            "Die Option „--marks“ steht für sich, ohne „=…“. „--help“ hinter dem Befehl erklärt sie.",
            'The option "--marks" stands alone, without "=…". "--help" after the command explains it.',
        ),
        (
            "build -o",
            "Hinter der Option „-o“ fehlt eine Angabe. „--help“ hinter dem Befehl erklärt sie.",
            'The option "-o" needs a value behind it. "--help" after the command explains it.',
        ),
        (
            "build -o --marks",
            "Hinter der Option „-o“ fehlt eine Angabe. „--help“ hinter dem Befehl erklärt sie.",
            'The option "-o" needs a value behind it. "--help" after the command explains it.',
        ),
        (
            "build --out=",
            "Hinter der Option „-o“ fehlt eine Angabe. „--help“ hinter dem Befehl erklärt sie.",
            'The option "-o" needs a value behind it. "--help" after the command explains it.',
        ),
        (
            "import",
            "Es fehlt eine Angabe: TEXT. „--help“ hinter dem Befehl erklärt sie.",
            'Something is missing: TEXT. "--help" after the command explains it.',
        ),
        (
            "list mitte",
            "Der Befehl „list“ kann damit nichts anfangen: mitte. Lassen Sie es weg; "
            "„--help“ hinter dem Befehl zeigt, was möglich ist.",
            'The command "list" has no use for: mitte. Leave it out; "--help" after the command shows what is possible.',
        ),
        (
            "flyer wehlhieden",
            "Den Ortsbezirk „wehlhieden“ gibt es nicht. Der Befehl „list“ zeigt alle.",
            'The district "wehlhieden" does not exist. The command "list" shows all.',
        ),
        (
            "flyer suesterfelt",
            "Den Ortsbezirk „suesterfelt“ gibt es nicht. Meinen Sie „suesterfeld-helleboehn“?",
            'The district "suesterfelt" does not exist. Did you mean "suesterfeld-helleboehn"?',
        ),
        (
            "build mitte",
            "„mitte“ ist kein Produkt, sondern ein Ortsbezirk. Schreiben Sie davor: --district",
            '"mitte" is not a product but a district. Write before it: --district',
        ),
        (
            "leaflet --product flyer-a6",
            "„flyer-a6“ wird je Ortsbezirk gebaut, nicht je Kapitel. Der Befehl „build“ nimmt jedes Produkt.",
            '"flyer-a6" is built per district, not per chapter. The command "build" takes any product.',
        ),
    ],
)
def test_a_wrong_word_is_one_sentence_on_stderr(call: Call, arguments: str, german: str, english: str) -> None:
    for language, sentence in (("de", german), ("en", english)):
        result = call(*arguments.split(), "--lang", language)
        assert (result.returncode, result.stdout, result.stderr) == (2, "", f"{sentence}\n")


def test_an_unknown_language_is_told_in_that_of_the_locale(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    assert call("--lang", "fr", "list").stderr == 'The language "fr" does not exist. Possible are: de, en.\n'
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    result = call("--lang=fr", "list")
    assert (result.returncode, result.stderr) == (2, "Die Sprache „fr“ gibt es nicht. Möglich sind: de, en.\n")


def test_the_language_follows_the_locale_and_the_option_wins(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    assert call("list").stdout.startswith("Produkt ")
    assert call("list", "--lang=en").stdout.startswith("Product ")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert call("list").stdout.startswith("Product ")


def test_the_program_alone_shows_its_help(start: Start) -> None:
    code, out, err = finish(start())
    assert (code, err) == (2, "")
    assert out.startswith("Usage: ./programm COMMAND")


# places


def test_the_project_is_found_from_the_working_directory_upwards(call: Call, project: Path, tmp_path: Path) -> None:
    below = project / "content/districts"
    assert call("list", cwd=below).stdout == call("list").stdout
    assert "bettenhausen" not in call("list").stdout  # the project's two districts, not those that lie beside the code
    result = call("list", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        f"No project here: neither {tmp_path} nor a folder above it holds content/ and layouts/. "
        "Change into the project's folder with cd.\n"
    )


def test_a_folder_that_is_gone_is_one_sentence(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.setattr(Path, "cwd", lambda: (_ for _ in ()).throw(FileNotFoundError(2, "gone")))
    result = call("list", cwd=gone)
    assert (result.returncode, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith("The folder you are in does not exist any more.")


# what programs read


@pytest.mark.parametrize(
    ("arguments", "code", "finding"),
    [
        ("list --json", 0, None),
        ("bild --json", 2, "cli.usage"),
        ("list --json extra", 2, "cli.usage"),
        ("flyer nowhere --json", 2, "cli.usage"),
        ("build --json --lang xx", 2, "cli.usage"),
        ("import nothing.txt --json", 2, "cli.usage"),
        ("doctor --json", 0, None),
        ("schema --json", 0, None),
    ],
)
def test_json_is_one_object_alone_on_stdout(call: Call, arguments: str, code: int, finding: str | None) -> None:
    result = call(*arguments.split())
    document = json.loads(result.stdout)
    assert (result.returncode, result.stderr) == (code, "")
    assert (document["version"], document["command"]) == (1, arguments.split(maxsplit=1)[0])
    if finding:
        assert [(each["code"], each["severity"]) for each in document["findings"]] == [(finding, "error")]
    else:
        assert [each for each in document["findings"] if each["severity"] == "error"] == []


def test_the_listing_names_everything_by_its_id(call: Call) -> None:
    document = json.loads(call("list", "--json").stdout)
    assert {"id": "flyer-a6", "title": "Flyer A6", "scope": "district"} in document["products"]
    assert {"id": "mitte", "name": "Mitte"} in document["districts"]
    text = call("list").stdout
    for kind in ("products", "chapters", "districts"):
        for item in document[kind]:
            assert re.search(rf"^{item['id']}  +\S", text, re.MULTILINE)
    assert [line for line in text.splitlines() if line != line.rstrip()] == []


def test_placeholders_are_one_line_for_people_and_all_for_programs(call: Call) -> None:
    document = json.loads(call("brochure", "--district", "nobody", "--json").stdout)
    assert document["findings"][0]["code"] == "cli.usage"
    listed = json.loads(call("list", "--json").stdout)["findings"]
    assert {finding["code"] for finding in listed} == {"content.placeholder"}
    assert len(listed) > 10
    assert all({"file", "line", "column"} <= set(finding) for finding in listed)


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_an_encoding_without_all_letters_never_breaks_off(start: Start, encoding: str) -> None:
    calls = [
        start(*words, PYTHONIOENCODING=encoding, LC_ALL="C") for words in (["list"], ["list", "--json"], ["--lang", "de", "x…y"])
    ]
    (code, out, err), (json_code, text, _), (wrong_code, _, wrong) = map(finish, calls)
    assert (code, err) == (0, "")
    assert "mitte" in out
    assert json_code == 0
    assert json.loads(text)["districts"][1]["name"] == "Süsterfeld/Helleböhn"
    assert wrong_code == 2
    assert wrong.count("\n") == 1
    assert "Traceback" not in wrong


def test_a_reader_that_goes_away_is_no_error(project: Path) -> None:
    script = f"{sys.executable} -m programm_print list | head -1; exit ${{PIPESTATUS[0]}}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(["bash", "-c", script], cwd=project, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_an_output_that_takes_no_more_is_one_sentence(project: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "programm_print", "list"],
            cwd=project,
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert done.stderr.startswith("The output cannot be written")


def test_debug_shows_where_an_error_arises_and_keeps_the_exit_code(call: Call) -> None:
    quiet, loud = call("flyer", "nobody"), call("--debug", "flyer", "nobody")
    assert "Traceback" not in quiet.stderr
    assert "Traceback" in loud.stderr
    assert loud.stderr.endswith(quiet.stderr)
    assert loud.returncode == quiet.returncode == 2


# import, doctor, schema


def test_an_import_ends_by_saying_how_many_files_it_wrote(call: Call, project: Path) -> None:
    text = str(ROOT / "tests/content/fixtures/kassel.txt")
    unchanged = call("import", text)
    assert (unchanged.returncode, unchanged.stdout) == (0, "")
    assert unchanged.stderr.endswith("Nothing to change: the chapter files say what the text says.\n")
    (project / "content/manifesto/01-klima.yaml").unlink()
    written = call("import", text)
    assert written.stdout == "content/manifesto/01-klima.yaml\n"
    assert written.stderr.endswith("Files written: 1.\n")


def test_doctor_says_what_is_there_and_what_to_do(call: Call, project: Path) -> None:
    assert call("doctor", "-o", ".").returncode == 0
    result = call("doctor")
    assert result.returncode == 0
    assert {line.split("  ")[0] for line in result.stdout.splitlines()} <= {"Fine", "Note", "Warning"}
    assert result.stderr.endswith("All that is needed is there: ./programm build builds all sheets.\n")
    (project / "profiles/FOGRA39L_coated.icc").unlink()
    broken = call("doctor")
    assert broken.returncode == 3
    assert re.search(r"^Error .*not found$", broken.stdout, re.MULTILINE)
    assert "profiles/FOGRA39L_coated.icc" in broken.stderr
    assert "All that is needed" not in broken.stderr


def test_schemas_are_written_where_the_files_look_for_them(call: Call, project: Path) -> None:
    result = call("schema", cwd=project / "content")
    assert result.returncode == 0
    for path in result.stdout.split():
        schema = json.loads((project / path).read_text(encoding="utf-8"))
        assert schema.get("properties") or schema["items"]


# how it looks


def test_a_table_is_aligned_and_ends_its_lines_at_their_last_letter() -> None:
    assert aligned(("File", "Size"), [("a.pdf", "9 kB"), ("long-name.pdf", "130 kB")], numbers={1}) == [
        "File             Size",
        "a.pdf            9 kB",
        "long-name.pdf  130 kB",
    ]


def test_a_narrow_table_keeps_names_whole() -> None:
    rows = [("out/press/flyer-a6_mitte.pdf", "2", "131 kB", "built")]
    lines = aligned(("File", "Pages", "Size", "Status"), rows, numbers={1, 2}, width=40)
    assert lines == [
        "File",
        "  Pages    Size  Status",
        "out/press/flyer-a6_mitte.pdf",
        "      2  131 kB  built",
    ]


@pytest.mark.parametrize(
    ("count", "english", "german"),
    [(130_593, "131 kB", "131 kB"), (12, "1 kB", "1 kB"), (1_234_567, "1.2 MB", "1,2 MB"), (999_600, "1.0 MB", "1,0 MB")],
)
def test_sizes_are_readable_in_the_users_language(count: int, english: str, german: str) -> None:
    assert readable_size(count) == english
    use_language("de")
    try:
        assert readable_size(count) == german
    finally:
        use_language("en")


def test_findings_of_many_sheets_about_one_text_are_told_once(capfd: pytest.CaptureFixture[str]) -> None:
    place = Place("content/campaign.yaml", 47, 10)
    same = [Finding("fit.overflow", Severity.ERROR, f"On sheet {name} it is too long.", place=place, page=1) for name in "abc"]
    other = Finding("fit.overflow", Severity.ERROR, "On sheet a it is too long.", place=place, page=2)
    nowhere = [Finding("build.page-count", Severity.ERROR, f"Sheet {name} has 3 pages.") for name in "ab"]
    tell_findings([other, *same, *nowhere, Finding("content.note", Severity.INFO, "Not beside errors.")])
    assert capfd.readouterr().err.splitlines() == [
        "Sheet a has 3 pages.",
        "Sheet b has 3 pages.",
        "",
        "content/campaign.yaml:47:10: On sheet a it is too long.",
        "content/campaign.yaml:47:10: On sheet a it is too long. (Likewise on other sheets: 2.)",
    ]
