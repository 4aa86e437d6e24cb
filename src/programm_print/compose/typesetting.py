"""Texts of the content as HTML for the layouts, set as a German typesetter would.

What is changed: straight quotes in pairs („…“ ‚…‘), the apostrophe (’), a hyphen between spaces ( – ), spaces that must not
break, soft hyphens, the lowered 2 of CO₂. Everything else is printed as typed: three dots stay three dots, missing spaces
are not added, no wording is touched. What must stay together without a space is wrapped in `nowrap` and not set with U+2011 or
U+2060, so that the text copies from the PDF as it was typed.

Classes for the stylesheet: `nowrap` (white-space: nowrap), `sub` (lowered figure), `placeholder`, `link`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it.token import Token
from markupsafe import Markup

from programm_print.compose.hyphenation import SOFT_HYPHEN, Hyphenator
from programm_print.compose.markup import inline_tokens, render, span
from programm_print.compose.spacing import bind_end, dashes, fixed_spaces

WORD = re.compile(r"-?[\w\u00ad]+(?:[*:][\w\u00ad]+)*(?:[-/]+[\w\u00ad]+(?:[*:][\w\u00ad]+)*)*-?")
ADDRESS = re.compile(r"@|://|\w\.\w")
CO2 = re.compile(r"(?<!\w)CO[2₂](?!\w)")

SHORT_PART = 3  # a part of so few signs is not left alone beside a hyphen: UN-, IT-, -ups
SHORT_WORD = 12  # a hyphenated word that is not broken at all: Pay-Gap, Vor-Ort-Büro
SHORT_ALTERNATIVE = 5  # after a slash: jede/n, und/oder, Bürger/innen
LONG_PART = 16  # a part of a hyphenated word that is broken inside too
WIDEST_GROUP = 24  # signs that may stay together in a narrow column
LEAST_ON_LAST_LINE = 8
SENTENCE_WORDS = 4  # texts of fewer words are not bound at their end


@dataclass(frozen=True)
class Typesetter:
    """Sets texts in one language with the campaign's hyphenations (`Sport|stätten|bau`)."""

    language: str
    exceptions: tuple[str, ...] = ()

    def text(self, value: str) -> Markup:
        """A running text: markup, hyphenation, fine typography, no short word alone on the last line."""
        return _set(self, str(value), True)

    def heading(self, value: str) -> Markup:
        """A title: as `text`, but broken only at soft hyphens that were typed."""
        return _set(self, str(value), False)

    def plain(self, value: str) -> str:
        """Without any markup or invisible sign: for a PDF's title, alternative texts, running heads."""
        return _plain(self.language, str(value))


@lru_cache(maxsize=4096)
def _plain(language: str, value: str) -> str:
    tokens = inline_tokens(value, language)
    return dashes("".join(token.content for token in tokens)).replace(SOFT_HYPHEN, "")


@lru_cache(maxsize=4096)
def _set(typesetter: Typesetter, value: str, running: bool) -> Markup:
    tokens = inline_tokens(value, typesetter.language)
    flat = fixed_spaces(dashes("".join(token.content for token in tokens)))
    if len(flat.split(" ")) >= SENTENCE_WORDS:
        flat = bind_end(flat, narrow=not running)
    marks = _Marks(flat, Hyphenator(typesetter.language, typesetter.exceptions) if running else None)
    end = 0
    protected = False
    for token in tokens:
        start, end = end, end + len(token.content)
        protected = token.type == "placeholder_open" or (protected and token.type != "placeholder_close")
        if not protected:
            marks.read(start, end)
    return Markup(render(list(_marked(tokens, flat, marks))))  # noqa: S704 - the renderer escapes all text


