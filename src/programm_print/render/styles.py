"""Computed styles kept from one document to the next.

WeasyPrint 70 computes the styles of each document anew, though those of a product's sheets are nearly all equal: same rules,
same parents. `SharedStyles` finds them again by the rules that match an element, its own attributes and its parent's style, as
WeasyPrint does within one document. Every document has copies of its own, because layout writes into styles.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import count
from math import inf
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

import weasyprint.css
from weasyprint.css import ComputedStyle, InitialStyle, StyleFor, declaration_precedence, find_style_attributes
from weasyprint.css.validation import preprocess_declarations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# What `find_style_attributes` turns into declarations: an element's style="", lang and anchors, a drawing's size.
_DECLARING = ("style", "lang", "id", "name", "width", "height")

# Beyond so many only those of the last document are kept: sheets whose type was fitted differ in their font sizes, without end.
_MOST = 200


class _PageSizes(dict[str, Any]):
    """What viewport units are measured by, which may differ from document to document. Notes whether it was asked for."""

    asked = False

    def __getitem__(self, key: str) -> Any:
        self.asked = True
        return super().__getitem__(key)


@dataclass(frozen=True)
class Kept:
    """The styles of an element and of its pseudo-elements, and a number that stands for them in the keys of its children."""

    number: int
    styles: dict[str | None, Any]

    @property
    def style(self) -> Any:
        return self.styles[None]


class StyleCache:
    """The styles that came of one set of stylesheets. Belongs to these stylesheets: keys name their rules by identity."""

    def __init__(self) -> None:
        self._numbers = count()
        self.forget()

    def forget(self) -> None:
        self._kept: dict[Any, Kept] = {}
        self._used: dict[Any, Kept] = {}
        self.page_sizes = _PageSizes(box=None, area=None)

    def begin(self) -> None:
        """Before a document: values that hang on the pages of the one before are computed anew."""
        if self.page_sizes.asked:
            self.forget()
        if len(self._kept) > _MOST:
            self._kept = self._used
        self._used = {}
        self.page_sizes.update(box=None, area=None)

    def find(self, key: Any, compute: Callable[[], dict[str | None, Any]]) -> Kept:
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = Kept(next(self._numbers), compute())
        self._used[key] = kept
        return kept


class _OwnStyle(ComputedStyle):  # type: ignore[misc]
    """A document's copy of a kept style. What it lacks is computed by the kept one, once for all documents."""

    def __init__(self, kept: Any, parent_style: Any, root_style: Any) -> None:
        # In place of ComputedStyle's own, which begins with nothing.
        self.__dict__.update(kept.__dict__)
        self.__dict__.pop("anonymous_style", None)
        self.update(kept)
        self._kept = kept
        self.specified = kept.specified.copy()
        self.parent_style, self.root_style = parent_style, root_style

    def __missing__(self, key: str) -> Any:
        value = self[key] = self._kept[key]
        if key in _SPECIFIED:
            self.specified.update(self._kept.specified)
        return value


# ComputedStyle keeps their specified values beside the computed ones.
_SPECIFIED = frozenset({"position", "float", "display"})


class SharedStyles(StyleFor):  # type: ignore[misc]
    """The styles of a document, those found again that its `html.style_cache` keeps."""

    def __init__(self, html: Any, sheets: Any, presentational_hints: bool, font_config: Any, target_collector: Any) -> None:
        cache: StyleCache | None = getattr(html, "style_cache", None)
        if cache is None or presentational_hints or any(origin == "author" for _, origin, _ in sheets):
            super().__init__(html, sheets, presentational_hints, font_config, target_collector)
            return
        cache.begin()
        self._cascaded_styles: dict[Any, Any] = {}
        self._computed_styles: dict[Any, Any] = {}
        self.initial_page_sizes = cache.page_sizes
        self._sheets = sheets
        self.font_config = font_config
        root = html.etree_element
        kept_of: dict[Any, Kept] = {}
        own: dict[int, list[tuple[str | None, Any]]] = {}
        for wrapper in html.wrapper_element.iter_subtree():
            element, parent = wrapper.etree_element, wrapper.parent.etree_element if wrapper.parent else None
            rules = [(sheet, origin, sheet.matcher.match(wrapper)) for sheet, origin, _ in sheets]
            # Rules live as long as their stylesheets, and those as long as the cache: an identity names one rule.
            matching = tuple(
                (specificity, pseudo, id(declarations))
                for _, _, matches in rules
                for specificity, _, pseudo, (declarations, _) in matches
            )
            attributes = tuple(map(element.get, _DECLARING))
            tag = element.tag if any(attributes) else None
            key = None if parent is None else kept_of[parent].number, matching, tag, attributes
            above = None if parent is None else (kept_of[parent].style, kept_of[root].style)
            kept = kept_of[element] = cache.find(key, partial(self._computed, html, element, rules, above))
            if kept.number not in own:
                own[kept.number] = self._copied(kept, root, parent)
            for pseudo, style in own[kept.number]:
                self._computed_styles[element, pseudo] = style
                if style["anchor"]:
                    # Of each element, since a second one of the same name is to be told.
                    target_collector.collect_anchor(style["anchor"])

    def _copied(self, kept: Kept, root: Any, parent: Any) -> list[tuple[str | None, Any]]:
        """The document's own copies of what is kept, as children of its own parent's."""
        style = kept.styles[None]
        if parent is None:
            first = _OwnStyle(style, None, style.root_style)
        else:
            first = _OwnStyle(style, self._computed_styles[parent, None], self._computed_styles[root, None])
        top = first if parent is None else first.root_style
        return [(name, first if name is None else _OwnStyle(each, first, top)) for name, each in kept.styles.items()]

    def _computed(
        self, html: Any, element: Any, rules: Iterable[tuple[Any, str, Any]], above: tuple[Any, Any] | None
    ) -> dict[str | None, Any]:
        """The styles of an element and of its pseudo-elements, cascaded as WeasyPrint does: by origin, layer and specificity,
        the later of equals. `above` are the styles of its parent and of the root."""
        cascaded: dict[str | None, dict[str, Any]] = {None: {}}

        def add(pseudo: str | None, origin: str, order: float, specificity: Any, declared: tuple[str, Any, bool]) -> None:
            name, values, importance = declared
            style = cascaded.setdefault(pseudo, {})
            weight = declaration_precedence(origin, importance), order, specificity
            if name not in style or style[name][1] <= weight:
                style[name] = values, weight

        # Without its children, since only its own attributes are asked for.
        alone = Element(element.tag, element.attrib)
        for specificity, _, declarations, base_url in find_style_attributes(alone, False, html.base_url):
            for declared in preprocess_declarations(base_url, declarations):
                add(None, "author", inf, specificity, declared)
        for sheet, origin, matches in rules:
            for specificity, _, pseudo, (declarations, layer) in matches:
                order = inf if layer is None else sheet.layers.index(layer)
                for declared in declarations:
                    add(pseudo, origin, order, specificity, declared)
        rest = html.base_url, self.font_config, self.initial_page_sizes
        parent_style, root_style = above or (None, InitialStyle(self.font_config))
        first = ComputedStyle(parent_style, cascaded.pop(None), None, root_style, *rest)
        top = root_style if above else first
        return {None: first, **{name: ComputedStyle(first, own, name, top, *rest) for name, own in cascaded.items()}}


def share_styles() -> None:
    """Change WeasyPrint, once for the process."""
    weasyprint.css.StyleFor = SharedStyles
