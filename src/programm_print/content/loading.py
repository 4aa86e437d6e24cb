"""All content of a project: every file read, everything proved, every finding at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel

from programm_print.content import references, surroundings
from programm_print.content.folders import CAMPAIGN, DISTRICT_LIST, DISTRICT_TABLE, DISTRICTS, MANIFESTO
from programm_print.content.shops import choose_shop, load_shops
from programm_print.content.tables import read_table
from programm_print.errors import ContentError, UsageError
from programm_print.findings import Finding, Place, Severity, has_errors
from programm_print.messages import say
from programm_print.models.campaign import Campaign
from programm_print.models.content import Content
from programm_print.models.district import District, DistrictFile
from programm_print.models.manifesto import Chapter, Manifesto
from programm_print.models.shop import ShopFile
from programm_print.models.text import Text
from programm_print.placeholders import find_placeholders
from programm_print.project import ProjectFiles
from programm_print.yaml_source import Reading, problem, read_list, read_model

M = TypeVar("M", bound=BaseModel)


def load_content(files: ProjectFiles, shop: str | None = None) -> Content:
    """The content of a project with its warnings and notes. Raises ContentError with all findings, sorted, when one is an error.

    `shop` is a print shop as a person types it, in place of the campaign's; UsageError where it fits none. Chapters and
    districts stand in the order of their files' names, or of the one file that lists them.
    """
    loader = _Loader(files)
    campaign = loader.read(CAMPAIGN, Campaign, "campaign") if files.exists(CAMPAIGN) else None
    chapters = [loader.read(path, Chapter, "chapters") for path in files.list(MANIFESTO, ".yaml")]
    ways = _ways(files)
    districts: list[Reading[DistrictFile]] = []
    if ways[:1] == [DISTRICTS]:
        districts += [loader.read(path, DistrictFile, f"districts/{_stem(path)}") for path in files.list(DISTRICTS, ".yaml")]
    elif ways:
        districts += loader.read_list(ways[0], District, "districts")
    shops = load_shops(files, lambda path, address: loader.read(path, ShopFile, address))
    chosen = choose_shop(files, shops, campaign, shop)
    findings = [
        *loader.findings,
        *surroundings.missing_files(campaign is not None, bool(chapters), bool(ways)),
        *surroundings.other_ways(ways),
        *surroundings.unread_files(files),
        *surroundings.named_files(files, [*chapters, *districts, *([campaign] if campaign else [])]),
        *references.doubled_ids(chapters),
        *references.doubled_ranks(chapters),
        *references.picks(districts, references.demand_ids(chapters, loader.sources)),
        *(references.stems(districts) if ways[:1] == [DISTRICTS] else references.doubled_districts(districts)),
        *shops.findings,
        *chosen.findings,
    ]
    findings.sort(key=_order)
    if chosen.campaign is None or chosen.shop is None or has_errors(findings):
        raise ContentError(findings)
    return Content(
        campaign=chosen.campaign,
        manifesto=Manifesto(chapters=tuple(reading.model for reading in chapters if reading.model)),
        districts=tuple(_district(_stem(reading.file), reading.model) for reading in districts if reading.model),
        shop=chosen.shop,
        shops=shops.by_id,
        places=loader.places,
        findings=tuple(findings),
    )


class _Loader:
    """Reads file after file and keeps what they say."""

    def __init__(self, files: ProjectFiles) -> None:
        self.findings: list[Finding] = []
        self.places: dict[str, Place] = {}
        self.sources: dict[str, bytes] = {}
        self._files = files

    def read(self, path: str, model: type[M], address: str) -> Reading[M]:
        data = self._bytes(path)
        reading: Reading[M] = Reading(path, None, ()) if data is None else read_model(data, path, model, address)
        self.sources[path] = data or b""
        self._keep(reading)
        return reading

    def read_list(self, path: str, model: type[M], address: str) -> list[Reading[M]]:
        """One file with a `model` for each entry: a YAML list or a CSV table."""
        data = self._bytes(path)
        if data is None:
            return []
        readings, findings = (read_table if path == DISTRICT_TABLE else read_list)(data, path, model, address)
        self.findings += findings
        for reading in readings:
            self._keep(reading)
        return readings

    def _bytes(self, path: str) -> bytes | None:
        try:
            return self._files.read(path)
        except UsageError as error:  # a link that leads out of the project, a file without the right to read it
            self.findings.append(Finding("content.unreadable", Severity.ERROR, str(error), place=Place(path, 1, 1)))
            return None

    def _keep(self, reading: Reading[Any]) -> None:
        self.places |= reading.places
        self.findings += reading.findings
        if reading.model is not None:
            self.findings += _placeholders(reading.model, reading.places)


def _placeholders(model: BaseModel, places: Mapping[str, Place]) -> Iterator[Finding]:
    for text in _texts(model):
        for found in find_placeholders(text):
            yield problem("placeholder", places[text.at], say("content.fill-before-print"), Severity.INFO, text=found)


def _texts(value: object) -> Iterator[Text]:
    """All texts of a model, in the order of its fields."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel):
        for _, each in value:
            yield from _texts(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)


def _stem(path: str) -> str:
    return PurePosixPath(path).stem


def _ways(files: ProjectFiles) -> list[str]:
    """How the districts are written; a project is to use one of the ways."""
    folder = [DISTRICTS] if files.list(DISTRICTS, ".yaml") else []
    return folder + [path for path in (DISTRICT_LIST, DISTRICT_TABLE) if files.exists(path)]


def _district(stem: str, file: DistrictFile) -> District:
    if isinstance(file, District):
        return file
    return District(id=stem, **{name: getattr(file, name) for name in DistrictFile.model_fields})


def _order(finding: Finding) -> tuple[str, int, int]:
    place = finding.place or Place("")
    return place.file, place.line or 0, place.column or 0
