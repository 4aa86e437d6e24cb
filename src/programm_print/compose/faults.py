"""What is wrong with a template, in words: the name that does not exist, the names that do, the file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

import jinja2
from jinja2 import StrictUndefined
from jinja2.environment import TemplateModule
from jinja2.utils import missing
from pydantic import BaseModel

from programm_print.errors import ContentError, UsageError
from programm_print.findings import Finding, Place, Severity
from programm_print.messages import say
from programm_print.models.campaign import Captions
from programm_print.naming import nearest

#: What breaks off a template besides the exceptions of Jinja: wrong arguments, wrong types, files that are not there.
FAULTS = (jinja2.TemplateError, ContentError, UsageError, LookupError, TypeError, AttributeError, ValueError, ArithmeticError)

Value = TypeVar("Value")


class UnknownNameError(jinja2.UndefinedError):
    """A name that a template uses and nothing declares. `key` names the sentence, `known` are the names that there are."""

    def __init__(self, key: str, name: str, known: Iterable[str]) -> None:
        super().__init__(name)
        self.key = key
        self.name = name
        self.known = tuple(known)


class Unknown(StrictUndefined):
    """Jinja's object for a name that does not exist: using it says which names do."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        owner, name = self._undefined_obj, str(self._undefined_name)
        if self._undefined_hint:
            return self._undefined_hint
        if owner is missing:
            raise UnknownNameError("compose.no-name", name, ())
        key = "length" if isinstance(owner, Lengths) else "caption" if isinstance(owner, Captions) else "field"
        raise UnknownNameError(f"compose.no-{key}", name, _names_in(owner))


class Lengths(dict[str, float]):
    """The lengths of a product by name, in millimetres."""


def declared(table: Mapping[str, Value], name: str, key: str) -> Value:
    """What `table` holds for `name`; raises UnknownNameError with the sentence `key`."""
    if name not in table:
        raise UnknownNameError(key, str(name), table)
    return table[name]


def content_error(error: Exception, folder: str, names: Iterable[str], read: Callable[[str], bytes]) -> ContentError:
    """What broke off the template in a product's `folder`, placed in the file at fault. `names` are known to all templates."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return _error(error.message or "", Place(error.filename or folder, error.lineno))
    frames = list(_frames(error))
    inmost = frames[-1] if frames else Place(f"{folder}/template.html")
    of_product = next((place for place in reversed(frames) if place.file.startswith(f"{folder}/")), inmost)
    if isinstance(error, ContentError):
        # A text of the content has its own place.
        return ContentError([finding if finding.at else replace(finding, place=of_product) for finding in error.findings])
    if isinstance(error, UsageError):
        return ContentError([Finding("compose.template", Severity.ERROR, str(error), place=inmost)])
    if not isinstance(error, UnknownNameError):
        return _error(str(error.args[0]) if error.args else type(error).__name__, inmost)
    # A name is missed where it is used, perhaps in a component that it was handed to; at fault is the line that writes it.
    written = (place for place in reversed(frames) if _writes(place, error.name, read))
    message = say(error.key, name=error.name, folder=folder)
    return ContentError([Finding("compose.template", Severity.ERROR, message, _hint(error, names), next(written, of_product))])


def _hint(error: UnknownNameError, names: Iterable[str]) -> str:
    near = nearest(error.name, error.known or names)
    if near:
        return say("compose.did-you-mean", near=near)
    return say("compose.known-names", known=", ".join(error.known)) if error.known else say("compose.see-names")


def _error(reason: str, place: Place) -> ContentError:
    message = say("compose.template", reason=reason.strip().rstrip("."))
    return ContentError([Finding("compose.template", Severity.ERROR, message, place=place)])


def _frames(error: BaseException) -> Iterator[Place]:
    """Jinja rewrites tracebacks so that their frames name a layout's file and line."""
    traceback = error.__traceback__
    while traceback:
        if traceback.tb_frame.f_code.co_filename.startswith("layouts/"):
            yield Place(traceback.tb_frame.f_code.co_filename, traceback.tb_lineno)
        traceback = traceback.tb_next


def _writes(place: Place, name: str, read: Callable[[str], bytes]) -> bool:
    lines = read(place.file).decode("utf-8", "replace").splitlines()
    line = lines[place.line - 1] if place.line and place.line <= len(lines) else ""
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", line) is not None


def _names_in(owner: Any) -> list[str]:
    if isinstance(owner, Mapping):
        return [str(name) for name in owner]
    if isinstance(owner, TemplateModule):
        return [name for name in vars(owner) if not name.startswith("_")]
    if isinstance(owner, BaseModel):
        return list(owner.__class__.model_fields)
    return [name for name in dir(owner) if not name.startswith("_")] if not isinstance(owner, str) else []
