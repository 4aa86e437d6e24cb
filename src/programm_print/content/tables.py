"""Districts from a spreadsheet: a CSV file becomes the nodes that a YAML list would give, each with its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel

from programm_print.findings import Finding, Place, has_errors
from programm_print.messages import say
from programm_print.naming import nearest
from programm_print.yaml_source import (
    ListNode,
    MapNode,
    Node,
    Reading,
    ScalarNode,
    columns_of,
    decode,
    excerpt,
    problem,
    read_nodes,
)

M = TypeVar("M", bound=BaseModel)

_SEPARATORS = ";,\t"
# RFC 4180: a quote inside of quotes is doubled, and a line break there is part of the text.
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_NUMBER = re.compile(r"[1-9][0-9]?")
# Several ids in one cell: none has a sign of these in it.
_WORD = re.compile(r"[^\s,;]+")


@dataclass(frozen=True)
class _Cell:
    text: str
    place: Place


@dataclass(frozen=True)
class _Column:
    """Where the texts of a column belong: names of fields and positions in lists; `listed` if a cell holds several."""

    path: tuple[str | int, ...]
    listed: bool


def read_table(data: bytes, file: str, model: type[M], address: str) -> tuple[list[Reading[M]], list[Finding]]:
    """Read a table whose rows are of one `model`: a reading of each, and what is wrong with the table as such."""
    text, findings = decode(data, file)
    if text is None:
        return [], findings
    nodes, findings = table_nodes(text, file, model)
    return read_nodes(nodes, text.splitlines(), file, model, address), findings


def table_nodes(text: str, file: str, model: type[BaseModel]) -> tuple[list[Node], list[Finding]]:
    """A node for each row with a text in it, and what is wrong with the table as such; without a usable first line no nodes.

    The first line names the fields of `model`: `name`, a field in a group as `contact.name`, one of a list as
    `meetings.1.when`. Cells are separated by the sign that the first line uses most: semicolon, comma or tab.
    """
    first = _LINE_BREAK.split(text, 1)[0]
    cells = _Cells(text, file, max(_SEPARATORS, key=first.count))
    rows = cells.rows()
    header = next(rows, [])
    columns, findings = _columns(header, file, model)
    if has_errors(findings):
        return [], findings
    nodes: list[Node] = []
    for row in rows:
        findings += [_without_column(cell) for cell in row[len(columns) :] if cell.text]
        filled = [(column, cell) for column, cell in zip(columns, row, strict=False) if cell.text]
        findings += [_without_column(cell) for column, cell in filled if column is None]
        if filled:
            nodes.append(_node(row[0].place, [(column, cell) for column, cell in filled if column]))
    return nodes, findings + cells.findings


class _Cells:
    def __init__(self, text: str, file: str, separator: str) -> None:
        self.findings: list[Finding] = []
        self._text = text
        self._file = file
        self._plain = re.compile(rf"[^{re.escape(separator)}\r\n]*")
        self._separator = separator
        self._line, self._line_start = 1, 0

    def rows(self) -> Iterator[list[_Cell]]:
        row: list[_Cell] = []
        at = 0
        while at < len(self._text):
            cell, at = self._cell(at)
            row.append(cell)
            if self._text[at : at + 1] == self._separator:
                at += 1
                continue
            broken = _LINE_BREAK.match(self._text, at)
            if broken:
                at = broken.end()
                self._line, self._line_start = self._line + 1, at
            yield row
            row = []
        if row:
            yield row

    def _cell(self, start: int) -> tuple[_Cell, int]:
        """The cell that begins at `start`, and where it ends."""
        plain = self._plain.match(self._text, start)
        assert plain
        text = plain[0].strip()
        place = self._place(start + len(plain[0]) - len(plain[0].lstrip()) if text else start)
        if not text.startswith('"'):
            return _Cell(text, place), plain.end()
        quoted = _QUOTED.match(self._text, self._text.index('"', start))
        if quoted is None:
            self.findings.append(problem("yaml-quote", place, say("content.close-quote")))
            return _Cell("", place), len(self._text)
        for found in _LINE_BREAK.finditer(self._text, quoted.start(), quoted.end()):
            self._line, self._line_start = self._line + 1, found.end()
        rest = self._plain.match(self._text, quoted.end())
        assert rest
        if rest[0].strip():
            self.findings.append(problem("yaml-after-quote", self._place(quoted.end()), say("content.double-quotes")))
        return _Cell(quoted[1].replace('""', '"').strip(), Place(place.file, place.line, (place.column or 0) + 1)), rest.end()

    def _place(self, at: int) -> Place:
        return Place(self._file, self._line, at - self._line_start + 1)


def _columns(header: list[_Cell], file: str, model: type[BaseModel]) -> tuple[list[_Column | None], list[Finding]]:
    """What each column is; None for one without a name."""
    if not any(cell.text for cell in header):
        return [], [problem("empty-file", Place(file, 1, 1), say("content.fill-or-delete"))]
    known = columns_of(model)
    columns: list[_Column | None] = []
    findings: list[Finding] = []
    first: dict[str, Place] = {}
    for cell in header:
        path = tuple(int(part) - 1 if _NUMBER.fullmatch(part) else part for part in cell.text.split("."))
        name = ".".join("1" if isinstance(part, int) else part for part in path)
        if not cell.text:
            columns.append(None)
        elif cell.text in first:
            line = first[cell.text].line
            findings.append(problem("duplicate-key", cell.place, say("content.keep-one"), key=excerpt(cell.text), line=line))
        elif name in known:
            columns.append(_Column(path, known[name]))
        else:
            near = nearest(cell.text, known)
            hint = say("content.did-you-mean", near=near) if near else say("content.known-keys", keys=", ".join(known))
            findings.append(problem("unknown-key", cell.place, hint, key=excerpt(cell.text)))
        first.setdefault(cell.text, cell.place)
    return columns, findings


def _without_column(cell: _Cell) -> Finding:
    return problem("no-column", cell.place, say("content.count-separators"), text=excerpt(cell.text))


def _node(place: Place, cells: list[tuple[_Column, _Cell]]) -> Node:
    """A row as a group of fields."""
    tree: dict[str | int, Any] = {}
    for column, cell in cells:
        *branch, leaf = column.path
        parent = tree
        for step in branch:
            parent = parent.setdefault(step, {})
        parent[leaf] = _words(cell) if column.listed else ScalarNode(cell.place, cell.text)
    return _grown(tree, place)


def _words(cell: _Cell) -> ListNode:
    file, line, column = cell.place.file, cell.place.line, cell.place.column or 1
    return ListNode(
        cell.place,
        items=[ScalarNode(Place(file, line, column + found.start()), found[0]) for found in _WORD.finditer(cell.text)],
    )


def _grown(tree: dict[str | int, Any], place: Place | None = None) -> Node:
    """Groups of fields from names, lists from numbers; a number that is left out leaves no gap."""
    children: Any = {step: _grown(child) if isinstance(child, dict) else child for step, child in tree.items()}
    place = place or next(iter(children.values())).place
    if any(isinstance(step, int) for step in children):
        return ListNode(place, items=[children[step] for step in sorted(children)])
    return MapNode(place, entries=children, keys={name: child.place for name, child in children.items()})
