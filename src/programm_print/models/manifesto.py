"""The manifesto: chapters → sections → demands."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from programm_print.models.base import Id, Model
from programm_print.models.text import Text


class Demand(Model):
    """One bullet of the manifesto, printed verbatim."""

    id: Id
    text: Text
    default: Annotated[int | None, Field(ge=1)] = None


class Section(Model):
    id: Id
    title: Text
    demands: Annotated[tuple[Demand, ...], Field(min_length=1, strict=False)]


class Chapter(Model):
    """One file of `content/manifesto/`; the files' names give the order."""

    id: Id
    title: Text
    summary: Annotated[tuple[Text, ...], Field(strict=False)] = ()
    sections: Annotated[tuple[Section, ...], Field(min_length=1, strict=False)]

    @property
    def demands(self) -> tuple[Demand, ...]:
        return tuple(demand for section in self.sections for demand in section.demands)

    @property
    def default_set(self) -> tuple[Demand, ...]:
        """The demands marked as the chapter's strongest, the strongest first."""
        marked = [demand for demand in self.demands if demand.default is not None]
        return tuple(sorted(marked, key=lambda demand: demand.default or 0))


class Manifesto(Model):
    chapters: Annotated[tuple[Chapter, ...], Field(strict=False)]

    @property
    def demands(self) -> tuple[Demand, ...]:
        return tuple(demand for chapter in self.chapters for demand in chapter.demands)
