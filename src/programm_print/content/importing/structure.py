"""From lines to chapters, sections and demands: by the text's structure, never by its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from enum import Enum

from programm_print.content.importing.lines import Kind, Line, demand_sign, read_lines
from programm_print.findings import Finding, Place, Severity
from programm_print.messages import say

#: A passage and its copy stand at most so many lines apart.
_REACH = 20
#: A plain line longer than this, or with a full stop, is prose and no title.
_TITLE_LENGTH = 100
_NEARLY_EQUAL = 0.85


@dataclass(frozen=True, slots=True)
class SourceText:
    text: str
    line: int


@dataclass
class SourceSection:
    title: SourceText
    demands: list[SourceText] = field(default_factory=list)


@dataclass
class SourceChapter:
    title: SourceText
    summary: list[SourceText] = field(default_factory=list)
    sections: list[SourceSection] = field(default_factory=list)

    @property
    def demands(self) -> list[SourceText]:
        return [demand for section in self.sections for demand in section.demands]


class _Role(Enum):
    TITLE = "title"
    SUMMARY = "summary"
    COPY = "copy"


def read_structure(text: str, source: str) -> tuple[tuple[SourceChapter, ...], tuple[Finding, ...]]:
    """Chapters in the text's order, and a finding for every line that has no place in them."""
    return _Reader(source).read(read_lines(text))


def finding(source: str, name: str, severity: Severity, line: int, **values: object) -> Finding:
    """A finding whose sentence and hint are `importing.<name>` and `importing.<name>.hint`."""
    code = f"importing.{name}"
    return Finding(code, severity, say(code, **values), say(f"{code}.hint", **values), Place(source, line))


