"""The one message catalogue: every sentence a person reads, in German and English.

Each module here holds the sentences of one part of the program as `{key: (german, english)}`.
Placeholders are `str.format` fields by name; both languages use the same ones (a test holds this).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import import_module

LANGUAGES = ("de", "en")
PARTS = (
    "cli",
    "content",
    "fields",
    "importing",
    "layout",
    "compose",
    "render",
    "finish",
    "inspect",
    "fit",
    "build",
    "shops",
    "preflight",
    "preflighting",
    "proof",
    "project",
    "doctor",
    "stress",
)

_language = "en"


def language_of_locale(environment: Mapping[str, str] = os.environ) -> str:
    """`de` where the locale speaks German, else `en` (POSIX order: LC_ALL, LC_MESSAGES, LANG)."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environment.get(variable)
        if value:
            return "de" if value.lower().startswith("de") else "en"
    return "en"


def use_language(language: str) -> None:
    """Choose the language of all sentences made from now on (the command line calls this once)."""
    global _language
    if language not in LANGUAGES:
        raise ValueError(language)
    _language = language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Sentences in this language within the block, whatever was chosen before."""
    before = _language
    use_language(language)
    try:
        yield
    finally:
        use_language(before)


def current_language() -> str:
    return _language


@cache
def _part(name: str) -> Mapping[str, tuple[str, str]]:
    sentences: Mapping[str, tuple[str, str]] = import_module(f"programm_print.messages.{name}").SENTENCES
    return sentences


def say(key: str, /, **values: object) -> str:
    """The sentence `key` (`part.name`) in the current language, with its placeholders filled in."""
    part = key.split(".", 1)[0]
    return _part(part)[key][LANGUAGES.index(_language)].format(**values)


def find(key: str) -> str | None:
    """The sentence `key` in the current language, or None when the catalogue has none."""
    return say(key) if key in _part(key.split(".", 1)[0]) else None
