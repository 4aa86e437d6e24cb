from __future__ import annotations

import pytest

from programm_print.render.variables import Undeclared, undeclared


def test_what_nobody_declares_is_told_where_it_is_asked_for() -> None:
    css = "/* var(--gone) */\np {\n  border: 1pt\n    solid var( --beach );\n}"
    assert list(undeclared([("a.css", css)])) == [Undeclared("a.css", "--beach", "border: 1pt solid var( --beach )", 3, 11)]


@pytest.mark.parametrize(
    "declaring",
    [":root { --beach: sand }", "--beach:1mm", "p{--x:2;--beach:3}", "@property --beach { syntax: '*' }"],
)
def test_what_another_style_of_the_document_declares_is_there(declaring: str) -> None:
    assert list(undeclared([("a.css", "p { color: var(--beach) }"), ("", declaring)])) == []


def test_a_second_value_stands_in_for_what_is_not_declared() -> None:
    assert list(undeclared([("", "p { color: var(--beach, red); width: calc(2 * var(--w, 1mm)) }")])) == []
    assert [found.name for found in undeclared([("", "p { color: var(--a, var(--b)) }")])] == ["--b"]
