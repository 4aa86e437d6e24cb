"""What holds for the repository as a whole: the direction of dependencies, one message catalogue, nothing of one machine."""

from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from programm_print.messages import PARTS

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src/programm_print"
MODULES = {".".join(path.relative_to(PACKAGE).with_suffix("").parts): path for path in sorted(PACKAGE.rglob("*.py"))}

#: What everything may rest on, the lowest first: none of them imports one that stands after it.
FOUNDATION = ("measures", "messages", "findings", "errors", "naming", "placeholders", "project", "models", "yaml_source")
STAGES = ("content", "layout", "compose", "render", "fit", "finish", "inspect", "preflight", "proof")
#: The only parts that import a foreign engine.
DOORS = {
    "weasyprint": {"render"},
    "pydyf": {"render"},
    "pikepdf": {"finish", "inspect"},
    "pypdfium2": {"proof"},
    "zxingcpp": {"proof"},
    "typer": {"cli"},
    "rich": {"cli"},
    "yaml": {"yaml_source", "content"},
    "jinja2": {"compose"},
    "distributed": {"build"},
}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def imports(module: str) -> Iterator[str]:
    """The full names of the modules that a module imports, wherever in it."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def room(module: str) -> str:
    """The part of the package that a module belongs to."""
    return module.split(".", maxsplit=1)[0]


def imported_rooms(module: str) -> set[str]:
    inner = (name.removeprefix("programm_print.") for name in imports(module) if name.startswith("programm_print."))
    return {room(name) for name in inner} - {room(module)}


@pytest.mark.parametrize("stage", STAGES)
def test_stages_do_not_import_each_other(stage: str) -> None:
    used = {name: imported_rooms(name) - set(FOUNDATION) for name in MODULES if room(name) == stage}
    assert {name: rooms for name, rooms in used.items() if rooms} == {}


@pytest.mark.parametrize("place", range(len(FOUNDATION)))
def test_the_foundation_rests_on_what_is_below_it(place: int) -> None:
    below = set(FOUNDATION[:place])
    used = {name: imported_rooms(name) - below for name in MODULES if room(name) == FOUNDATION[place]}
    assert {name: rooms for name, rooms in used.items() if rooms} == {}


def test_nothing_imports_the_command_line() -> None:
    above = {"cli", "__main__"}
    assert [name for name in MODULES if room(name) not in above and "cli" in imported_rooms(name)] == []


@pytest.mark.parametrize("engine", DOORS)
def test_each_foreign_engine_has_one_door(engine: str) -> None:
    used = {room(name) for name in MODULES if any(found.split(".")[0] == engine for found in imports(name))}
    assert used <= DOORS[engine]


def test_imports_are_declared_and_declarations_are_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirements = [*project["dependencies"], *project["optional-dependencies"]["cluster"]]
    declared = {re.split(r"[^a-z0-9-]", requirement)[0] for requirement in requirements}
    names = {
        "PIL": "pillow",
        "zxingcpp": "zxing-cpp",
        "fontTools": "fonttools",
        "markdown_it": "markdown-it-py",
        "yaml": "pyyaml",
    }
    used = {found.split(".")[0] for name in MODULES for found in imports(name)} - sys.stdlib_module_names - {"programm_print"}
    # pydantic pins the one pydantic_core that fits it.
    assert {names.get(name, name) for name in used} - {"pydantic_core"} == declared


def test_only_the_command_line_prints() -> None:
    printing = [
        name
        for name in MODULES
        if room(name) != "cli"
        for node in ast.walk(tree(name))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"print", "input"}
    ]
    assert printing == []


def test_no_module_is_a_drawer_for_everything() -> None:
    assert [name for name in MODULES if set(name.split(".")) & {"utils", "util", "helpers", "manager", "common", "misc"}] == []


def test_modules_can_be_held_in_the_head() -> None:
    lines = {
        name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in MODULES.items() if room(name) != "messages"
    }
    assert {name: count for name, count in lines.items() if count > 310} == {}


def sentences() -> dict[str, tuple[str, str]]:
    return {key: pair for part in PARTS for key, pair in import_module(f"programm_print.messages.{part}").SENTENCES.items()}


def test_each_sentence_stands_in_the_module_of_its_part() -> None:
    misplaced = [
        key
        for part in PARTS
        for key in import_module(f"programm_print.messages.{part}").SENTENCES
        if not key.startswith(f"{part}.")
    ]
    assert misplaced == []
    assert {path.stem for path in (PACKAGE / "messages").glob("*.py")} == {"__init__", *PARTS}


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_both_languages_have_the_same_placeholders() -> None:
    assert [key for key, (german, english) in sentences().items() if placeholders(german) != placeholders(english)] == []


def test_sentences_are_one_line() -> None:
    assert [
        key for key, pair in sentences().items() for text in pair if "\n" in text or "  " in text or text.strip() != text
    ] == []


def said() -> Iterator[tuple[str, ast.Call]]:
    for name in MODULES:
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
                yield name, node


def test_no_sentence_is_missing_and_each_is_said_with_its_placeholders() -> None:
    known = sentences()
    wrong = []
    for module, call in said():
        key = call.args[0]
        if not isinstance(key, ast.Constant):
            continue
        given = {keyword.arg for keyword in call.keywords}
        if key.value not in known or (None not in given and given != placeholders(known[key.value][1])):
            wrong.append(f"{module}:{call.lineno}: {key.value!r} {sorted(map(str, given))}")
    assert wrong == []


def test_no_sentence_is_unused() -> None:
    """A key counts as used where it stands as a whole, or where an f-string makes it: `cli.status-{…}`."""
    whole, patterns = set(), set()
    for name in MODULES:
        if room(name) == "messages":
            continue
        for node in ast.walk(tree(name)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                whole.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                pieces = [re.escape(str(p.value)) if isinstance(p, ast.Constant) else r"[\w.-]+" for p in node.values]
                patterns.add("".join(pieces))
    made = [re.compile(pattern) for pattern in patterns if re.match(r"[a-z]+\\?\.", pattern)]
    assert [key for key in sentences() if key not in whole and not any(pattern.fullmatch(key) for pattern in made)] == []


def tracked() -> list[Path]:
    """The files of the repository; without git (an unpacked archive), those that are not made by running it."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
        return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]
    except (OSError, subprocess.CalledProcessError):
        made = {"out", "dist", "build"}
        files = (path for path in ROOT.rglob("*") if path.is_file())
        return [
            path
            for path in files
            if (parts := path.relative_to(ROOT).parts)[0] not in made
            and not any(part.startswith((".", "__pycache__")) for part in parts)
        ]


