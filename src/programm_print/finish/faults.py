"""What keeps a document from becoming a press PDF, gathered so that a person learns all of it at once."""

from __future__ import annotations

from programm_print.errors import RenderError
from programm_print.findings import Finding, Place, Severity
from programm_print.messages import say


class Faults:
    """Each fault is kept once, in the order in which it was met."""

    def __init__(self) -> None:
        self._findings: dict[Finding, None] = {}

    def add(
        self, key: str, *, page: int | None = None, measured: str | None = None, file: str | None = None, **values: object
    ) -> None:
        """`key` names the sentence and is the finding's code; a sentence may use {page} (from 1) and {measured}."""
        message = say(key, page=page, measured=measured, **values)
        place = Place(file) if file else None
        self._findings[Finding(key, Severity.ERROR, message, place=place, page=page, measured=measured)] = None

    def raise_any(self) -> None:
        if self._findings:
            raise RenderError(tuple(self._findings))
