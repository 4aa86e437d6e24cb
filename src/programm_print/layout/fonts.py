"""The fonts of the layouts: which files play which role, and which letters they hold. Declared in `fonts/fonts.yaml`."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import Annotated, Literal
from unicodedata import category

from pydantic import Field

from programm_print.errors import ContentError
from programm_print.findings import Finding, Place, Severity
from programm_print.messages import say
from programm_print.models.base import Id, Model
from programm_print.models.font import FontFace, FontRole
from programm_print.yaml_source import read_model

FOLDER = "fonts"
DECLARATION = f"{FOLDER}/fonts.yaml"

Read = Callable[[str], bytes]


class Source(Model):
    """A package of the Python index that holds a variable font and its licence, pinned by its wheel's hash."""

    package: str
    version: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    folder: str
    licence: str
    scripts: Annotated[tuple[Literal["latin", "greek", "cyrillic"], ...], Field(strict=False, min_length=1)]


class Cut(Model):
    """A static font: one point in the design space of a source. `beside` names the cut whose line metrics it takes over.

    `kerning` is added to the source's own: for two letters, thousandths of an em.
    """

    family: str
    source: Id
    file: str
    axes: dict[str, float]
    kerning: Annotated[dict[Annotated[str, Field(pattern=r"^\S\S$")], int], Field(default_factory=dict)]
    beside: str | None = None


class FontsFile(Model):
    """`fonts.yaml` as it is written."""

    sources: dict[Id, Source]
    cuts: dict[str, Cut]
    roles: dict[Id, Annotated[tuple[str, ...], Field(strict=False, min_length=1)]]


def load_fonts(read: Read) -> dict[str, FontRole]:
    """The roles by name; `read` gives the bytes of a project file. Raises ContentError with all findings at once."""
    declared = read_fonts_file(read)
    return {
        name: FontRole(name, tuple(FontFace(declared.cuts[file].family, f"{FOLDER}/{file}") for file in files))
        for name, files in declared.roles.items()
    }


def read_fonts_file(read: Read) -> FontsFile:
    """`fonts/fonts.yaml`, where each role's files are declared cuts and each cut's source is declared. Raises ContentError."""
    reading = read_model(read(DECLARATION), DECLARATION, FontsFile, "fonts")
    declared, findings = reading.model, list(reading.findings)
    if declared is not None:
        used = [(file, f"roles/{role}", "cuts") for role, files in declared.roles.items() for file in files]
        used += [(cut.beside, f"cuts/{name}", "cuts") for name, cut in declared.cuts.items() if cut.beside is not None]
        used += [(cut.source, f"cuts/{name}", "sources") for name, cut in declared.cuts.items()]
        findings += [
            Finding(
                "layout.not-declared",
                Severity.ERROR,
                say("layout.not-declared", name=name, user=user, table=table),
                place=reading.places.get(f"fonts/{user}", Place(DECLARATION)),
            )
            for name, user, table in used
            if name not in getattr(declared, table)
        ]
    if findings or declared is None:
        raise ContentError(findings)
    return declared


def missing_letters(role: FontRole, text: str, read: Read) -> tuple[str, ...]:
    """The characters of `text` that no font of the role holds, each once, in order of appearance; line breaks and tabs aside."""
    held = frozenset[int]().union(*(coverage(read(file)) for file in role.files))
    return tuple(char for char in dict.fromkeys(text) if ord(char) not in held and category(char) != "Cc")


@lru_cache(maxsize=64)
def coverage(font: bytes) -> frozenset[int]:
    """The code points of a font file."""
    from fontTools.ttLib import TTFont

    return frozenset(TTFont(BytesIO(font), lazy=True).getBestCmap())
