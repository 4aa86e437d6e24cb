"""What must fit between the files: ids, ranks and picks. Works on trees, so that one broken text hides nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from programm_print.findings import Finding, Place
from programm_print.messages import say
from programm_print.models.base import ID_LENGTH, ID_PATTERN
from programm_print.naming import nearest, slug
from programm_print.yaml_source import MapNode, Reading, ScalarNode, problem

_ID_LINE = re.compile(r"^[ \t]*(?:-[ \t]+)?id:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)


def doubled_ids(chapters: Iterable[Reading[Any]]) -> Iterator[Finding]:
    """Chapters, sections and demands each have ids of their own kind, unique in the whole manifesto."""
    first: dict[tuple[str, str], Place] = {}
    for kind, node in _ids(chapters):
        key = (kind, node.text)
        if key in first:
            yield problem("doubled-id", node.place, say("content.other-id"), id=node.text, first=first[key])
        else:
            first[key] = node.place


def doubled_ranks(chapters: Iterable[Reading[Any]]) -> Iterator[Finding]:
    """Each rank of a chapter's default set is given once."""
    for chapter in _roots(chapters):
        taken: dict[str, tuple[str, int | None]] = {}
        for demand in _demands(chapter):
            rank, own = demand.scalar("default"), demand.scalar("id")
            if rank is None:
                continue
            if rank.text in taken:
                other, line = taken[rank.text]
                yield problem("doubled-rank", rank.place, say("content.other-rank"), rank=rank.text, id=other, line=line)
            else:
                taken[rank.text] = (own.text if own else "", rank.place.line)


def demand_ids(chapters: Iterable[Reading[Any]], sources: Mapping[str, bytes]) -> set[str]:
    """All ids that a district may pick; of a chapter that is no YAML those that its lines show (`sources`: file → bytes)."""
    chapters = list(chapters)
    known = {node.text for kind, node in _ids(chapters) if kind == "demand"}
    for broken in (reading.file for reading in chapters if reading.root is None):
        known.update(_ID_LINE.findall(sources[broken].decode("utf-8", errors="replace")))
    return known


def picks(districts: Iterable[Reading[Any]], known: set[str]) -> Iterator[Finding]:
    """Districts pick demands that exist, each once. Where no demand is known, the manifesto lacks, which is said elsewhere."""
    for district in _roots(districts):
        first: dict[str, Place] = {}
        for node in district.scalars("demands"):
            if node.text in first:
                line = first[node.text].line
                yield problem("picked-twice", node.place, say("content.choose-another"), id=node.text, line=line)
            elif known and node.text not in known:
                near = nearest(node.text, known)
                hint = say("content.did-you-mean", near=near) if near else say("content.see-ids")
                yield problem("unknown-demand", node.place, hint, id=node.text)
            first.setdefault(node.text, node.place)


def doubled_districts(districts: Iterable[Reading[Any]]) -> Iterator[Finding]:
    """Each id of a list of districts is given once."""
    first: dict[str, Place] = {}
    for district in _roots(districts):
        if own := district.scalar("id"):
            if own.text in first:
                yield problem("doubled-id", own.place, say("content.other-id"), id=own.text, first=first[own.text])
            first.setdefault(own.text, own.place)


def stems(districts: Iterable[Reading[Any]]) -> Iterator[Finding]:
    """A district's file is named by an id."""
    for file in (PurePosixPath(reading.file) for reading in districts):
        if re.fullmatch(ID_PATTERN, file.stem) and len(file.stem) <= ID_LENGTH:
            continue
        better = slug(file.stem)[:ID_LENGTH].strip("-")
        hint = say("content.rename-to", name=f"{better}.yaml") if better else None
        yield problem("bad-stem", Place(str(file), 1, 1), hint, stem=file.stem)


def _roots(readings: Iterable[Reading[Any]]) -> Iterator[MapNode]:
    return (reading.root for reading in readings if isinstance(reading.root, MapNode))


def _demands(chapter: MapNode) -> Iterator[MapNode]:
    return (demand for section in chapter.maps("sections") for demand in section.maps("demands"))


def _ids(chapters: Iterable[Reading[Any]]) -> Iterator[tuple[str, ScalarNode]]:
    for chapter in _roots(chapters):
        levels = (("chapter", [chapter]), ("section", chapter.maps("sections")), ("demand", _demands(chapter)))
        for kind, nodes in levels:
            yield from ((kind, own) for node in nodes if (own := node.scalar("id")))