def texts() -> Iterator[tuple[str, str]]:
    for path in tracked():
        try:
            yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_nothing_names_one_machine_or_one_package_index() -> None:
    # Taken apart, so that this file is not a find of its own.
    hosts = ["py" + "pi.org", "python" + "hosted.org", "npm" + "js.", "deb." + "debian.org", "archive." + "ubuntu.com"]
    paths = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/Us" + "ers/"]
    found = [f"{name}: {word}" for name, text in texts() for word in hosts + paths if word in text]
    assert found == []


def test_nothing_of_the_town_is_in_the_program_or_in_the_layouts() -> None:
    words = ("Kassel", "kassel", "Wehlheiden", "wehlheiden", "Fulda")
    found = [
        f"{name}: {word}" for name, text in texts() if name.startswith(("src/", "layouts/")) for word in words if word in text
    ]
    assert found == []


def test_text_files_end_their_lines_as_editorconfig_says() -> None:
    found = [name for name, text in texts() if "\r" in text or (text and not text.endswith("\n"))]
    assert found == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_lock_files_pin_each_package_by_hash_and_name_no_index(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    packages = re.split(r"^(?=[A-Za-z0-9])", lock, flags=re.MULTILINE)[1:]
    assert [
        package.split()[0] for package in packages if not re.match(r"[\w.-]+==\S+( ; [^\n]+)? \\\n +--hash=sha256:", package)
    ] == []
    assert re.search(r"^\s*--(?!hash)|://", lock, re.MULTILINE) is None


def test_both_lock_files_pin_the_same_versions() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[\w.-]+==[^\\\n]+", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))

    assert pins("requirements.lock") <= pins("requirements-dev.lock")


def test_lock_files_fit_what_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lock = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
    wanted = [*project["dependencies"], *(each for extra in project["optional-dependencies"].values() for each in extra)]
    names = {re.split(r"[^A-Za-z0-9-]", requirement)[0].lower() for requirement in wanted}
    assert {name for name in names if f"\n{name}==" not in lock} == set()
