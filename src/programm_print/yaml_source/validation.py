"""pydantic's errors as findings: one for each place, with the line, what was expected and what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import ValidationError

from programm_print.findings import Finding, Place, Severity
from programm_print.messages import say
from programm_print.models.base import ID_LENGTH, ID_PATTERN
from programm_print.naming import nearest, slug
from programm_print.yaml_source.fields import Kinds, Path, Pruned, Values, describe, is_list, is_table, known_keys, models_among
from programm_print.yaml_source.nodes import ListNode, MapNode, Node, ScalarNode
from programm_print.yaml_source.problems import excerpt, problem

_WRONG_TYPE = re.compile(
    r"is_instance_of|int_from_float|(string|model|model_attributes|dict|tuple|list|int|float|bool)_(type|parsing)"
)
_LIMITS = {
    "greater_than_equal": ("number-least", "ge"),
    "greater_than": ("number-above", "gt"),
    "less_than_equal": ("number-most", "le"),
    "less_than": ("number-below", "lt"),
    "too_short": ("list-short", "min_length"),
    "too_long": ("list-long", "max_length"),
    "string_too_long": ("text-long", "max_length"),
}


@dataclass(frozen=True)
class _Spot:
    """Where an error is: the last node that its location leads to, and the key or number that it has there."""

    node: Node
    path: Path
    parent: MapNode | ListNode | None
    location: tuple[int | str, ...]
    kind: str
    context: Mapping[str, Any]
    message: str

    @property
    def field(self) -> str:
        """The node's name as a reader finds it in the file: its key, or its number in a list."""
        last = self.path[-1] if self.path else ""
        if isinstance(last, str):
            return last
        return say("content.entry-number", list=self.path[-2] if len(self.path) > 1 else "", number=last + 1)

    @property
    def key_place(self) -> Place:
        return self.parent.keys[str(self.path[-1])] if isinstance(self.parent, MapNode) else self.node.place


def findings_of(error: ValidationError, root: Node, values: Values, pruned: Pruned) -> list[Finding]:
    """All findings of a model's errors. Of a value that another finding already names nothing more is said."""
    spots = [_spot(each, root) for each in error.errors(include_url=False, include_input=False)]
    renamed: set[Path] = set()
    findings: list[Finding] = []
    said: set[Path] = set()
    for spot in sorted(spots, key=lambda spot: spot.kind != "extra_forbidden"):
        kinds = values.kinds(spot.path)
        missing = _missing_key(spot)
        path = (*spot.path, missing) if missing else spot.path
        if path in said or path in renamed or path in pruned.paths or _counts_less(spot):
            continue
        said.add(path)
        if spot.kind == "extra_forbidden":
            finding, meant = _unknown_key(spot, values.kinds(spot.path[:-1]))
            if meant:
                renamed.add((*spot.path[:-1], meant))
            findings.append(finding)
        elif missing:
            findings.append(_missing(spot, missing, kinds))
        else:
            findings.append(_wrong_value(spot, kinds))
    return findings


def _spot(error: Any, root: Node) -> _Spot:
    """Follow pydantic's location through the nodes; its parts that are no key here (a union's branch, `[key]`) lead nowhere."""
    node: Node = root
    parent: MapNode | ListNode | None = None
    steps: list[str | int] = []
    for part in error["loc"]:
        if isinstance(node, MapNode) and isinstance(part, str) and part in node.entries:
            parent, node = node, node.entries[part]
            steps.append(part)
        elif isinstance(node, ListNode) and isinstance(part, int) and part < len(node.items):
            parent, node = node, node.items[part]
            steps.append(part)
    return _Spot(node, tuple(steps), parent, error["loc"], error["type"], error.get("ctx", {}), error["msg"])


def _counts_less(spot: _Spot) -> bool:
    """pydantic calls a list too short, too, when it is long enough but some of its entries have errors."""
    return spot.kind == "too_short" and isinstance(spot.node, ListNode) and len(spot.node.items) >= spot.context["min_length"]


def _missing_key(spot: _Spot) -> str | None:
    if spot.kind == "missing" and isinstance(spot.location[-1], str):
        return spot.location[-1]
    if spot.kind == "union_tag_not_found":
        return str(spot.context["discriminator"]).strip("'")
    return None


def _missing(spot: _Spot, key: str, kinds: Kinds) -> Finding:
    about = describe(kinds, key)
    hint = say("content.add-field-about", field=key, about=about) if about else say("content.add-field", field=key)
    return problem("missing", spot.node.place, hint, field=key)


