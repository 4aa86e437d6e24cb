"""The door: any PDF, opened within bounds, as facts."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from programm_print.errors import UnreadableError
from programm_print.findings import Finding, Severity
from programm_print.inspect.annotations import annotation_fact, annotations_of, enter_appearance
from programm_print.inspect.document import document_fact
from programm_print.inspect.interpreting import Budget, painted
from programm_print.inspect.layers import Layers
from programm_print.inspect.machine import Machine
from programm_print.inspect.objects import MALFORMED, entry
from programm_print.inspect.pages import inherited, machine_for, page_fact, pages_of
from programm_print.inspect.placing import group_space
from programm_print.inspect.shelf import Shelf
from programm_print.messages import say
from programm_print.models.inspection import (
    AnnotationFact,
    ConstructFact,
    DocumentFact,
    FontFact,
    GroupFact,
    PageFact,
    Painted,
)

#: A PDF may begin after some bytes of mail or printer language (implementation note 13 of PDF 1.7).
_HEADER_WITHIN = 1024
_MOST_PAGES = 20_000
_PAGE_SECONDS = 4.0
_DOCUMENT_SECONDS, _SECONDS_FOR_EACH_PAGE, _MOST_SECONDS = 6.0, 0.2, 45.0


def inspect_pdf(data: bytes, name: str) -> InspectedPdf:
    """What a PDF says of itself, and what it paints once `painted()` is walked. `name` is what sentences call the file.

    Runs nothing of it, opens no file and no address. Raises UnreadableError for what is no PDF, is locked by a password, or
    is damaged beyond what can be mended; a file that was mended says so in its findings.
    """
    if b"%PDF-" not in data[:_HEADER_WITHIN]:
        raise UnreadableError(say("inspect.no-pdf", file=name))
    try:
        pdf = pikepdf.open(io.BytesIO(data), suppress_warnings=True)
        return InspectedPdf(pdf, pages_of(pdf.Root, _MOST_PAGES), name)
    except pikepdf.PasswordError:
        raise UnreadableError(say("inspect.password", file=name)) from None
    except (*MALFORMED, pikepdf.DataDecodingError):
        raise UnreadableError(say("inspect.damaged", file=name)) from None


class InspectedPdf:
    """An `Inspection` (models). Not for several threads at once."""

    def __init__(self, pdf: pikepdf.Pdf, pages: list[pikepdf.Dictionary], name: str) -> None:
        if not pages:
            raise ValueError
        self._pdf = pdf
        self._pages = pages
        self._name = name
        self._shelf = Shelf(Layers(pdf.Root))
        self._groups: set[GroupFact] = set()
        self._constructs = {ConstructFact(0, key) for key, there in self._of_document() if there}
        self._findings: list[Finding] = []
        if pdf.get_warnings():
            self._find("inspect.repaired", Severity.WARNING, file=name)
        self.pages: tuple[PageFact, ...] = tuple(page_fact(page, number) for number, page in enumerate(pages, 1))
        self._annotations = annotations_of(pages)
        self.annotations: tuple[AnnotationFact, ...] = tuple(
            annotation_fact(each, pages[number - 1], number, self.pages[number - 1].user_unit)
            for number, found in self._annotations.items()
            for each in found
        )
        every = (each for found in self._annotations.values() for each in found)
        self.document: DocumentFact = document_fact(pdf, self._shelf.layers, every)

    @property
    def fonts(self) -> tuple[FontFact, ...]:
        return tuple(
            FontFact(font.key, font.name, font.kind, font.embedded, font.subset, tuple(sorted(pages)))
            for font, pages in self._shelf.fonts.values()
        )

    @property
    def groups(self) -> tuple[GroupFact, ...]:
        return tuple(sorted(self._groups, key=lambda group: (group.page, str(group.space))))

    @property
    def constructs(self) -> tuple[ConstructFact, ...]:
        return tuple(sorted(self._constructs, key=lambda construct: (construct.page, construct.name)))

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(self._findings)

    def painted(self) -> Iterator[Painted]:
        """To be walked once, and to its end."""
        seconds = min(_DOCUMENT_SECONDS + _SECONDS_FOR_EACH_PAGE * len(self._pages), _MOST_SECONDS)
        budget = Budget(_PAGE_SECONDS, seconds)
        for page, fact in zip(self._pages, self.pages, strict=True):
            if budget.spent > budget.document:
                self._find("inspect.unread-pages", Severity.ERROR, page=fact.number, last=len(self._pages))
                return
            yield from self._page(page, fact, budget)

    def _page(self, page: pikepdf.Object, fact: PageFact, budget: Budget) -> Iterator[Painted]:
        machine = machine_for(page, fact, self._shelf)
        group = entry(page, "/Group")
        try:
            if group is not None:
                self._groups.add(GroupFact(fact.number, group_space(machine, group)))
        except MALFORMED:
            machine.damaged = True
        yield from painted(machine, budget)
        for annotation in self._annotations.get(fact.number, ()):
            yield from self._appearance(machine, page, annotation, budget)
        self._groups |= machine.groups
        self._constructs |= machine.constructs
        if machine.unfinished:
            self._find("inspect.unfinished", Severity.ERROR, page=fact.number)
        elif machine.damaged:
            self._find("inspect.content", Severity.WARNING, page=fact.number)

    def _appearance(
        self, machine: Machine, page: pikepdf.Object, annotation: pikepdf.Dictionary, budget: Budget
    ) -> Iterator[Painted]:
        machine.begin(b"", self._shelf.resources(inherited(page, "/Resources")))
        try:
            there = enter_appearance(machine, annotation)
        except MALFORMED:
            there, machine.damaged = False, True
        if there:
            yield from painted(machine, budget)
        else:
            machine.leave()

    def _of_document(self) -> Iterator[tuple[str, bool]]:
        yield "/OCProperties", self._shelf.layers.declared
        yield "/AS", self._shelf.layers.automatic

    def _find(self, key: str, severity: Severity, *, page: int | None = None, **values: object) -> None:
        message = say(key, **values) if page is None else say(key, page=page, **values)
        self._findings.append(Finding(key, severity, message, page=page))
