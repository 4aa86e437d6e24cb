"""A layout's texts as lines and paragraphs, the way a reader sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from programm_print.models.layout import BlockFact, Layout, LineFact, TextFact

_SOFT_HYPHEN = "\u00ad"
HYPHENS = ("-", "\u2010")

#: So many words lead a reader to the place.
_SHOWN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Line:
    fact: LineFact
    texts: tuple[TextFact, ...]

    @property
    def text(self) -> str:
        """As it is printed, without what stands in it unseen."""
        return "".join(text.text for text in self.texts).replace(_SOFT_HYPHEN, "").strip()

    @property
    def hyphenated(self) -> bool:
        return self.text.endswith(HYPHENS)

    @property
    def ends(self) -> tuple[float, float]:
        """Where its ink begins and ends, in millimetres from the left."""
        return min(text.box_mm[0] for text in self.texts), max(text.box_mm[2] for text in self.texts)

    @property
    def place(self) -> tuple[int, int | None]:
        """Its page and its column."""
        return self.fact.page, self.fact.column


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block with its lines, at least one."""

    fact: BlockFact
    lines: tuple[Line, ...]

    @property
    def at(self) -> str:
        return self.fact.at or next((text.at for line in self.lines for text in line.texts if text.at), "")


def paragraphs(layout: Layout) -> tuple[Paragraph, ...]:
    """The paragraphs of the source, in its order; what the stylesheet generates is not among them."""
    texts: dict[int, list[TextFact]] = {}
    for text in layout.texts:
        if text.line is not None and not text.generated:
            texts.setdefault(text.line, []).append(text)
    lines: dict[int, list[Line]] = {}
    for number in sorted(texts):
        fact = layout.lines[number]
        lines.setdefault(fact.block, []).append(Line(fact, tuple(texts[number])))
    return tuple(Paragraph(layout.blocks[block], tuple(lines[block])) for block in sorted(lines))


def running_text(texts: Iterable[TextFact]) -> str:
    """Pieces of text joined as they were typed: words broken by hyphenation are whole again."""
    words, last_line = "", None
    for text in texts:
        if words and text.line != last_line:
            if words.endswith(tuple(_SOFT_HYPHEN + hyphen for hyphen in HYPHENS)):
                words = words[:-2]
            elif not words.endswith(HYPHENS):
                words += " "
        words, last_line = words + text.text, text.line
    return " ".join(words.replace(_SOFT_HYPHEN, "").split())


def last_words(text: str) -> str:
    return " ".join(text.split()[-_SHOWN_WORDS:])
