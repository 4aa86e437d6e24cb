from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from programm_print.findings import Finding, Place, has_errors
from programm_print.messages import say
from programm_print.yaml_source.encoding import decode
from programm_print.yaml_source.fields import Path, Pruned, Values, describe, is_empty, is_required, known_keys
from programm_print.yaml_source.nodes import ListNode, MapNode, Node, compose
from programm_print.yaml_source.problems import problem
from programm_print.yaml_source.validation import findings_of, found

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Reading(Generic[M]):
    """What a file held. `model` is None exactly when `findings` has errors.

    `places` leads from an address (`demands/<id>/text`, `campaign/publisher/name`; lists and groups have one too) to its place.
    `root` is the file's tree without empty values, also when no model could be made of it; None when the file is no YAML.
    """

    file: str
    model: M | None
    findings: tuple[Finding, ...]
    places: Mapping[str, Place] = field(default_factory=dict, repr=False)
    root: Node | None = field(default=None, repr=False)


def read_model(data: bytes, file: str, model: type[M], address: str = "") -> Reading[M]:
    """Read the YAML in `data` as a `model`.

    `file` is the name that findings show. `address` is the root's: `campaign`, `districts/mitte`; a root that has an `id` of its
    own gets it as the last part (`chapters` → `chapters/klima`). Items of a list that have an `id` are called by it alone.
    """
    text, findings = decode(data, file)
    root: Node | None = None
    if text is not None:
        root, findings = compose(text, file)
    if text is None or root is None:
        return Reading(file, None, tuple(findings))
    return _read(root, findings, text.splitlines(), file, model, address)


def read_list(data: bytes, file: str, model: type[M], address: str) -> tuple[list[Reading[M]], list[Finding]]:
    """Read a YAML list whose entries are of one `model`: a reading of each, and what is wrong with the file as such."""
    text, findings = decode(data, file)
    root: Node | None = None
    if text is not None:
        root, findings = compose(text, file)
    if text is None or root is None:
        return [], findings
    if not isinstance(root, ListNode):
        return [], [*findings, problem("wrong-list", root.place, say("content.write-list"), found=found(root))]
    nodes, faults = [], []
    for node in root.items:
        if isinstance(node, MapNode):
            nodes.append(node)
        elif is_empty(node):
            faults.append(problem("empty-entry", node.place, say("content.fill-or-drop")))
        else:
            hint = say("content.write-group", keys=", ".join(known_keys((model,))))
            faults.append(problem("wrong-entry", node.place, hint, found=found(node)))
    return read_nodes(nodes, text.splitlines(), file, model, address), findings + faults


def read_nodes(nodes: Iterable[Node], lines: Sequence[str], file: str, model: type[M], address: str) -> list[Reading[M]]:
    """A reading of each entry of a list that stands in `lines`, all in one file; `districts` → `districts/<its id>`."""
    return [_read(node, [], lines, file, model, address, number) for number, node in enumerate(nodes)]


def _read(
    root: Node,
    findings: list[Finding],
    lines: Sequence[str],
    file: str,
    model: type[M],
    address: str,
    number: int | None = None,
) -> Reading[M]:
    """`number` is the place of an entry in its list, for one without an id."""
    pruned = Pruned()
    root = pruned.prune(root)
    own = root.scalar("id") if isinstance(root, MapNode) else None
    last = own.text if own else number
    values = Values((model,))
    content = values.of(root, address if last is None else f"{address}/{last}")
    findings += [_empty(path, place, values, lines) for path, place in pruned.empty]
    made: M | None = None
    try:
        made = model.model_validate(content)
    except ValidationError as error:
        findings += findings_of(error, root, values, pruned)
    return Reading(file, None if has_errors(findings) else made, tuple(findings), values.places, root)


def _empty(path: Path, place: Place, values: Values, lines: Sequence[str]) -> Finding:
    last = path[-1]
    if isinstance(last, int):
        return problem("empty-entry", place, say("content.fill-or-drop"))
    line = lines[(place.line or 1) - 1]
    if "#" in line:  # `text: #parks` is a comment for YAML
        return problem("empty", place, say("content.quote-hash"), field=last)
    kinds = values.kinds(path[:-1])
    about = describe(kinds, last)
    hint = say("content.fill-in-about", about=about) if about else say("content.fill-in")
    return problem("empty", place, hint if is_required(kinds, last) else f"{hint} {say('content.or-delete')}", field=last)
