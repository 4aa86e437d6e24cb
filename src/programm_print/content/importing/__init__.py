"""Import: a text copied from a party's web page becomes the files of `content/manifesto/`, verbatim.

Example: `import_into(text, existing_chapters, source="manifest.txt").files` maps paths in the project to their text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from programm_print.content.folders import MANIFESTO
from programm_print.content.importing.identity import identify
from programm_print.content.importing.proofreading import proofread
from programm_print.content.importing.structure import read_structure
from programm_print.content.importing.writing import chapter_file, chapter_yaml

if TYPE_CHECKING:
    from programm_print.findings import Finding
    from programm_print.models.manifesto import Chapter

__all__ = ["ImportResult", "Imported", "chapter_yaml", "import_into", "import_text"]


@dataclass(frozen=True)
class Imported:
    """Chapters in the text's order. Findings name lines of the source: of grade error only if there is nothing to write."""

    chapters: tuple[Chapter, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class ImportResult:
    """`files` leads from a path in the project to what it shall hold."""

    files: Mapping[str, str]
    findings: tuple[Finding, ...]


def import_text(text: str, *, existing: Sequence[Chapter] = (), source: str = "-") -> Imported:
    """Read `text` by its structure. Texts that stand in `existing`, equal or nearly, keep their ids and default ranks.

    `source` is the text's name in findings; `-` is the standard input.
    """
    read, unplaced = read_structure(text, source)
    chapters, changes = identify(read, existing, source)
    found = (*unplaced, *changes, *proofread(read, source))
    return Imported(chapters, tuple(sorted(found, key=lambda finding: (finding.place.line or 0) if finding.place else 0)))


def import_into(text: str, existing_chapters: Sequence[Chapter], *, source: str = "-") -> ImportResult:
    """The files of `content/manifesto/` that `text` makes. Files of chapters that went are the caller's to remove."""
    imported = import_text(text, existing=existing_chapters, source=source)
    files = {
        f"{MANIFESTO}/{chapter_file(number, chapter)}": chapter_yaml(chapter)
        for number, chapter in enumerate(imported.chapters, 1)
    }
    return ImportResult(files, imported.findings)
