"""PyYAML's syntax errors in plain words. libyaml and the pure parser word the same problem differently; both are known here."""

from __future__ import annotations

import re
from typing import Any

import yaml

from programm_print.findings import Finding, Place
from programm_print.messages import say
from programm_print.yaml_source.problems import excerpt, problem

_ONE_KEY = re.compile(r"\s*(- +)?[\w-]+\s*\Z")
_NO_SPACE = re.compile(r"(?:- +)?(?:[a-z_]+(:)\S|(-)[^\s-])")


def word_error(error: yaml.YAMLError, text: str, file: str, last: Any, closed: Place) -> Finding:
    """The finding for a syntax error.

    `last` is the parser's last event before it (an unclosed quote shows only there), `closed` where the list or group begins
    that ended last.
    """
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return problem("yaml-broken", Place(file, 1, 1), say("content.compare-lines"))
    return _Words(error, text, file, last, closed).finding()


class _Words:
    def __init__(self, error: yaml.MarkedYAMLError, text: str, file: str, last: Any, closed: Place) -> None:
        self._lines: list[str] = [*text.splitlines(), ""]
        self._file = file
        self._last = last
        self._closed = closed
        self._context = error.context or ""
        self._problem = error.problem or ""
        self._at: Any = error.problem_mark
        self._from: Any = error.context_mark

    def finding(self) -> Finding:
        return self._scanned() or self._parsed() or self._neighbours("yaml-broken", self._at)

    def _scanned(self) -> Finding | None:
        """Problems of single characters."""
        if "\t" in self._indentation(self._at):
            return problem("yaml-tab", self._place(self._at), say("content.use-spaces"))
        if "cannot start any token" in self._problem:
            return self._sign(self._at)
        if re.search("scanning (a directive|an alias|an anchor|a tag|a block scalar)|parsing a tag", self._context):
            return self._sign(self._from)
        if "entries are not allowed" in self._problem:
            return self._sign(self._at)
        if "quoted scalar" in self._context:
            if "escape" in self._problem or "hexdecimal" in self._problem:
                return problem("yaml-escape", self._place(self._at), say("content.double-backslash"))
            return problem("yaml-quote", self._place(self._from), say("content.close-quote"))
        if "could not find expected ':'" in self._problem:
            return self._without_colon(self._from)
        if "mapping values are not allowed" in self._problem:
            before = self._line(self._at)[: self._at.column]
            if _ONE_KEY.match(before):
                return self._neighbours("yaml-indent", self._at)
            return problem("yaml-colon", self._place(self._at), say("content.quote-colon"))
        return None

    def _parsed(self) -> Finding | None:
        """Problems of the structure: what follows does not fit to what stands before."""
        start, line = self._last.start_mark, self._at.line
        last = self._last if self._last.end_mark.line == line else None
        if "flow" in self._context:
            return problem("yaml-bracket", self._place(self._from), say("content.quote-or-close"))
        if isinstance(last, yaml.ScalarEvent) and last.style in ("'", '"'):
            if start.line < line:
                return problem("yaml-quote", self._place(start), say("content.close-quote"))
            return problem("yaml-after-quote", self._place(self._at), say("content.inner-quotes"))
        if isinstance(last, yaml.CollectionEndEvent) and self._closes_bracket(last.end_mark):
            return problem("yaml-bracket", self._closed, say("content.quote-or-close"))
        if isinstance(last, yaml.AliasEvent):
            return self._sign(start)
        if re.search("<block end>|expected key|'-' indicator|<document start>", self._problem):
            rest = self._line(self._at)[self._at.column :]
            if rest[:1] in ("]", "}", ","):
                return self._sign(self._at)
            if re.match(r"-[^\s-]", rest):
                return self._without_colon(self._at)
            return self._neighbours("yaml-indent", self._at)
        return None

    def _closes_bracket(self, end: Any) -> bool:
        return self._line(end)[: end.column][-1:] in ("]", "}")

    def _without_colon(self, mark: Any) -> Finding:
        line = self._line(mark).strip()
        missing = _NO_SPACE.match(line)
        if missing:
            return problem("yaml-space", self._place(mark), say("content.add-space"), sign=missing.group(1) or missing.group(2))
        return problem("yaml-no-colon", self._place(mark), say("content.add-colon"), text=excerpt(line))

    def _sign(self, mark: Any) -> Finding:
        sign = self._line(mark)[mark.column :][:1]
        return problem("yaml-sign", self._place(mark), say("content.quote-it"), sign=sign)

    def _neighbours(self, name: str, mark: Any) -> Finding:
        place = self._place(mark)
        if name == "yaml-indent":
            place = Place(place.file, place.line, len(self._indentation(mark)) + 1)
        return problem(name, place, say("content.compare-lines"))

    def _line(self, mark: Any) -> str:
        line: str = self._lines[min(mark.line, len(self._lines) - 1)]
        return line

    def _indentation(self, mark: Any) -> str:
        line = self._line(mark)
        return line[: len(line) - len(line.lstrip())]

    def _place(self, mark: Any) -> Place:
        """The mark's place; the end of a file without a last line break counts as its last line."""
        last = len(self._lines) - 1
        if mark.line >= last and last > 0 and not self._line(mark):
            return Place(self._file, last, len(self._lines[last - 1]) + 1)
        return Place(self._file, mark.line + 1, mark.column + 1)
