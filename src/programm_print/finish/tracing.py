"""From a colour that a PDF may not have back to the line that asks for it: the PDF itself does not know where it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PIL import ImageColor

from programm_print.findings import Place

if TYPE_CHECKING:
    from programm_print.findings import Finding

# What a stylesheet, a template or an SVG may write for a colour. A name counts where a value stands: behind a colon, an equals
# sign or a quote, a comma or bracket of a gradient, or further on in a value such as `1pt solid red`.
_WRITTEN = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb)a?\([^)]*\)|(?<=[:=\"'(,\s])[a-z]{3,20}(?![\w(:=-])", re.IGNORECASE)
_LAB = re.compile(r"\b(?:ok)?l(?:ab|ch)\([^)]*\)", re.IGNORECASE)
_VALUE = re.compile(r"[:=]")


def traced(findings: Iterable[Finding], sources: Mapping[str, str]) -> tuple[Finding, ...]:
    """The findings of finishing, those of a colour at the first place in `sources` (texts by path) that writes it."""
    return tuple(replace(finding, place=finding.place or _place(finding, sources)) for finding in findings)


def _place(finding: Finding, sources: Mapping[str, str]) -> Place | None:
    for path, text in sources.items():
        for number, line in enumerate(text.splitlines(), 1):
            for column in _columns(finding, line):
                return Place(path, number, column)
    return None


def _columns(finding: Finding, line: str) -> Iterator[int]:
    if finding.code == "finish.colour-space":
        yield from (match.start() + 1 for match in _LAB.finditer(line))
    elif finding.code == "finish.rgb" and finding.measured:
        value = _VALUE.search(line)
        for match in _WRITTEN.finditer(line, value.end() if value else len(line)):
            if _hexadecimal(match[0]) == finding.measured:
                yield match.start() + 1


def _hexadecimal(written: str) -> str | None:
    """`#rrggbb` of what is written, None for what is no colour."""
    try:
        return "#{:02x}{:02x}{:02x}".format(*ImageColor.getrgb(" ".join(written.split()).replace(", ", ","))[:3])
    except ValueError:
        return None
