"""Text → a tree of nodes, each with its place. Only the plain part of YAML: no anchors, aliases, tags, several documents.

The tree is built from the parser's events and not by PyYAML's composer, which calls itself for each level (libyaml's overflows
the C stack on a deep file) and lets a doubled key win silently.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from programm_print.findings import Finding, Place, Severity
from programm_print.messages import say
from programm_print.yaml_source.encoding import CONTROL
from programm_print.yaml_source.problems import excerpt, problem
from programm_print.yaml_source.syntax import word_error

PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
DEEPEST = 30


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """`text` as it was typed; `plain` without quotes. `refused`: a finding already says why it has no meaning."""

    place: Place
    text: str
    plain: bool = True
    refused: bool = False


@dataclass(slots=True)
class ListNode:
    """`inline`: written with brackets instead of one line for each entry."""

    place: Place
    inline: bool = False
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class MapNode:
    place: Place
    inline: bool = False
    entries: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)

    def scalar(self, key: str) -> ScalarNode | None:
        node = self.entries.get(key)
        return node if isinstance(node, ScalarNode) else None

    def maps(self, key: str) -> list[MapNode]:
        """The entries of the list at `key` that have fields."""
        node = self.entries.get(key)
        return [item for item in node.items if isinstance(item, MapNode)] if isinstance(node, ListNode) else []

    def scalars(self, key: str) -> list[ScalarNode]:
        node = self.entries.get(key)
        return [item for item in node.items if isinstance(item, ScalarNode)] if isinstance(node, ListNode) else []


Node = ScalarNode | ListNode | MapNode


def walk(node: Node) -> Iterator[Node]:
    """A node and all below it, in the file's order."""
    yield node
    children = node.items if isinstance(node, ListNode) else node.entries.values() if isinstance(node, MapNode) else ()
    for child in children:
        yield from walk(child)


def compose(text: str, file: str) -> tuple[Node | None, list[Finding]]:
    """The tree of a file and what is wrong with it. Without a tree there is at least one error."""
    composer = _Composer(text, file)
    event: Any = None
    try:
        for event in yaml.parse(text, Loader=PARSER):
            if not composer.take(event):
                return None, composer.findings
    except yaml.YAMLError as error:
        worded = word_error(error, text, file, event, composer.closed)
        known = {finding.place for finding in composer.findings}
        return None, composer.findings + ([] if worded.place in known else [worded])
    if composer.root is None or (isinstance(composer.root, ScalarNode) and not composer.root.text):
        return None, composer.findings or [problem("empty-file", Place(file, 1, 1), say("content.fill-or-delete"))]
    return composer.root, composer.findings


class _Composer:
    def __init__(self, text: str, file: str) -> None:
        self.root: Node | None = None
        self.findings: list[Finding] = []
        self._lines = text.splitlines()
        self.closed = Place(file, 1, 1)
        self._file = file
        self._open: list[ListNode | MapNode] = []
        self._keys: list[tuple[str, Place] | None] = []

    def take(self, event: Any) -> bool:
        """Put one event into the tree; False when the rest of the file is not worth reading."""
        place = Place(self._file, event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.NodeEvent):  # nearly all of them
            return self._node(event, place)
        if isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self.findings.append(problem("yaml-documents", place, say("content.one-document")))
            return False
        if isinstance(event, yaml.CollectionEndEvent):
            self.closed = self._open.pop().place
            self._keys.pop()
        return True

    def _node(self, event: Any, place: Place) -> bool:
        if isinstance(event, yaml.AliasEvent):
            self._refuse("*", place)
            return self._attach(ScalarNode(place, f"*{event.anchor}", refused=True))
        refused = event.anchor is not None or event.tag is not None
        if refused:
            self._refuse("&" if event.anchor is not None else "!", place)
        if isinstance(event, yaml.ScalarEvent):
            return self._attach(self._scalar(event, place, refused))
        inline = bool(event.flow_style)
        branch = ListNode(place, inline) if isinstance(event, yaml.SequenceStartEvent) else MapNode(place, inline)
        if not self._attach(branch):
            return False
        if len(self._open) >= DEEPEST:
            self.findings.append(problem("yaml-deep", place, say("content.check-brackets")))
            return False
        self._open.append(branch)
        self._keys.append(None)
        return True

    def _refuse(self, sign: str, place: Place) -> None:
        self.findings.append(problem("yaml-sign", place, say("content.quote-it"), sign=sign))

    def _scalar(self, event: Any, place: Place, refused: bool) -> ScalarNode:
        plain = event.style in (None, "")
        # A block text (`|`, `>`) ends with a line break that nobody typed as part of the text.
        value: str = event.value.rstrip("\n") if event.style in ("|", ">") else event.value
        if CONTROL.search(value):  # only an escape in double quotes can make one: "\u0007", or the \P of "C:\Programme"
            refused = True
            self.findings.append(problem("yaml-escape", place, say("content.double-backslash")))
        if self._swallows_lines(event):
            refused = True
            self.findings.append(problem("yaml-quote", place, say("content.close-quote")))
        if plain and value:
            self._look_for_lost_text(event, place)
        return ScalarNode(place, value, plain, refused)

    def _swallows_lines(self, event: Any) -> bool:
        """A quote that is closed by the next one further down; YAML forbids it by the indentation, the parsers let it pass."""
        if event.style not in ("'", '"') or not self._open or self._open[-1].inline:
            return False
        column = self._open[-1].place.column or 1
        rest = self._lines[event.start_mark.line + 1 : event.end_mark.line + 1]
        return any(line.strip() and len(line) - len(line.lstrip()) < column for line in rest)

    def _look_for_lost_text(self, event: Any, place: Place) -> None:
        """`text: More #parks` loses its second word: for YAML a comment begins there. `# with a space` is meant as one."""
        line = self._lines[event.end_mark.line] if event.end_mark.line < len(self._lines) else ""
        rest = line[event.end_mark.column :].lstrip(" \t")
        if rest.startswith("#") and rest[1:2].strip("# "):
            lost = excerpt(rest)
            self.findings.append(problem("lost-text", place, say("content.quote-it"), Severity.WARNING, lost=lost))

    def _attach(self, node: Node) -> bool:
        if not self._open:
            self.root = node
            return True
        parent = self._open[-1]
        if isinstance(parent, ListNode):
            parent.items.append(node)
            return True
        key = self._keys[-1]
        if key is not None:
            self._keys[-1] = None
            name, place = key
            if name in parent.keys:
                hint = say("content.keep-one")
                self.findings.append(problem("duplicate-key", place, hint, key=excerpt(name), line=parent.keys[name].line))
            else:
                parent.entries[name], parent.keys[name] = node, place
            return True
        if not isinstance(node, ScalarNode):
            self.findings.append(problem("yaml-key", node.place, say("content.quote-it")))
            return False
        self._keys[-1] = (node.text, node.place)
        return True
