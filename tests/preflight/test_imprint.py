from __future__ import annotations

from typing import Any

import pytest
from judged import common_resources, judged, only, page, text
from pdfs import font
from pikepdf import Dictionary

from programm_print.findings import Finding
from programm_print.models.campaign import Address
from programm_print.models.press_order import Imprint, Order
from programm_print.models.text import Text


def address(name: str, street: str = "Am Tor 4", city: str = "Hagen") -> Address:
    return Address(name=Text(name), street=Text(street), postcode=Text("12345"), city=Text(city))


IMPRINT = Imprint(printer=address("Haus Anton"), publisher=address("Verein", "Gasse 2", "Honau"))
LINES = ("Verein, Gasse 2, 12345 Honau", "Druck: Haus Anton,", "Am Tor 4, 12345 Ha-", "gen")


def resources(pdf: Any) -> dict[str, Any]:
    letters = "".join(sorted(set("".join(LINES) + "[]")))
    return {**common_resources(pdf), "Font": Dictionary(F=font(pdf, letters))}


def found(
    lines: tuple[str, ...] = LINES, *, size: float = 6, x: float = 20, imprint: Imprint = IMPRINT, order: Order | None = None
) -> tuple[Finding, ...]:
    colour = "/over gs 0 0 0 1 k"
    content = "".join(text(line, size=size, at=(x, 100 - 12 * n), colour=colour) for n, line in enumerate(lines))
    findings = judged(page(content, resources=resources), imprint=imprint, order=order)
    return tuple(finding for finding in findings if finding.code == "imprint.complete")


def test_printer_and_publisher_stand_with_their_addresses() -> None:
    assert found() == ()
    assert "Gasse 2" in only(found(LINES[1:]), "imprint.complete").message
    assert "Haus Anton" in only(found(LINES[:1]), "imprint.complete").message


def test_the_imprint_is_large_enough_and_safe() -> None:
    small = found(size=5)
    assert {finding.measured for finding in small} == {"5.0 pt"}
    assert {finding.limit for finding in found(x=4)} == {"3 mm"}
    folded = Order("folded", (105, 148), folds_mm=((20,),))
    assert {finding.code for finding in found(order=folded)} == {"imprint.complete"}


@pytest.mark.parametrize("unknown", ["[street and number]", "a.example"])
def test_a_placeholder_is_no_address(unknown: str) -> None:
    imprint = Imprint(printer=address("Haus Anton", unknown), publisher=IMPRINT.publisher)
    assert only(found(imprint=imprint), "imprint.complete").measured == unknown
    assert found() == ()
