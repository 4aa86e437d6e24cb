"""What the documents promise: links lead somewhere, commands exist, quoted messages are the program's, the example builds."""

from __future__ import annotations

import re
import shlex
import shutil
import string
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

import pypdfium2
import pytest
import typer
from pydantic import BaseModel

from programm_print.cli import main
from programm_print.cli.commands import app
from programm_print.messages import PARTS
from programm_print.models import product as product_model

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("content/*.md"), *ROOT.glob("*/README.md")])
PICTURES = sorted(ROOT.glob("docs/pictures/*.png"))

FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(([^)\s]+)\)")
#: The launcher's own verb; the others are the program's.
LAUNCHER_VERBS = {"test"}


def text_of(document: Path) -> str:
    return document.read_text(encoding="utf-8")


def named(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


def prose(document: Path) -> str:
    return FENCE.sub("", text_of(document))


def blocks(document: Path, language: str) -> list[str]:
    return [code for found, code in FENCE.findall(text_of(document)) if found == language]


def anchors(document: Path) -> set[str]:
    """Of headings, as the forges make them: lower case, without punctuation, spaces as hyphens."""
    titles = re.findall(r"^#+ (.+)$", prose(document), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    lost = []
    for link in LINK.findall(prose(document)):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


def test_each_picture_is_shown_and_light_enough() -> None:
    shown = {
        (document.parent / link).resolve()
        for document in DOCUMENTS
        for link in LINK.findall(prose(document))
        if link.endswith(".png")
    }
    assert shown == set(PICTURES)
    assert {path.name: path.stat().st_size for path in PICTURES if path.stat().st_size > 400_000} == {}


def options_of(command: Any) -> set[str]:
    return {option for item in command.params for option in item.opts}


GROUP: Any = typer.main.get_command(app)
VERBS = {name: options_of(verb) for name, verb in GROUP.commands.items()}
EVERYWHERE = options_of(GROUP) | {"-h", "--help"}


def commands(document: Path) -> Iterator[list[str]]:
    """Every call of the program, from code blocks and from inline code, as words behind its name."""
    lines = [line.strip() for block in blocks(document, "sh") for line in block.splitlines()]
    lines += re.findall(r"`([^`\n]+)`", prose(document))
    for line in lines:
        call = re.match(r"(?:[A-Z_]+=\S+ )?(?:\./programm|programm-print) (.+)$", line)
        if call:
            yield shlex.split(call[1].replace("…", ""))


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_documented_commands_and_options_exist(document: Path) -> None:
    unknown = []
    for words in commands(document):
        verb, options = words[0], {word.split("=")[0] for word in words if word.startswith("-")}
        if verb not in LAUNCHER_VERBS and (verb not in VERBS or options - EVERYWHERE - VERBS[verb]):
            unknown.append(words)
    assert unknown == []


@pytest.mark.parametrize("row", re.findall(r"^\| (`-.*)$", text_of(ROOT / "docs/commands.md"), re.MULTILINE))
def test_the_table_of_options_names_the_verbs_that_have_them(row: str) -> None:
    option_cell, verb_cell = row.split(" | ")[:2]
    options = {word.split()[0] for word in re.findall(r"`([^`]+)`", option_cell)}
    if verb_cell.startswith("`"):
        assert set(re.findall(r"`(\w+)`", verb_cell)) == {name for name, known in VERBS.items() if options & known}
    else:
        assert options <= EVERYWHERE or all(options & known for known in VERBS.values())


def test_every_verb_stands_in_the_table_of_commands() -> None:
    documented = set(re.findall(r"^\| `\./programm (\w+)", text_of(ROOT / "docs/commands.md"), re.MULTILINE))
    assert documented == set(VERBS) | LAUNCHER_VERBS


def sentence_pattern() -> re.Pattern[str]:
    """What the program may say: one sentence of the catalogue, or two, the second being what to do."""

    def pattern(sentence: str) -> str:
        return "".join(
            re.escape(fixed) + (".*?" if field is not None else "") for fixed, field, _, _ in string.Formatter().parse(sentence)
        )

    pairs = [pair for part in PARTS for pair in import_module(f"programm_print.messages.{part}").SENTENCES.values()]
    # A sentence that is nothing but a placeholder would pass for any.
    any_sentence = "|".join(pattern(text) for pair in pairs for text in pair if len(re.sub(r"\{\w+\}", "", text)) > 6)
    return re.compile(rf"(?:{any_sentence})(?: (?:{any_sentence}))?", re.IGNORECASE)


@pytest.mark.parametrize("document", [ROOT / "docs/leitfaden.md", ROOT / "docs/designers.md"], ids=named)
def test_quoted_messages_are_the_programs_own(document: Path) -> None:
    said = [line for block in blocks(document, "text") for line in block.splitlines()]
    assert said
    known = sentence_pattern()
    sentences = [re.sub(r"^[\w./-]+(?::\d+){0,2}: (?:[\w-]+_\w+: )?", "", line) for line in said]
    assert [sentence for sentence in sentences if not known.fullmatch(sentence)] == []


def models() -> Iterator[type[BaseModel]]:
    for value in vars(product_model).values():
        if isinstance(value, type) and issubclass(value, BaseModel) and value.__module__ == product_model.__name__:
            yield value


def test_the_designers_guide_explains_every_field_of_a_product() -> None:
    explained = set(re.findall(r"`([\w-]+)(?:: \w+)?`", prose(ROOT / "docs/designers.md")))
    fields = {name for model in models() if model is not product_model.Product for name in model.model_fields}
    kinds = {
        value
        for model in models()
        for name, field in model.model_fields.items()
        if name == "kind"
        for value in get_args(field.annotation)
    }
    assert (fields | kinds) - explained == set()


def test_the_architecture_names_every_module_and_folder() -> None:
    table = text_of(ROOT / "docs/architecture.md").split("## Modules of")[1].split("\n## ")[0]
    cells = re.findall(r"^\| (`[^|]*) \|", table, re.MULTILINE)
    package = ROOT / "src/programm_print"
    modules = {path.stem for path in package.glob("*.py")} | {f"{path.parent.name}/" for path in package.glob("*/*.py")}
    assert {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)} == modules - {"__init__", "__main__"}


def test_the_example_of_the_designers_guide_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for folder in ("content", "layouts", "fonts", "profiles", "shops"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shortest, longest = "mitte", "philippinenhof-warteberg"
    for district in (tmp_path / "content/districts").glob("*.yaml"):
        if district.stem not in (shortest, longest):
            district.unlink()
    poster = tmp_path / "layouts/poster-a3"
    shutil.copytree(tmp_path / "layouts/flyer-a6", poster)
    guide = ROOT / "docs/designers.md"
    for language, file in (("yaml", "product.yaml"), ("html", "template.html"), ("css", "style.css")):
        (code,) = blocks(guide, language)
        (poster / file).write_text(code, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert main(["build", "poster-a3"]) == 0, capfd.readouterr().err
    for name in (shortest, longest):
        with pypdfium2.PdfDocument(tmp_path / f"out/press/poster-a3_{name}.pdf") as pdf:
            assert len(pdf) == 1
            assert [round(length * 25.4 / 72) for length in pdf[0].get_trimbox()] == [0, 0, 297, 420]
