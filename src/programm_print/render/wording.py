"""The engine's log as findings: what, where in which stylesheet, and what to do next."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from programm_print.findings import Finding, Place, Severity
from programm_print.messages import say
from programm_print.render.fetching import path_of

if TYPE_CHECKING:
    from programm_print.render.journal import Entry, Refusal

# The engine's reason where each var() of a value names a custom property that does not exist.
_NOTHING = "no value"


@dataclass(frozen=True)
class Document:
    """What is known of the document that the log speaks of.

    `base` is its folder in the project, `base_url` the same as an URL; `sheets` are the texts of the stylesheets by URL.
    `address_of` gives the address (`data-at`) of the element that refers to an URL or `#anchor`, "" if none does.
    """

    base: str
    base_url: str
    sheets: Mapping[str, str]
    address_of: Callable[[str], str]


def findings_of(entries: list[Entry], refusals: list[Refusal], document: Document) -> Iterator[Finding]:
    """One finding for each thing that went wrong; what the engine logs because of a refusal is not said twice."""
    for refusal in {refusal.url: refusal for refusal in refusals}.values():
        at = document.address_of(refusal.url)
        yield _error("render.resource", refusal.sentence, _place_of_refusal(refusal, at, document), at)
    told = set()
    for entry in entries:
        # Of a shorthand with var() the engine speaks once for each side.
        key = (entry.source, entry.line_column, entry.arguments[-1]) if entry.value is not None else id(entry)
        if key not in told and not _follows(entry, refusals):
            told.add(key)
            yield _finding(entry, document)


def _follows(entry: Entry, refusals: list[Refusal]) -> bool:
    """Whether the engine only says in its own words that something was not served."""
    if entry.pattern.startswith("Font-face "):
        # Its line names the family alone; the rule's place tells which file it wanted.
        return any(refusal.source is not None and refusal.source == entry.source for refusal in refusals)
    loading = entry.pattern.startswith(("Failed to load ", "Failed to render "))
    return loading and any(refusal.url in entry.message or _causes(entry, refusal) for refusal in refusals)


def _causes(entry: Entry, refusal: Refusal) -> bool:
    return any(refusal.sentence in str(cause) for cause in _chain(entry))


def _finding(entry: Entry, document: Document) -> Finding:
    place = _place(entry, document)
    match entry.pattern.split(" ")[0], entry.arguments:
        case "Ignored", (name, value, _, _, reason):
            return _error("render.declaration", _about_declaration(entry, f"{name}: {str(value).strip()}", str(reason)), place)
        case "Invalid", (error,) if entry.pattern.startswith("Invalid or unsupported selector"):
            return _error("render.selector", say("render.selector", selector=error), place)
        case "Font-face", (family,):
            return _error("render.font-file", say("render.font-file", family=family), place)
        case "No", (anchor,) if entry.pattern.startswith("No anchor"):
            return _about(f"#{anchor}", _error("render.anchor", say("render.anchor", anchor=anchor), place), document)
        case "Content", ((_, target),) if entry.pattern.startswith("Content discarded"):
            anchor = str(target[-1] if isinstance(target, tuple) else target).removeprefix("#")
            return _about(f"#{anchor}", _error("render.anchor", say("render.anchor", anchor=anchor), place), document)
        case "Anchor", (anchor,):
            return _error("render.anchor-twice", say("render.anchor-twice", anchor=anchor), place)
        case "Failed", (url, *_) if entry.pattern.startswith("Failed to load image"):
            sentence = say("render.picture", path=path_of(str(url)) or url, reason=_reason(entry))
            return _about(str(url), _error("render.picture", sentence, place), document)
        case "Failed", (url, *_) if "SVG" in entry.pattern:
            inline = entry.pattern == "Failed to load inline SVG: %s" or url == document.base_url
            path = document.base if inline else path_of(str(url)) or url
            return _error("render.drawing", say("render.drawing", path=path, reason=_reason(entry)), Place(str(path)))
    return _error("render.engine", say("render.engine", words=" ".join(entry.message.split())), place)


def _about_declaration(entry: Entry, solved: str, reason: str) -> str:
    """`solved` is what the engine had before it: where the stylesheet has var(), that is said as it is written there."""
    if entry.value is None:
        return say("render.declaration", declaration=solved, reason=reason)
    written = f"{solved.partition(':')[0]}: {' '.join(token.serialize() for token in entry.value.tokens)}"
    names = list(dict.fromkeys(re.findall(r"var\(\s*(--[\w-]+)\s*\)", written)))
    if reason == _NOTHING and names:
        return say("render.undefined", declaration=written, names=", ".join(names))
    return say("render.declaration-solved", declaration=written, solved=solved, reason=reason)


def _about(url: str, finding: Finding, document: Document) -> Finding:
    """The finding at the text whose element names `url`, where one does."""
    at = document.address_of(url)
    return _error(finding.code, finding.message, None, at) if at else finding


def _place(entry: Entry, document: Document) -> Place:
    if entry.source is not None:
        if entry.source.url == document.base_url:
            # Lines of a <style> count from its own beginning, not from the template's.
            return Place(document.base)
        line, column = entry.line_column or (entry.source.line, entry.source.column)
        return Place(path_of(entry.source.url) or entry.source.url, line, column)
    if entry.line_column is not None and entry.arguments:
        return _search(str(entry.arguments[0]), entry.line_column, document)
    return Place(document.base)


def _search(name: str, line_column: tuple[int, int], document: Document) -> Place:
    """The stylesheet that has the property `name` on the given line: a var() is judged long after its sheet was read."""
    line, column = line_column
    longhand = name.replace("_", "-")
    # `border-top` is what the engine makes of a `border` with var().
    for written in (longhand, longhand.partition("-")[0]):
        for url, text in document.sheets.items():
            lines = text.splitlines()
            if len(lines) >= line and written in lines[line - 1]:
                return Place(path_of(url) or url, line, column)
    return Place(document.base)


def _place_of_refusal(refusal: Refusal, at: str, document: Document) -> Place | None:
    if refusal.source is not None and refusal.source.url != document.base_url:
        return Place(path_of(refusal.source.url) or refusal.source.url, refusal.source.line, refusal.source.column)
    if at:
        return None
    name = refusal.url.rpartition("/")[2]
    for url, text in document.sheets.items():
        for number, line in enumerate(text.splitlines(), 1):
            if name and name in line:
                return Place(path_of(url) or url, number, line.index(name) + 1)
    return Place(document.base)


def _reason(entry: Entry) -> str:
    chain = _chain(entry)
    return (" ".join(str(chain[-1]).split()) or type(chain[-1]).__name__) if chain else entry.message


def _chain(entry: Entry) -> list[BaseException]:
    """The exception that was being handled, and what caused it, down to the first."""
    chain: list[BaseException] = []
    cause = entry.cause
    while cause is not None:
        chain.append(cause)
        cause = cause.__cause__
    return chain


def _error(code: str, message: str, place: Place | None, at: str = "") -> Finding:
    return Finding(code, Severity.ERROR, message, place=place, at=at or None)
