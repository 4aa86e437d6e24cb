"""Which program makes the sheets: this one and its engines. What one version made is not taken for another's."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import programm_print

#: Packages whose version shows in a PDF, as their folders of metadata are called.
_ENGINES = re.compile(
    r"(weasyprint|pydyf|tinycss2|tinyhtml5|cssselect2|pyphen|fonttools|pikepdf|pillow|uharfbuzz|segno|jinja2|markupsafe|"
    r"markdown_it_py|pydantic|pyyaml)-.*\.(dist|egg)-info",
    re.IGNORECASE,
)
# Code and words. An installed package holds licences too, which lie elsewhere in a checkout.
_OWN = (".py", ".txt")
_LICENCES = "OFL-"
# The names by which WeasyPrint looks for it too.
_PANGO = ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0")


def program_version() -> str:
    """A text that changes with this program's code, with its engines and with Pango. Loads none of the engines' code."""
    root = Path(programm_print.__file__).parent
    code = [(path.relative_to(root).as_posix(), found.st_size, found.st_mtime_ns) for path, found in _files(root)]
    changes = sha256(repr((sorted(code), sys.version, _engines())).encode()).hexdigest()[:16]
    return f"{programm_print.__version__} {changes} {_pango()}"


def makers() -> dict[str, str]:
    """The versions, by name, of all that makes sheets: two machines where they are equal make the same. Reads all code."""
    root = Path(programm_print.__file__).parent
    code = sha256()
    for path in sorted(path for path, _ in _files(root) if path.suffix in _OWN and not path.name.startswith(_LICENCES)):
        code.update(path.relative_to(root).as_posix().encode() + sha256(path.read_bytes()).digest())
    engines = {name.lower(): version for name, version in (package.split("-")[:2] for package in _engines())}
    own = f"{programm_print.__version__} ({code.hexdigest()[:8]})"
    return {"programm-print": own, **{name: text.removesuffix(".dist") for name, text in engines.items()}, "Pango": _pango()}


def _files(root: Path) -> list[tuple[Path, os.stat_result]]:
    folders, found = [root], []
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    folders += [Path(entry.path)] * (entry.name != "__pycache__")
                else:
                    found.append((Path(entry.path), entry.stat()))
    return found


def _engines() -> list[str]:
    package = find_spec("weasyprint")
    if package is None or package.origin is None:
        return []
    return sorted(path.name for path in Path(package.origin).parents[1].iterdir() if _ENGINES.fullmatch(path.name))


def _pango() -> str:
    for name in _PANGO:
        try:
            library = ctypes.CDLL(name)
        except OSError:
            continue
        library.pango_version_string.restype = ctypes.c_char_p
        return str(library.pango_version_string().decode("ascii"))
    return ""
