from __future__ import annotations

import pytest
from jinja2 import DictLoader, Environment

from programm_print.compose.compiled import Compiled

TEMPLATE = "{% for name in names %}{{ name | upper }} {% endfor %}"


def environment(compiled: Compiled, text: str = TEMPLATE) -> Environment:
    return Environment(loader=DictLoader({"card/template.html": text}), bytecode_cache=compiled, autoescape=True)


@pytest.fixture
def code() -> dict[str, bytes]:
    first = Compiled({})
    environment(first).get_template("card/template.html")
    assert len(first.code) == 1
    return first.code


def test_what_was_compiled_once_is_not_compiled_again(code: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Environment, "compile", lambda *_: pytest.fail("compiled"))
    template = environment(Compiled(code)).get_template("card/template.html")
    assert template.render(names=["eins", "zwei"]) == "EINS ZWEI "


def test_another_text_is_compiled(code: dict[str, bytes]) -> None:
    assert environment(Compiled(code), "{{ names }}").get_template("card/template.html").render(names=2) == "2"


def test_code_of_another_python_is_compiled_anew(code: dict[str, bytes]) -> None:
    foreign = {key: bytes([data[0] ^ 1]) + data[1:] for key, data in code.items()}
    assert environment(Compiled(foreign)).get_template("card/template.html").render(names=["a"]) == "A "
