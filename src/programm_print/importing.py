"""The use case import: a copied text becomes the files of `content/manifesto/`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from programm_print.content.folders import MANIFESTO
from programm_print.content.importing import import_into
from programm_print.errors import ContentError, UsageError
from programm_print.findings import Finding, has_errors
from programm_print.messages import say
from programm_print.models.manifesto import Chapter
from programm_print.project import ProjectFiles, reason, write_atomically
from programm_print.yaml_source import read_model


@dataclass(frozen=True)
class ImportedFiles:
    """`written` and `removed` are project paths; a file that already held the same is in neither."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    findings: tuple[Finding, ...]


def import_manifesto(files: ProjectFiles, source: Path, *, replace: bool) -> ImportedFiles:
    """Read the text in `source` and write its chapters. Demands that stand there already keep their ids and ranks.

    A chapter whose number has changed moves to its new file. Raises UsageError, and writes nothing, when a file would be
    changed and `replace` is False; ContentError when the chapters that are there cannot be read or the text holds no demand.
    """
    existing = _existing_chapters(files)
    result = import_into(_read(source), list(existing.values()), source=str(source))
    if has_errors(result.findings):
        raise ContentError(result.findings)
    changed = {path: text for path, text in result.files.items() if not files.exists(path) or files.read(path) != text.encode()}
    overwritten = sorted(path for path in changed if files.exists(path))
    if overwritten and not replace:
        raise UsageError("\n".join(say("importing.would-replace", path=path) for path in overwritten))
    kept = {
        chapter_id for path in result.files for chapter_id in (path.rsplit("/", 1)[1].split("-", 1)[1].removesuffix(".yaml"),)
    }
    moved = sorted(path for path, chapter in existing.items() if path not in result.files and chapter.id in kept)
    for path, text in changed.items():
        write_atomically(files.root / path, text.encode())
    for path in moved:
        files.locate(path).unlink()
    return ImportedFiles(tuple(changed), tuple(moved), result.findings)


def _existing_chapters(files: ProjectFiles) -> dict[str, Chapter]:
    findings: list[Finding] = []
    chapters: dict[str, Chapter] = {}
    for path in files.list(MANIFESTO, ".yaml"):
        reading = read_model(files.read(path), path, Chapter, "chapters")
        findings += reading.findings
        if reading.model:
            chapters[path] = reading.model
    if has_errors(findings):
        raise ContentError(findings)
    return chapters


def _read(source: Path) -> str:
    try:
        return source.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise UsageError(say("importing.no-such-text", path=source)) from error
    except UnicodeDecodeError as error:
        raise UsageError(say("importing.not-utf8", path=source)) from error
    except OSError as error:
        raise UsageError(say("project.unreadable", path=source, reason=reason(error))) from error
