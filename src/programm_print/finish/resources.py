"""A resource dictionary of which only what the content uses is kept."""

from __future__ import annotations

import pikepdf
from pikepdf import Dictionary, Name, Object

_PRUNED = ("/ColorSpace", "/ExtGState", "/Font", "/Pattern", "/Shading", "/XObject")


class Resources:
    """WeasyPrint gives all pages one dictionary, with Lab spaces nobody paints with; what no content uses goes."""

    def __init__(self, dictionary: Object) -> None:
        self.dictionary = dictionary
        self._used: set[tuple[str, str]] = set()
        for category in _PRUNED:
            # Fonts and colour spaces are one object behind all dictionaries: each needs its own to prune.
            if category in dictionary:
                dictionary[category] = Dictionary(dict(dictionary[category].items()))

    def get(self, category: str, name: Object) -> Object | None:
        """Look up a resource without keeping it."""
        entries = self.dictionary.get(category)
        return None if entries is None else entries.get(str(name))

    def use(self, category: str, name: Object) -> Object | None:
        """Look up a resource which the rewritten content names."""
        self._used.add((category, str(name)))
        return self.get(category, name)

    def add(self, category: str, value: Object, stem: str) -> Name:
        """The name of the indirect object `value`, new if it has none here, never one that stands for something else."""
        if category not in self.dictionary:
            self.dictionary[category] = Dictionary()
        entries = self.dictionary[category]
        number = 0
        while (name := f"/{stem}{number}") in entries and entries[name].objgen != value.objgen:
            number += 1
        entries[name] = value
        self._used.add((category, name))
        return Name(name)

    def prune(self) -> None:
        for category in _PRUNED:
            entries = self.dictionary.get(category)
            if entries is None:
                continue
            for name in list(entries.keys()):
                if (category, name) not in self._used:
                    del entries[name]
            if not entries.keys():
                del self.dictionary[category]


class ResourceShelf:
    """The resource dictionaries of a document, each wrapped once however many contents share it."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._known: dict[tuple[int, int], Resources] = {}

    def of(self, owner: Object, inherited: Resources | None = None) -> Resources:
        """The resources of a page, form or pattern. A form without any uses its caller's (PDF 1.1's way)."""
        if "/Resources" not in owner:
            if inherited is not None:
                owner.Resources = inherited.dictionary
                return inherited
            owner.Resources = Dictionary()
        if not owner.Resources.is_indirect:
            owner.Resources = self._pdf.make_indirect(owner.Resources)
        return self._known.setdefault(owner.Resources.objgen, Resources(owner.Resources))

    def prune(self) -> None:
        for resources in self._known.values():
            resources.prune()