def _unknown_key(spot: _Spot, kinds: Kinds) -> tuple[Finding, str | None]:
    """The finding, and the known key that was meant where one is near and not used."""
    known = known_keys(kinds)
    key = str(spot.path[-1])
    used = spot.parent.entries if isinstance(spot.parent, MapNode) else {}
    meant = nearest(key, [each for each in known if each not in used])
    hint = say("content.did-you-mean", near=meant) if meant else say("content.known-keys", keys=", ".join(known))
    return problem("unknown-key", spot.key_place, hint, key=excerpt(key)), meant


def _wrong_value(spot: _Spot, kinds: Kinds) -> Finding:
    if "." in spot.kind:  # a model's own check: its type is the finding's code, its message a sentence of the catalogue
        return _own_check(spot)
    typed = excerpt(spot.node.text) if isinstance(spot.node, ScalarNode) else ""
    if spot.location[-1:] == ("[key]",):
        return _bad_id(spot.field, spot.key_place)
    if _WRONG_TYPE.fullmatch(spot.kind):
        return _wrong_type(spot, kinds)
    if spot.kind == "missing":  # an entry of a list whose length is fixed
        length = max(len(get_args(kind)) for kind in kinds)
        return problem("list-short", spot.key_place, field=spot.field, limit=length)
    if spot.kind in ("enum", "literal_error", "union_tag_invalid"):
        return _not_a_choice(spot)
    if spot.kind == "string_pattern_mismatch" and spot.context["pattern"] == ID_PATTERN and isinstance(spot.node, ScalarNode):
        return _bad_id(spot.node.text, spot.node.place)
    if spot.kind in _LIMITS:
        name, limit = _LIMITS[spot.kind]
        place = spot.node.place if isinstance(spot.node, ScalarNode) else spot.key_place
        return problem(name, place, field=spot.field, limit=f"{spot.context[limit]:g}", text=typed)
    return problem("unfit", spot.node.place, say("content.see-schema"), field=spot.field, text=typed)


def _own_check(spot: _Spot) -> Finding:
    return Finding(code=spot.kind, severity=Severity.ERROR, message=spot.message, place=spot.node.place)


def _bad_id(typed: str, place: Place) -> Finding:
    better = slug(typed)[:ID_LENGTH].strip("-")
    return problem("bad-id", place, say("content.better-id", better=better) if better else None, id=excerpt(typed))


def _not_a_choice(spot: _Spot) -> Finding:
    expected = str(spot.context.get("expected") or spot.context.get("expected_tags", ""))
    choices = re.findall(r"'([^']*)'", expected)
    node, field = spot.node, spot.field
    if spot.kind == "union_tag_invalid" and isinstance(node, MapNode):
        field = str(spot.context["discriminator"]).strip("'")
        node = node.entries.get(field, node)
    typed = excerpt(node.text) if isinstance(node, ScalarNode) else ""
    near = nearest(typed, choices)
    hint = say("content.did-you-mean", near=near) if near else say("content.choose", choices=", ".join(choices))
    return problem("not-a-choice", node.place, hint, field=field, text=typed)


def _wrong_type(spot: _Spot, kinds: Kinds) -> Finding:
    expected, hint = _expected(spot, kinds)
    if not spot.path:
        return problem("wrong-root", spot.node.place, hint, found=found(spot.node))
    wanted = say(f"content.a-{expected}")
    return problem("wrong-type", spot.node.place, hint, field=spot.field, expected=wanted, found=found(spot.node))


def found(node: Node) -> str:
    """What stands there, in words."""
    if isinstance(node, ScalarNode):
        return say("content.this-text", text=excerpt(node.text))
    return say("content.a-list") if isinstance(node, ListNode) else say("content.a-group")


def _expected(spot: _Spot, kinds: Kinds) -> tuple[str, str]:
    """What the field takes (a key `content.a-…`), and the way to write it."""
    node = spot.node
    if is_list(kinds):
        return "list", say("content.write-list")
    if models_among(kinds) or is_table(kinds):
        keys = known_keys(kinds)
        return "group", say("content.write-group", keys=", ".join(keys)) if keys else say("content.write-any-group")
    if bool in kinds:
        return "switch", say("content.write-switch")
    if float in kinds or int in kinds:
        unquote = isinstance(node, ScalarNode) and not node.plain
        hint = "write-unquoted" if unquote else "write-number" if float in kinds else "write-whole"
        return ("number" if float in kinds else "whole"), say(f"content.{hint}")
    inline = not isinstance(node, ScalarNode) and node.inline
    return "text", say("content.quote-brackets") if inline else say("content.write-text")
