"""What workers need of a project, as values: what all jobs share, and what a district adds to it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from programm_print.build.values import Bundle, Files, Options, Order, Step
from programm_print.content.folders import CONTENT
from programm_print.errors import UsageError
from programm_print.layout.fonts import FOLDER as FONTS
from programm_print.messages import current_language, say
from programm_print.models.base import Model
from programm_print.models.campaign import Image
from programm_print.models.colour import Palette
from programm_print.models.font import FontRole
from programm_print.models.job import Job
from programm_print.models.selection import Scope
from programm_print.opening import Project

_TEXTS = (".yaml", ".yml", ".md")


def creation_time(environment: Mapping[str, str] = os.environ) -> datetime:
    """Now, or the time that SOURCE_DATE_EPOCH names, so that a build can be repeated to the byte."""
    epoch = environment.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(say("build.source-date-epoch", value=epoch)) from error


def bundle_of(project: Project, palette: Palette, fonts: Mapping[str, FontRole], options: Options, created: datetime) -> Bundle:
    """What all jobs of a project share: its content without districts, and every file that a layout may load."""
    content, read = project.content, project.files.read
    own = {file for district in content.districts for file in _images(district)}
    named = [content.shop.profile, *_images(content.campaign), *_images(content.manifesto)]
    lying = [*project.files.below("layouts"), *project.files.below(FONTS)]
    lying += [path for path in project.files.below(CONTENT) if path not in own and not path.endswith(_TEXTS)]
    files = _read(read, dict.fromkeys([*named, *lying]))
    shared = replace(content, districts=(), shops={}, places=_shared_places(content.places), findings=())
    digest = sha256(repr((shared, palette, fonts, created, options, current_language())).encode())
    for path, data in files.data.items():
        digest.update(path.encode() + sha256(data).digest())
    return Bundle(shared, palette, fonts, files, created, options, current_language(), digest.hexdigest())


class Orders:
    """Writes orders for the jobs of a project."""

    def __init__(self, project: Project) -> None:
        self._read = project.files.read
        self._districts = {district.id: district for district in project.content.districts}
        self._places: dict[str, dict[str, Any]] = {}
        for at, place in project.content.places.items():
            if at.startswith("districts/"):
                self._places.setdefault(at.split("/", 2)[1], {})[at] = place

    def order(self, step: Step, job: Job, ceilings: Mapping[str, float] | None = None) -> Order:
        if job.product.scope is not Scope.DISTRICT:
            return Order(step, job, ceilings or {})
        district = self._districts[job.variant]
        places = self._places.get(district.id, {})
        return Order(step, job, ceilings or {}, district, places, _read(self._read, _images(district)))


def _shared_places(places: Mapping[str, Any]) -> dict[str, Any]:
    return {at: place for at, place in places.items() if not at.startswith("districts/")}


def _images(value: Any) -> Iterator[str]:
    """The files that a part of the content names."""
    if isinstance(value, Image):
        yield str(value.file)
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _images(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _images(item)


def _read(read: Callable[[str], bytes], paths: Any) -> Files:
    data: dict[str, bytes] = {}
    refused: dict[str, str] = {}
    for path in paths:
        try:
            data[path] = read(path)
        except UsageError as error:
            refused[path] = str(error)
    return Files(data, refused)
