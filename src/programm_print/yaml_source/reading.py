from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from programm_print.findings import Finding, Place, has_errors
from programm_print.messages import say
from programm_print.yaml_source.encoding import decode
from programm_print.yaml_source.fields import Path, Pruned, Values, describe, is_required
from programm_print.yaml_source.nodes import MapNode, Node, compose
from programm_print.yaml_source.problems import problem
from programm_print.yaml_source.validation import findings_of

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
    pruned = Pruned()
    root = pruned.prune(root)
    own = root.scalar("id") if isinstance(root, MapNode) else None
    values = Values()
    content = values.of(root, (model,), f"{address}/{own.text}" if own else address)
    findings += [_empty(path, place, values, text) for path, place in pruned.empty]
    made: M | None = None
    try:
        made = model.model_validate(content)
    except ValidationError as error:
        findings += findings_of(error, root, values, pruned)
    return Reading(file, None if has_errors(findings) else made, tuple(findings), values.places, root)


def _empty(path: Path, place: Place, values: Values, text: str) -> Finding:
    last = path[-1]
    if isinstance(last, int):
        return problem("empty-entry", place, say("content.fill-or-drop"))
    line = text.splitlines()[(place.line or 1) - 1]
    if "#" in line:  # `text: #parks` is a comment for YAML
        return problem("empty", place, say("content.quote-hash"), field=last)
    kinds = values.kinds.get(path[:-1], ())
    about = describe(kinds, last)
    hint = say("content.fill-in-about", about=about) if about else say("content.fill-in")
    return problem("empty", place, hint if is_required(kinds, last) else f"{hint} {say('content.or-delete')}", field=last)