@dataclass
class _Marks:
    """What is set into a text, as offsets in it: each offset names the sign that follows."""

    text: str
    hyphenator: Hyphenator | None
    soft: set[int] = field(default_factory=set)
    openings: set[int] = field(default_factory=set)
    nowrap: dict[int, int] = field(default_factory=dict)
    lowered: set[int] = field(default_factory=set)

    def read(self, start: int, end: int) -> None:
        """Mark what lies in `text[start:end]`, one piece without tags; a word that goes on beyond it is left alone."""
        for chunk in re.finditer(r"\S+", self.text):
            if chunk.end() <= start or chunk.start() >= end or ADDRESS.search(chunk[0]):
                continue
            for word in WORD.finditer(self.text, chunk.start(), chunk.end()):
                if start <= word.start() and word.end() <= end:
                    self._word(word.start(), word[0])
        for co2 in CO2.finditer(self.text, start, end):
            self.lowered.add(co2.end() - 1)
            if not any(first <= co2.start() < last for first, last in self.nowrap.items()):
                self._keep(co2.start(), co2.end())

    def _word(self, start: int, word: str) -> None:
        pieces = list(re.finditer(r"[^/]+", word))
        if len(pieces) > 1 and len(word) <= WIDEST_GROUP and len(pieces[-1][0].strip("-")) <= SHORT_ALTERNATIVE:
            self._keep(start, start + len(word))
            return
        for piece in pieces:
            first = start + piece.start()
            if piece[0].startswith("-"):
                # Konfliktverhinderung/-behebung: a break may stand before the hyphen, never after it.
                if piece.start() > 0:
                    self.openings.add(first)
                self._keep(first, start + piece.end())
            else:
                self._hyphenated(first, piece[0])

    def _hyphenated(self, start: int, word: str) -> None:
        parts = [(start + part.start(), part[0]) for part in re.finditer(r"[^-]+", word)]
        if len(parts) == 1 and not word.endswith("-"):
            self._soften(self._breaks(*parts[0]))
            return
        if len(parts) > 1 and len(word) <= SHORT_WORD:
            self._keep(start, start + len(word))
            return
        for group in _groups(parts):
            breaks = [self._breaks(*part) if len(part[1]) >= LONG_PART else () for part in group]
            first, last = group[0][0], group[-1][0] + len(group[-1][1])
            if len(group) > 1:
                # A soft hyphen works only outside of `nowrap`, and WeasyPrint 70 draws it only if a letter of the same
                # text stands before it, so the span begins one letter after the last break.
                before = breaks[0][-1] + 1 if breaks[0] else first
                after = breaks[-1][0] if breaks[-1] else last
                self._keep(before, after)
                breaks = [breaks[0], breaks[-1]]
            for offsets in breaks:
                self._soften(offsets)

    def _breaks(self, start: int, word: str) -> tuple[int, ...]:
        return tuple(start + offset for offset in self.hyphenator.breaks(word)) if self.hyphenator else ()

    def _soften(self, offsets: tuple[int, ...]) -> None:
        end = len(self.text.rstrip())
        last_word = max(self.text.rfind(" ", 0, end), 0)
        self.soft.update(offset for offset in offsets if not (0 < last_word < offset and end - offset < LEAST_ON_LAST_LINE))

    def _keep(self, start: int, end: int) -> None:
        if 1 < end - start <= WIDEST_GROUP:
            self.nowrap[start] = end


def _groups(parts: list[tuple[int, str]]) -> Iterator[list[tuple[int, str]]]:
    """Parts of a hyphenated word that stay together: IT-Start-ups, E-Mail | Adresse."""
    group: list[tuple[int, str]] = []
    for index, part in enumerate(parts):
        alone = len(part[1]) <= SHORT_PART and index == len(parts) - 1
        if group and not alone and any(len(text) > SHORT_PART for _, text in group):
            yield group
            group = []
        group.append(part)
    yield group


def _marked(tokens: list[Token], flat: str, marks: _Marks) -> Iterator[Token]:
    """The tokens with the marks in their texts."""
    end = 0
    for token in tokens:
        start, end = end, end + len(token.content)
        if token.type == "text":
            yield from _marked_text(flat, start, end, marks)
        else:
            yield token


def _marked_text(flat: str, start: int, end: int, marks: _Marks) -> Iterator[Token]:
    close_at = -1
    pending = ""
    for offset in range(start, end):
        if offset == close_at:
            yield from (_text(pending), span("nowrap")[1])
            pending = ""
        if offset in marks.openings:
            yield from (_text(pending), Token("wbr", "wbr", 0))
            pending = ""
        if offset in marks.soft:
            pending += SOFT_HYPHEN
        if offset in marks.nowrap:
            yield from (_text(pending), span("nowrap")[0])
            pending, close_at = "", marks.nowrap[offset]
        if offset in marks.lowered:
            opening, closing = span("sub")
            yield from (_text(pending), opening, _text("2"), closing)
            pending = ""
        else:
            pending += flat[offset]
    yield _text(pending)
    if close_at == end:
        yield span("nowrap")[1]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
