"""What the engine says while it works, kept for the job that caused it and traced to the stylesheet's line."""

from __future__ import annotations

import logging
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import FrameType

_LOGGER = logging.getLogger("weasyprint")
_LINE = re.compile(r"\bat (\d+):(\d+)\b")

# Functions of weasyprint.css that know, as `base_url`, which stylesheet they are reading; log lines name only line and column.
_READERS = {"preprocess_stylesheet", "preprocess_declarations", "preprocess_descriptors"}


@dataclass(frozen=True, slots=True)
class Source:
    """Where in a stylesheet, by the URL it was loaded from; for a <style> or style="" the document's base URL."""

    url: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the engine's log at WARNING or above. `pattern` is its format string, which tells its kind.

    `cause` is the exception that was being handled. `value` is the engine's object for a value with var(), when the line
    is about one.
    """

    pattern: str
    arguments: tuple[object, ...]
    message: str
    source: Source | None
    line_column: tuple[int, int] | None
    cause: BaseException | None
    value: Any


@dataclass(frozen=True, slots=True)
class Refusal:
    """A resource that was not served, and the sentence that says why."""

    url: str
    sentence: str
    source: Source | None


class Journal(logging.Handler):
    """Collects the log lines of the thread that made it; lines of other threads pass by."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._thread = threading.get_ident()
        self.entries: list[Entry] = []
        self.refusals: list[Refusal] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread != self._thread:
            return
        message = record.getMessage()
        match = _LINE.search(message)
        source, value = _caller()
        arguments = record.args if isinstance(record.args, tuple) else ()
        line_column = (int(match[1]), int(match[2])) if match else None
        self.entries.append(Entry(str(record.msg), arguments, message, source, line_column, sys.exc_info()[1], value))

    def refuse(self, url: str, sentence: str) -> None:
        source, _ = _caller()
        self.refusals.append(Refusal(url, sentence, source))

    @contextmanager
    def open(self) -> Iterator[Journal]:
        """Listen to the engine within the block."""
        _LOGGER.addHandler(self)
        try:
            yield self
        finally:
            _LOGGER.removeHandler(self)


def _caller() -> tuple[Source | None, Any]:
    """Which stylesheet the innermost reader on the stack is in, at which rule; and the value with var() being solved.

    WeasyPrint's log lines name line and column but not the file: only the stack knows it.
    """
    source, value = None, None
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        name = frame.f_code.co_name
        if name == "solve" and value is None:
            value = frame.f_locals.get("self")
        if source is None and name in _READERS and isinstance(url := frame.f_locals.get("base_url"), str):
            rule = frame.f_locals.get("rule") if name == "preprocess_stylesheet" else None
            source = Source(url, getattr(rule, "source_line", None), getattr(rule, "source_column", None))
        frame = frame.f_back
    return source, value
