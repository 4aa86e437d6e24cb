"""HTML is read as before, with each pattern compiled once."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import tostring

import pytest
import tinyhtml5
import tinyhtml5.inputstream

from programm_print.render.parsing import keep_patterns

HTML = """<!doctype html><title>A & B</title><p class='x y' data-q="1'2">Bürger*innen &amp; <b>Räte</b><!-- c -->
<svg><path d='M0 0'/></svg>"""


def test_documents_read_alike_and_patterns_are_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tinyhtml5.inputstream, "characters_until_regex", {})
    before = tostring(tinyhtml5.parse(HTML))
    keep_patterns()
    compiled: list[str] = []
    compile_pattern = re.compile

    def noted(pattern: str) -> Any:
        compiled.append(pattern)
        return compile_pattern(pattern)

    monkeypatch.setattr(tinyhtml5.inputstream.re, "compile", noted)
    assert tostring(tinyhtml5.parse(HTML)) == before
    assert compiled
    compiled.clear()
    assert tostring(tinyhtml5.parse(HTML)) == before
    assert compiled == []
