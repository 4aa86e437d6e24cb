"""What a typographer would mend: all of it can be read, none of it should be printed unseen."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from programm_print.fit.misfits import Code, Misfit
from programm_print.fit.paragraphs import HYPHENS, Line, Paragraph, paragraphs

if TYPE_CHECKING:
    from programm_print.models.layout import FrameFact, Layout, Rectangle

# Never one word below a third of the measure.
_LAST_WORD = 1 / 3
_HYPHENS_IN_A_ROW = 3
_LEAST_ITEMS = 2
# A column may end so much of its neighbours' depth above them.
_SHORT = 1 / 3
# Shorter texts are labels.
_SENTENCE_WORDS = 4

_WORD_END = re.compile(r"[^\W\d_]+$")
_WORD_START = re.compile(r"^[^\W\d_]+")


def misfits_of_type(layout: Layout, excepted: Callable[[str], tuple[int, ...] | None]) -> Iterator[Misfit]:
    all_of_them = paragraphs(layout)
    chosen = [paragraph for paragraph in all_of_them if not paragraph.fact.deliberate]
    yield from _headings_at_foot(layout, chosen)
    for paragraph in chosen:
        yield from _last_word(paragraph)
        yield from _hyphens(paragraph)
        yield from _breaks(paragraph, excepted)
    yield from _split_lists(chosen)
    yield from _short_columns(layout, chosen)


def _headings_at_foot(layout: Layout, chosen: list[Paragraph]) -> Iterator[Misfit]:
    for heading, following in pairwise(chosen):
        if heading.fact.heading is None or following.fact.heading == heading.fact.heading or following.fact.anew:
            continue
        last, first = heading.lines[-1], following.lines[0]
        if _breaks_off(layout, heading, following, last, first):
            yield _misfit(Code.HEADING, heading.at, [last], text=last.text)


def _breaks_off(layout: Layout, heading: Paragraph, following: Paragraph, last: Line, first: Line) -> bool:
    """Whether a column or page ends between two lines of one flow."""
    if last.fact.column is not None and first.fact.column is not None:
        columns = last.fact.column, first.fact.column
        return columns[0] != columns[1] and layout.frames[columns[0]].elements == layout.frames[columns[1]].elements
    frames = last.texts[0].frame, first.texts[0].frame
    # Columns that the layout places by itself bear one name.
    if None not in frames and frames[0] != frames[1] and len({layout.frames[frame or 0].name for frame in frames}) == 1:
        return True
    return last.fact.page != first.fact.page and not heading.fact.placed and not following.fact.placed


def _last_word(paragraph: Paragraph) -> Iterator[Misfit]:
    if len(paragraph.lines) < 2 or sum(len(line.text.split()) for line in paragraph.lines) < _SENTENCE_WORDS:
        return
    before, last = paragraph.lines[-2:]
    start, end = last.ends
    alone = len(last.text.split()) == 1 and end - start < last.fact.measure_mm * _LAST_WORD
    if alone and not before.fact.broken:
        yield _misfit(Code.LAST_WORD, paragraph.at, [last], text=last.text)


def _hyphens(paragraph: Paragraph) -> Iterator[Misfit]:
    run: list[Line] = []
    for line in paragraph.lines:
        run = [*run, line] if line.hyphenated and (not run or run[-1].place == line.place) else [line] * line.hyphenated
        if len(run) == _HYPHENS_IN_A_ROW:
            yield _misfit(Code.HYPHENS, paragraph.at, run, text=" ".join(line.text.split()[-1] for line in run))
            return


def _breaks(paragraph: Paragraph, excepted: Callable[[str], tuple[int, ...] | None]) -> Iterator[Misfit]:
    for line, following in pairwise(paragraph.lines):
        if not line.hyphenated:
            continue
        start, end = _WORD_END.search(line.text.rstrip("".join(HYPHENS))), _WORD_START.search(following.text)
        if start is None or end is None:
            continue
        allowed = excepted(start[0] + end[0])
        if allowed is not None and len(start[0]) not in allowed:
            yield _misfit(Code.BREAK, paragraph.at, [line], text=f"{start[0]}-{end[0]}")


def _split_lists(chosen: list[Paragraph]) -> Iterator[Misfit]:
    items: dict[int, dict[int, Paragraph]] = {}
    for paragraph in chosen:
        if paragraph.fact.list is not None and paragraph.fact.item is not None and not paragraph.fact.placed:
            items.setdefault(paragraph.fact.list, {}).setdefault(paragraph.fact.item, paragraph)
    for paragraphs_of_items in items.values():
        sides: dict[tuple[int, int | None], list[Paragraph]] = {}
        for paragraph in paragraphs_of_items.values():
            sides.setdefault(paragraph.lines[0].place, []).append(paragraph)
        lonely = next((side for side in sides.values() if len(side) < _LEAST_ITEMS), None) if len(sides) > 1 else None
        if lonely:
            yield _misfit(Code.SPLIT_LIST, lonely[0].at, lonely[0].lines, text=lonely[0].lines[0].text)


def _short_columns(layout: Layout, chosen: list[Paragraph]) -> Iterator[Misfit]:
    ends: dict[int, tuple[float, str]] = {}
    for paragraph in chosen:
        for line in paragraph.lines:
            foot = max(text.box_mm[3] for text in line.texts)
            for around in {line.fact.column, *(text.frame for text in line.texts)}:
                if around is not None and (around not in ends or foot > ends[around][0]):
                    ends[around] = foot, paragraph.at
    for columns, ends_here in _column_sets(layout.frames):
        # The last column of all ends where the text does.
        judged = columns[:-1] if ends_here else columns
        deepest = max((ends[column][0] for column in columns if column in ends), default=0.0)
        for column in judged:
            frame = layout.frames[column]
            foot, at = ends.get(column, (frame.box_mm[1], frame.first_out_at))
            if deepest - foot > (deepest - frame.box_mm[1]) * _SHORT:
                by_mm = round(deepest - foot, 1)
                yield Misfit(Code.SHORT_COLUMN, at, frame.page, frame.box_mm, frame.name, frame.fit, by_mm=by_mm)


def _column_sets(frames: Iterable[FrameFact]) -> Iterator[tuple[list[int], bool]]:
    """Columns that stand beside each other on a page, from left to right, and whether their text ends on it.

    That are the columns of one element, or frames of one name that the layout places by itself.
    """
    sets: dict[tuple[int | str, int], list[tuple[float, int]]] = {}
    last_pages: dict[int | str, int] = {}
    for index, frame in enumerate(frames):
        if frame.column or frame.named:
            kin = frame.elements[0] if frame.column else frame.name
            sets.setdefault((kin, frame.page), []).append((frame.box_mm[0], index))
            last_pages[kin] = frame.page
    for (kin, page), columns in sets.items():
        if len(columns) > 1 and len({x for x, _ in columns}) == len(columns):
            yield [index for _, index in sorted(columns)], last_pages[kin] == page


def _misfit(code: Code, at: str, lines: Iterable[Line], text: str) -> Misfit:
    lines = list(lines)
    boxes = [text.box_mm for line in lines for text in line.texts]
    box: Rectangle = (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
    return Misfit(code, at, lines[0].fact.page, box, size_pt=lines[0].texts[0].size_pt, text=text)
