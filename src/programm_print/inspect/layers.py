"""Optional content: which of it the default configuration shows (ISO 32000-1, 8.11)."""

from __future__ import annotations

from typing import Any

import pikepdf

from programm_print.inspect.objects import elements, entry, name, text
from programm_print.models.inspection import LayerFact

_DEEPEST = 16


class Layers:
    """The layers of one document."""

    def __init__(self, root: Any) -> None:
        properties = entry(root, "/OCProperties")
        default = entry(properties, "/D")
        groups = [each for each in elements(entry(properties, "/OCGs")) if isinstance(each, pikepdf.Dictionary)]
        self._shown_by_default = name(entry(default, "/BaseState")) != "OFF"
        self._on = {each.objgen for each in elements(entry(default, "/ON")) if isinstance(each, pikepdf.Dictionary)}
        self._off = {each.objgen for each in elements(entry(default, "/OFF")) if isinstance(each, pikepdf.Dictionary)}
        self._known: dict[tuple[int, int], bool] = {}
        self.facts = tuple(LayerFact(text(entry(each, "/Name")), self._group_shown(each)) for each in groups)
        alternatives = [default, *elements(entry(properties, "/Configs"))]
        self.declared = properties is not None
        self.automatic = any(entry(each, "/AS") is not None for each in alternatives)

    def shown(self, content: Any) -> bool:
        """Whether what belongs to an optional content group, or to a membership dictionary, is visible."""
        if not isinstance(content, pikepdf.Dictionary):
            return True
        key = content.objgen
        if key not in self._known or key == (0, 0):
            self._known[key] = self._visible(content)
        return self._known[key]

    def _group_shown(self, group: pikepdf.Dictionary) -> bool:
        if group.objgen in self._off:
            return False
        return self._shown_by_default or group.objgen in self._on

    def _visible(self, content: pikepdf.Dictionary) -> bool:
        if name(entry(content, "/Type")) != "OCMD":
            return self._group_shown(content)
        expression = entry(content, "/VE")
        if isinstance(expression, pikepdf.Array):
            return self._holds(expression, 0, {})
        members = [each for each in elements(entry(content, "/OCGs")) if isinstance(each, pikepdf.Dictionary)]
        if not members:
            return True
        shown = [self._group_shown(each) for each in members]
        match name(entry(content, "/P")):
            case "AllOn":
                return all(shown)
            case "AnyOff":
                return not all(shown)
            case "AllOff":
                return not any(shown)
        return any(shown)

    def _holds(self, expression: Any, depth: int, known: dict[tuple[int, int], bool]) -> bool:
        """A visibility expression: `[/And …]`, `[/Or …]`, `[/Not one]` of groups and of expressions.

        `known` are those that others share: each is looked at once, or a small file could ask for it without end.
        """
        if isinstance(expression, pikepdf.Dictionary):
            return self._group_shown(expression)
        if not isinstance(expression, pikepdf.Array) or depth > _DEEPEST:
            return True
        key = expression.objgen
        if key in known:
            return known[key]
        operator, *rest = elements(expression)[:257] or [None]
        held = [self._holds(each, depth + 1, known) for each in rest]
        match name(operator):
            case "And":
                result = all(held)
            case "Not":
                result = not all(held)
            case _:
                result = any(held) or not held
        if key != (0, 0):
            known[key] = result
        return result
