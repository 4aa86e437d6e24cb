"""Content with some of its texts replaced: what a sheet would be if a text were shorter."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from programm_print.models.base import Model
from programm_print.models.content import Content
from programm_print.models.text import Text


def texts_of(content: Content) -> dict[str, str]:
    """All texts of the content by their addresses, but captions with braces: cut anywhere, those could not be filled in."""
    parts = (content.campaign, content.manifesto, *content.districts)
    return {text.at: str(text) for part in parts for text in _texts(part) if text.at and "{" not in text}


def with_texts(content: Content, replacements: Mapping[str, str]) -> Content:
    """The content with the texts at these addresses replaced; everything else, the places too, stays as it is."""
    return replace(
        content,
        campaign=_replaced(content.campaign, replacements),
        manifesto=_replaced(content.manifesto, replacements),
        districts=_replaced(content.districts, replacements),
    )


def _texts(value: Any) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)


def _replaced(value: Any, replacements: Mapping[str, str]) -> Any:
    if isinstance(value, Text):
        return Text(replacements[value.at], value.at) if value.at in replacements else value
    if isinstance(value, Model):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        changed = {name: new for name, old in fields.items() if (new := _replaced(old, replacements)) is not old}
        return value.model_copy(update=changed) if changed else value
    if isinstance(value, tuple):
        items = tuple(_replaced(item, replacements) for item in value)
        return items if any(new is not old for new, old in zip(items, value, strict=True)) else value
    return value