def nearly_equal(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio() >= _NEARLY_EQUAL


def _texts(line: Line) -> list[SourceText]:
    return [SourceText(text, line.number) for text in line.items or (line.text,)]


def _is_prose(line: Line) -> bool:
    return line.kind is Kind.PLAIN and (len(line.text) > _TITLE_LENGTH or line.text.endswith("."))


def _is_title(line: Line) -> bool:
    return line.kind is Kind.PLAIN and not _is_prose(line)


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.chapters: list[SourceChapter] = []
        self.heads: list[Line] = []
        self.last: Line | None = None

    def read(self, lines: Sequence[Line]) -> tuple[tuple[SourceChapter, ...], tuple[Finding, ...]]:
        self.sign = demand_sign(lines)
        first_list = next((line for line in lines if line.kind is Kind.ITEM), None)
        self.summary_sign = first_list.sign if first_list and first_list.sign != self.sign else None
        roles = self._doubled(lines)
        self._single_markers(lines, roles)
        for index, line in enumerate(lines):
            self._take(line, roles.get(index))
        self._drop_heads()
        for chapter in [chapter for chapter in self.chapters if not chapter.sections]:
            self._report("empty-chapter", Severity.WARNING, chapter.title.line, title=chapter.title.text)
            for text in chapter.summary:
                self._unplaced(text.text, text.line)
            self.chapters.remove(chapter)
        if not self.chapters:
            self._report("nothing", Severity.ERROR, 1)
        return tuple(self.chapters), tuple(sorted(self.findings, key=lambda found: (found.place or Place("")).line or 0))

    def _report(self, name: str, severity: Severity, line: int, **values: object) -> None:
        self.findings.append(finding(self.source, name, severity, line, **values))

    def _unplaced(self, text: str, line: int) -> None:
        self._report("unplaced", Severity.WARNING, line, text=text)

    # passages that stand twice

    def _doubled(self, lines: Sequence[Line]) -> dict[int, _Role]:
        """A title with its summary that stands twice, around a marker line or without one: its last copy counts."""
        roles: dict[int, _Role] = {}
        first = 0
        while first < len(lines):
            second = self._copy_of(lines, first)
            if second is None:
                first += 1
                continue
            end = self._take_copy(lines, first, second, roles)
            first = end
        return roles

    def _copy_of(self, lines: Sequence[Line], first: int) -> int | None:
        if lines[first].kind is not Kind.PLAIN:
            return None
        for second in range(first + 1, min(first + _REACH, len(lines))):
            marked = lines[second - 1].kind is Kind.MARKER
            if lines[second].kind is not Kind.PLAIN or not (lines[first].text == lines[second].text or marked):
                continue
            if not nearly_equal(lines[first].text, lines[second].text):
                return None  # the marker closes another passage: look no further
            if marked or self._same_unmarked(lines, first, second):
                return second
        return None

    def _same_unmarked(self, lines: Sequence[Line], first: int, second: int) -> bool:
        """Whether the passage stands twice without a known marker: side by side, or around a line of unknown words."""
        body = lines[first + 1 : second]
        if not body or any(line.kind is Kind.ITEM and line.sign == self.sign for line in body):
            return False  # demands that stand twice are never merged: they are reported

        def follows(part: Sequence[Line]) -> bool:
            copy = lines[second + 1 : second + 1 + len(part)]
            return len(copy) == len(part) and all(
                a.kind is b.kind and nearly_equal(a.text, b.text) for a, b in zip(part, copy, strict=True)
            )

        return follows(body) or (len(body) > 1 and body[-1].kind is Kind.PLAIN and follows(body[:-1]))

    def _take_copy(self, lines: Sequence[Line], first: int, second: int, roles: dict[int, _Role]) -> int:
        """Mark both copies; return where the text goes on."""
        summary = list(lines[first + 1 : second])
        if summary and summary[-1].kind is Kind.MARKER:
            summary.pop()
        elif summary and not (
            second + len(summary) < len(lines) and nearly_equal(lines[second + len(summary)].text, summary[-1].text)
        ):
            between = summary.pop()  # a marker in words that are not known, or a text of its own: the reader can tell
            self._report("unplaced", Severity.INFO, between.number, text=between.text)
        end = second + 1
        for line in summary:
            if end < len(lines) and lines[end].kind is line.kind and nearly_equal(lines[end].text, line.text):
                end += 1
        while end < len(lines) and (
            lines[end].kind is Kind.ITEMS
            or (lines[end].kind is Kind.ITEM and (lines[end].sign != self.sign or end - second <= len(summary)))
        ):
            end += 1
        for index in range(first, second):
            roles[index] = _Role.COPY
        roles[second] = _Role.TITLE
        for index in range(second + 1, end):
            roles[index] = _Role.SUMMARY
        if lines[first].text != lines[second].text:
            self._copies_differ(lines[first].number, lines[first].text, lines[second].number, lines[second].text)
        before = [text.text for line in summary for text in _texts(line)]
        after = [text.text for line in lines[second + 1 : end] for text in _texts(line)]
        if before != after:
            only_before = " • ".join(text for text in before if text not in after)
            only_after = " • ".join(text for text in after if text not in before)
            self._copies_differ(lines[first].number, only_before or "–", lines[second].number, only_after or "–")
        return end

    def _copies_differ(self, first: int, before: str, second: int, after: str) -> None:
        self._report("copies-differ", Severity.WARNING, second, first=first, second=second, before=before, after=after)

    def _single_markers(self, lines: Sequence[Line], roles: dict[int, _Role]) -> None:
        """A marker below a title and its summary that stand only once."""
        for index, line in enumerate(lines):
            if line.kind is not Kind.MARKER or index in roles:
                continue
            roles[index] = _Role.COPY
            start = index - 1
            while (
                start >= 0
                and start not in roles
                and (lines[start].kind is Kind.ITEMS or self._is_summary_item(lines[start]) or _is_prose(lines[start]))
            ):
                start -= 1
            if start >= 0 and start not in roles and _is_title(lines[start]):
                roles[start] = _Role.TITLE
                for summary in range(start + 1, index):
                    roles[summary] = _Role.SUMMARY
            else:
                self._report("marker", Severity.INFO, line.number, text=line.text)

    def _is_summary_item(self, line: Line) -> bool:
        return line.kind is Kind.ITEM and line.sign == self.summary_sign

    # lines in their order

    def _take(self, line: Line, role: _Role | None) -> None:
        if role is _Role.COPY:
            pass
        elif role is _Role.TITLE:
            self._drop_heads()
            self.chapters.append(SourceChapter(SourceText(line.text, line.number)))
        elif role is _Role.SUMMARY:
            self.chapters[-1].summary += _texts(line)
        elif line.kind is Kind.PLAIN and self._continues(line):
            self._join(line)
        elif line.kind is Kind.PLAIN or self._is_summary(line):
            self.heads.append(line)
        else:
            self._demands(line)
        self.last = line

    def _is_summary(self, line: Line) -> bool:
        """Bullets above a chapter's first section: several on a line, or of the sign that summaries have."""
        opens = bool(self.heads) or not self.chapters or not self.chapters[-1].sections
        return (line.kind is Kind.ITEMS and bool(self.sign) and opens) or (bool(self.heads) and self._is_summary_item(line))

    def _continues(self, line: Line) -> bool:
        """A line in small letters right below a demand is the rest of it, wrapped by whoever sent the text."""
        return (
            line.text[0].islower()
            and not line.after_gap
            and self.last is not None
            and self.last.kind is Kind.ITEM
            and not self.heads
        )

    def _join(self, line: Line) -> None:
        demands = self.chapters[-1].demands if self.chapters else []
        if not demands:
            self._unplaced(line.text, line.number)
            return
        section = self.chapters[-1].sections[-1]
        section.demands[-1] = replace(section.demands[-1], text=f"{section.demands[-1].text} {line.text}")
        self._report("joined", Severity.WARNING, line.number, text=section.demands[-1].text)

    def _demands(self, line: Line) -> None:
        self._open_section(line)
        if not self.chapters:
            for text in _texts(line):
                self._unplaced(text.text, text.line)
            return
        chapter = self.chapters[-1]
        if not chapter.sections:
            self._report("section-missing", Severity.WARNING, line.number, title=chapter.title.text)
            chapter.sections.append(SourceSection(chapter.title))
        chapter.sections[-1].demands += _texts(line)

    def _open_section(self, demand: Line) -> None:
        """Say what the lines above a list of demands are: a chapter's title and summary, a section's title."""
        heads, self.heads = self.heads, []
        if not heads:
            return
        while (
            _is_prose(heads[-1])
            and any(_is_title(head) for head in heads[:-1])
            and (len(heads) == 1 or heads[-2].kind is Kind.PLAIN)
        ):
            prose = heads.pop()  # a text between a section's title and its demands
            self._unplaced(prose.text, prose.number)
        section = heads.pop() if _is_title(heads[-1]) else None
        if heads and _is_title(heads[0]) and (not self.chapters or self.chapters[-1].sections):
            title = heads.pop(0)
            self.chapters.append(SourceChapter(SourceText(title.text, title.number)))
        elif section and not self.chapters:
            self._report("chapter-missing", Severity.WARNING, section.number, title=section.text)
            self.chapters.append(SourceChapter(SourceText(section.text, section.number)))
        for head in heads:
            if self.chapters and not self.chapters[-1].sections:
                if head.kind is not Kind.ITEMS:
                    self._report("summary", Severity.INFO, head.number, text=head.text, title=self.chapters[-1].title.text)
                self.chapters[-1].summary += _texts(head)
            else:
                for text in _texts(head):
                    self._unplaced(text.text, text.line)
        if section:
            self.chapters[-1].sections.append(SourceSection(SourceText(section.text, section.number)))

    def _drop_heads(self) -> None:
        for head in self.heads:
            for text in _texts(head):
                self._unplaced(text.text, text.line)
        self.heads = []
