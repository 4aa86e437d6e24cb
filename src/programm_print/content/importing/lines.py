"""A pasted text as lines: what is a bullet, a marker or plain, whatever signs the web page used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from programm_print.content.importing.language import MARKERS

# white space as Unicode knows it, and the invisible signs that web pages put beside it
_OUTER = "\t\n\v\f\r \u0085\u00a0\u2028\u2029\u202f\u205f\u2060\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200C)))
_DOTS = "•●○■▪▫◦‣⁃∙·➤►✓✔"
# A dash, star or plus needs a space behind it, else it belongs to the word. A dash before a capital has lost its space.
_SIGN = re.compile(rf"(?P<dot>[{_DOTS}])|(?P<dash>[-–—*+])(?=\s|$)|(?P<glued>[-–—])(?=[A-ZÄÖÜ])|(?P<letter>o)(?=\t)")
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-z])[.)](?=\s)")
_INLINE = re.compile(rf"\s+(?=[{_DOTS}]\s)")


class Kind(Enum):
    PLAIN = "plain"
    ITEM = "item"
    ITEMS = "items"
    MARKER = "marker"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not empty. `text` is trimmed and, for a bullet, without its sign; `number` counts from 1.

    `items` are the texts of a line that holds several bullets. `after_gap` says that an empty line stands above.
    """

    number: int
    kind: Kind
    text: str
    sign: str = ""
    items: tuple[str, ...] = ()
    after_gap: bool = False


def trim(text: str) -> str:
    """Without outer white space, the invisible kinds that web pages use among it."""
    return text.strip(_OUTER)


def read_lines(text: str) -> tuple[Line, ...]:
    raw = re.split(r"\r\n|\r|\n", text)
    filled = [(number, line) for number, line in enumerate(raw, 1) if trim(line)]
    tab_is_sign = any(line.startswith("\t") for _, line in filled) and not all(line.startswith("\t") for _, line in filled)
    lines: list[Line] = []
    lone_sign, previous = "", 0
    for number, line in filled:
        read = _read_line(number, line, tab_is_sign=tab_is_sign, after_gap=number > previous + 1)
        previous = number
        if read.kind is Kind.ITEM and not read.text:  # the web page's list sign was copied onto a line of its own
            lone_sign = read.sign
            continue
        if lone_sign and read.kind is Kind.PLAIN:
            read = Line(number, Kind.ITEM, read.text, lone_sign, after_gap=read.after_gap)
        lone_sign = ""
        lines.append(read)
    return tuple(_number_lists(lines))


def demand_sign(lines: Sequence[Line]) -> str:
    """The sign most bullets that have a line of their own begin with; empty without such bullets."""
    counted = Counter(line.sign for line in lines if line.kind is Kind.ITEM)
    return counted.most_common(1)[0][0] if counted else ""


def _read_line(number: int, raw: str, *, tab_is_sign: bool, after_gap: bool) -> Line:
    text = trim(raw)
    if _is_marker(text):
        return Line(number, Kind.MARKER, text, after_gap=after_gap)
    parts = [trim(part) for part in _INLINE.split(text)]
    if len(parts) > 1:
        items = tuple(item for part in parts if (item := trim(part.lstrip(_DOTS))))
        if len(items) > 1:
            return Line(number, Kind.ITEMS, text, items=items, after_gap=after_gap)
        return Line(number, Kind.ITEM, items[0] if items else "", parts[-1][0], after_gap=after_gap)
    if sign := _SIGN.match(text):
        return Line(number, Kind.ITEM, trim(text[sign.end() :]), sign[0], after_gap=after_gap)
    if tab_is_sign and raw.startswith("\t"):
        return Line(number, Kind.ITEM, text, "\t", after_gap=after_gap)
    return Line(number, Kind.PLAIN, text, after_gap=after_gap)


def _is_marker(text: str) -> bool:
    return re.sub(r"^\W+|\W+$", "", text).casefold() in MARKERS


def _number_lists(lines: Sequence[Line]) -> list[Line]:
    """Numbered lines are bullets where two stand together; one alone is a numbered heading."""
    numbers = [_NUMBER.match(line.text) if line.kind is Kind.PLAIN else None for line in lines]
    found: list[Line] = []
    for index, (line, number) in enumerate(zip(lines, numbers, strict=True)):
        neighbours = (numbers[index - 1] if index else None, numbers[index + 1] if index + 1 < len(lines) else None)
        if number and any(neighbours):
            found.append(Line(line.number, Kind.ITEM, trim(line.text[number.end() :]), "1", after_gap=line.after_gap))
        else:
            found.append(line)
    return found
