"""The files around the texts: missing ones, ones that nothing reads, and ones that a text names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from programm_print.content.folders import (
    CAMPAIGN,
    CONTENT,
    DISTRICT_LIST,
    DISTRICT_TABLE,
    DISTRICTS,
    IMAGES,
    MANIFESTO,
    OWN_SHOPS,
)
from programm_print.findings import Finding, Place, Severity
from programm_print.messages import say
from programm_print.naming import nearest
from programm_print.project import ProjectFiles
from programm_print.yaml_source import MapNode, Reading, ScalarNode, problem, walk

_DEEPEST = 4


def missing_files(campaign: bool, chapters: bool, districts: bool) -> Iterator[Finding]:
    """What a project cannot do without; the arguments say what there is."""
    if not campaign:
        yield problem("no-campaign", Place(CAMPAIGN), say("content.restore-campaign"), file=CAMPAIGN)
    if not chapters:
        yield problem("no-chapters", Place(MANIFESTO), say("content.add-chapters"))
    if not districts:
        yield problem("no-districts", Place(DISTRICTS), say("content.add-districts"))


def other_ways(ways: Sequence[str]) -> Iterator[Finding]:
    """Districts stand in a folder or in one file, not in both."""
    for way in ways[1:]:
        yield problem("districts-twice", Place(way), say("content.keep-one-way", first=ways[0]), first=ways[0])


def unread_files(files: ProjectFiles) -> Iterator[Finding]:
    """Warnings for files that look like content and are not read: beside chapters and districts, or called `.yaml` elsewhere."""
    for path in _below(files, CONTENT, _DEEPEST):
        folder = str(path.parent)
        if str(path) in (CAMPAIGN, DISTRICT_LIST, DISTRICT_TABLE) or (
            folder in (MANIFESTO, DISTRICTS, OWN_SHOPS) and path.suffix == ".yaml"
        ):
            continue
        looks_read = any(ending in path.name.lower() for ending in (".yaml", ".yml", ".csv"))
        if looks_read or (folder in (MANIFESTO, DISTRICTS, OWN_SHOPS) and path.suffix != ".md"):
            meant = _meant(files, path)
            hint = say("content.move-to", path=meant) if meant else say("content.where-files-go")
            yield problem("unread-file", Place(str(path), 1, 1), hint, Severity.WARNING)


def named_files(files: ProjectFiles, readings: Iterable[Reading[Any]]) -> Iterator[Finding]:
    """Images exist inside the project."""
    for reading in readings:
        maps = [node for node in walk(reading.root) if isinstance(node, MapNode)] if reading.root else []
        for node in maps:
            if named := node.scalar("file"):  # Only an image has this field.
                yield from _named(files, named)


def _named(files: ProjectFiles, node: ScalarNode) -> Iterator[Finding]:
    path = PurePosixPath(node.text)
    if path.is_absolute() or ".." in path.parts or "\\" in node.text or ":" in node.text:
        yield problem("outside", node.place, say("content.copy-inside"), path=node.text)
    elif not files.exists(node.text):
        there = [f"{CONTENT}/{node.text}", f"{IMAGES}/{path.name}"]
        near = next(filter(files.exists, there), None) or nearest(node.text, _beside(files, path))
        hint = say("content.did-you-mean", near=near) if near else say("content.path-from-root")
        yield problem("no-file", node.place, hint, path=node.text)


def _beside(files: ProjectFiles, path: PurePosixPath) -> Iterator[str]:
    yield from files.list(IMAGES)
    if len(path.parts) > 1:
        yield from files.list(str(path.parent))


def _below(files: ProjectFiles, folder: str, deepest: int) -> Iterator[PurePosixPath]:
    yield from map(PurePosixPath, files.list(folder))
    if deepest:
        for name in files.folders(folder):
            yield from _below(files, f"{folder}/{name}", deepest - 1)


def _meant(files: ProjectFiles, path: PurePosixPath) -> str | None:
    """Where the file is read, if it is clear: with the right ending, in the folder most like its own, and not there yet."""
    stem = path.name[: len(path.name) - len("".join(path.suffixes))] or path.name
    known = {PurePosixPath(folder).name: folder for folder in (MANIFESTO, DISTRICTS, OWN_SHOPS)}
    near = next((name for part in path.parts[1:-1] if (name := nearest(part, known))), None)
    if near:
        meant = f"{known[near]}/{stem}.yaml"
    elif len(path.parts) == 2 and (name := nearest(stem, ["campaign", "districts"])):
        table = ".csv" in path.name.lower()
        meant = CAMPAIGN if name == "campaign" else DISTRICT_TABLE if table else DISTRICT_LIST
    else:
        return None
    return None if files.exists(meant) else meant
