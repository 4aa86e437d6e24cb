from __future__ import annotations

import pytest

from programm_print.findings import Finding, Place, Severity
from programm_print.finish.tracing import traced


def rgb(colour: str) -> Finding:
    return Finding("finish.rgb", Severity.ERROR, "…", page=1, measured=colour)


@pytest.mark.parametrize(
    ("line", "colour", "column"),
    [
        ("p { color: #1a73e8 }", "#1a73e8", 12),
        ("p { color: #F00; }", "#ff0000", 12),
        ("p { border: 1pt solid red }", "#ff0000", 23),
        ("p { background: linear-gradient(red, rgb(0, 0, 255)) }", "#0000ff", 38),
        ("p { background: linear-gradient(red, blue) }", "#ff0000", 33),
        ('<rect fill="lime"/>', "#00ff00", 13),
        ("<path style='fill:white'/>", "#ffffff", 19),
        (".red { color: red }", "#ff0000", 15),
        ("  --beach: rgb(255 0 0);", "#ff0000", None),
        ("Das ist red.", "#ff0000", None),
        ("p { color: darkred }", "#ff0000", None),
    ],
)
def test_a_colour_is_traced_to_the_line_that_writes_it(line: str, colour: str, column: int | None) -> None:
    (finding,) = traced([rgb(colour)], {"a.css": "p { color: var(--ink) }\n", "b.css": f"/* */\n{line}\n"})
    assert finding.place == (Place("b.css", 2, column) if column else None)


def test_a_colour_in_lab_is_traced_to_its_function() -> None:
    found = Finding("finish.colour-space", Severity.ERROR, "…", page=1)
    assert traced([found], {"a.css": "p { color: oklch(50% .1 90) }"})[0].place == Place("a.css", 1, 12)


def test_what_has_a_place_or_no_colour_stays_as_it_is() -> None:
    findings = (
        Finding("finish.image", Severity.ERROR, "…", place=Place("a.tif")),
        Finding("finish.page-size", Severity.ERROR, "…"),
    )
    assert traced(findings, {"a.css": "p { color: red }"}) == findings
