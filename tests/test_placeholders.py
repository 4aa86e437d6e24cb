from __future__ import annotations

import pytest

from programm_print.placeholders import find_placeholders


@pytest.mark.parametrize(
    ("text", "placeholders"),
    [
        ("[Vorname Nachname]", ("[Vorname Nachname]",)),
        ("[Monat JJJJ], Auflage [Zahl]", ("[Monat JJJJ]", "[Zahl]")),
        ("Mehr im [Programm](https://stadt.de)", ()),
        (r"so \[im Original] gesagt", ()),
        ("https://stadt.example/mitte", ("https://stadt.example/mitte",)),
        ("https://stadt.example/{district}?a=1", ("https://stadt.example/{district}?a=1",)),
        ("Schreiben Sie an mail@stadt.example.", ("mail@stadt.example",)),
        ("(stadt.example)", ("stadt.example",)),
        ("[mail@stadt.example]", ("[mail@stadt.example]",)),
        ("[Programm](https://stadt.example/x)", ("https://stadt.example/x",)),
        ("https://stadt.example.com/", ()),
        ("https://stadt.examples/", ()),
        ("ein .example allein", ()),
        ("Stadt", ()),
        ("[]", ()),
    ],
)
def test_brackets_and_reserved_addresses_are_placeholders(text: str, placeholders: tuple[str, ...]) -> None:
    assert find_placeholders(text) == placeholders
