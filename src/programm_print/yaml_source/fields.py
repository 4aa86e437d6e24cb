"""What a model declares for each node, and the node's value in that kind.

Only a field declared as a number or a switch makes one of what was typed; elsewhere `no`, `010`, `12:30` and `2030` are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from programm_print.findings import Place
from programm_print.messages import find
from programm_print.models.text import Text
from programm_print.yaml_source.nodes import ListNode, MapNode, Node, ScalarNode

#: The plain types that an annotation admits, without Annotated, unions and None: (Text,), (tuple[Demand, ...],), (int, float).
Kinds = tuple[Any, ...]
Path = tuple[str | int, ...]

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,17})?")


@cache
def kinds_of(annotation: Any) -> Kinds:
    origin = get_origin(annotation)
    if origin is Annotated:
        return kinds_of(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return tuple(kind for each in get_args(annotation) for kind in kinds_of(each))
    return () if annotation is NoneType else (annotation,)


def models_among(kinds: Kinds) -> list[type[BaseModel]]:
    return [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)]


@cache
def kinds_at(kinds: Kinds, key: str) -> Kinds:
    """What the value of `key` may be."""
    fields = [model.model_fields[key].annotation for model in models_among(kinds) if key in model.model_fields]
    values = [get_args(kind)[1] for kind in kinds if _is(kind, dict, Mapping)]
    return tuple(kind for annotation in (*fields, *values) for kind in kinds_of(annotation))


@cache
def kinds_of_items(kinds: Kinds) -> Kinds:
    items = [each for kind in kinds if _is(kind, tuple, list) for each in get_args(kind) if each is not Ellipsis]
    return tuple(dict.fromkeys(kind for each in items for kind in kinds_of(each)))


def is_list(kinds: Kinds) -> bool:
    return any(_is(kind, tuple, list) for kind in kinds)


def is_table(kinds: Kinds) -> bool:
    """Whether it is a group of fields with free names."""
    return any(_is(kind, dict, Mapping) for kind in kinds)


def _is(kind: Any, *origins: type) -> bool:
    return get_origin(kind) in origins


def columns_of(model: type[BaseModel]) -> dict[str, bool]:
    """The texts of a model as columns of a table: `name`, `contact.name`, `meetings.1.when`; True where one holds a list."""
    return dict(_columns((model,), ""))


def _columns(kinds: Kinds, name: str) -> Iterator[tuple[str, bool]]:
    for model in models_among(kinds):
        for key, each in model.model_fields.items():
            annotation: Any = each.annotation
            yield from _columns(kinds_of(annotation), f"{name}.{key}" if name else key)
    if not models_among(kinds):
        items = kinds_of_items(kinds)
        if models_among(items):
            yield from _columns(items, f"{name}.1")
        else:
            yield name, is_list(kinds)


def known_keys(kinds: Kinds) -> list[str]:
    return sorted({name for model in models_among(kinds) for name in model.model_fields})


def is_required(kinds: Kinds, key: str) -> bool:
    return any(model.model_fields[key].is_required() for model in models_among(kinds) if key in model.model_fields)


def describe(kinds: Kinds, key: str) -> str | None:
    """What the field `key` is for, in the user's language, as the catalogue says for its model."""
    for model in models_among(kinds):
        if key in model.model_fields:
            return describe_field(model, key)
    return None


def describe_field(model: type[BaseModel], key: str) -> str | None:
    """The sentence `fields.<Model>.<key>` of the model, or of the one that it inherits the field from."""
    return next(filter(None, (find(f"fields.{owner.__name__}.{key}") for owner in model.__mro__)), None)


@dataclass
class Values:
    """Nodes turned into the values that a model of `root` kinds validates, with each node's address."""

    root: Kinds
    places: dict[str, Place] = field(default_factory=dict)

    def kinds(self, path: Path) -> Kinds:
        """What the value at a path may be."""
        kinds = self.root
        for step in path:
            kinds = kinds_at(kinds, step) if isinstance(step, str) else kinds_of_items(kinds)
        return kinds

    def of(self, node: Node, address: str) -> Any:
        return self._of(node, self.root, address)

    def _of(self, node: Node, kinds: Kinds, address: str) -> Any:
        self.places.setdefault(address, node.place)
        if isinstance(node, ScalarNode):
            return _scalar(node, kinds, address)
        if isinstance(node, MapNode):
            return {
                key: self._of(child, kinds_at(kinds, key), f"{address}/{key}" if address else key)
                for key, child in node.entries.items()
            }
        inner = kinds_of_items(kinds)
        items = [self._of(item, inner, self._item(item, address, n)) for n, item in enumerate(node.items)]
        return tuple(items) if any(_is(kind, tuple) for kind in kinds) else items

    def _item(self, node: Node, address: str, index: int) -> str:
        """An item with an id is called by it alone (`demands/<id>`), so that it may move within and between lists."""
        own = node.scalar("id") if isinstance(node, MapNode) else None
        return f"{address.rsplit('/', 1)[-1]}/{own.text}" if own else f"{address}/{index}"


def _scalar(node: ScalarNode, kinds: Kinds, address: str) -> Any:
    if node.plain:
        if bool in kinds and node.text in ("true", "false"):
            return node.text == "true"
        if int in kinds and _WHOLE.fullmatch(node.text):
            return int(node.text)
        if float in kinds and _NUMBER.fullmatch(node.text):
            return float(node.text)
    if _is_no_text(kinds):
        return node  # pydantic would read "97.5" in quotes, `inf` or `1_000` as numbers; a node is none
    return Text(node.text, address) if Text in kinds else node.text


@cache
def _is_no_text(kinds: Kinds) -> bool:
    return bool(kinds) and all(kind in (bool, int, float) for kind in kinds)


def is_empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and not node.text.strip() and not node.refused


@dataclass
class Pruned:
    """Which values were left out of the tree, so that nothing else is said of them."""

    empty: list[tuple[Path, Place]] = field(default_factory=list)
    paths: set[Path] = field(default_factory=set)

    def prune(self, node: Node, path: Path = ()) -> Node:
        """The tree without empty and refused scalars."""
        if isinstance(node, MapNode):
            kept = {}
            for key, child in node.entries.items():
                if not isinstance(child, ScalarNode):
                    kept[key] = self.prune(child, (*path, key))
                elif not self._drop(child, path, key, node.keys[key]):
                    kept[key] = child
            return MapNode(node.place, node.inline, kept, node.keys)
        if isinstance(node, ListNode):
            items: list[Node] = []
            for child in node.items:
                if not isinstance(child, ScalarNode):
                    items.append(self.prune(child, (*path, len(items))))
                elif not self._drop(child, path, len(items), child.place):
                    items.append(child)
                else:
                    self.paths.add(path)
            return ListNode(node.place, node.inline, items)
        return node

    def _drop(self, node: ScalarNode, path: Path, last: str | int, place: Place) -> bool:
        empty = is_empty(node)
        if not empty and not node.refused:
            return False
        if empty:
            self.empty.append(((*path, last), place))
        if isinstance(last, str):
            self.paths.add((*path, last))
        return True
