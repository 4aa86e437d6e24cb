from __future__ import annotations

import enum
import itertools
from typing import Annotated, Literal

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import Field

from programm_print.models.base import Id, Model
from programm_print.models.campaign import Campaign
from programm_print.models.district import DistrictFile
from programm_print.models.manifesto import Chapter
from programm_print.models.product import ProductFile
from programm_print.models.text import Text
from programm_print.yaml_source import nodes, read_model


class Colour(enum.StrEnum):
    RED = "red"
    GREEN = "green"


class Round(Model):
    kind: Literal["round"]
    radius: float


class Square(Model):
    kind: Literal["square"]
    side: float


class Item(Model):
    id: Id
    text: Text | None = None


class Sample(Model):
    """A field of each kind that a file can have."""

    text: Text = Text()
    word: str = ""
    whole: int | None = None
    number: float = 0.0
    switch: bool = False
    colour: Annotated[Colour, Field(strict=False)] = Colour.RED
    shape: Annotated[Round | Square, Field(discriminator="kind")] | None = None
    items: tuple[Item, ...] = ()
    pair: tuple[float, float] = (0.0, 0.0)
    lengths: dict[Id, float] = {}  # noqa: RUF012  # pydantic copies it


def read(source: str) -> Sample:
    reading = read_model(source.encode(), "sample.yaml", Sample)
    assert reading.findings == ()
    assert reading.model is not None
    return reading.model


def sentences(source: str) -> list[str]:
    return [finding.sentence() for finding in read_model(source.encode(), "f", Sample).findings]


AS_TYPED = ["no", "010", "12:30", "2027-03-14", "2030", "34117", "1e3", "~", "null", "true", ".5", "0x1F", "=", "1_000"]


@pytest.mark.parametrize("typed", AS_TYPED)
def test_a_text_is_what_was_typed(typed: str) -> None:
    model = read(
        "whole: 3\nnumber: 97.5\nswitch: true\npair: [-1, 2.5]\nlengths:\n  gap: 4\n"
        "shape: {kind: square, side: 2}\ncolour: green\n"
    )
    assert (model.whole, model.number, model.switch, model.pair, model.lengths) == (3, 97.5, True, (-1.0, 2.5), {"gap": 4.0})
    assert model.shape == Square(kind="square", side=2.0)
    assert model.colour is Colour.GREEN


@pytest.mark.parametrize("typed", ["inf", ".nan", "1_000", "0x10", "97,5", '"97.5"', "1e3", "9" * 400])
def test_a_number_is_written_in_plain_digits(typed: str) -> None:
    (sentence,) = sentences(f"number: {typed}\n")
    assert sentence.startswith('f:1:9: "number" should be a number')


def test_block_texts_lose_the_line_break_at_their_end_and_folded_ones_are_joined() -> None:
    assert read("text: |\n  one\n  two\n").text == "one\ntwo"
    assert read("text: >\n  one\n  two\n").text == "one two"


def test_addresses_go_by_ids_and_not_by_positions() -> None:
    source = b"items:\n  - id: b\n    text: B\n  - text: A\n    id: a\n"
    reading = read_model(source, "f", Sample, "sample")
    assert reading.model is not None
    assert [item.text.at for item in reading.model.items if item.text is not None] == ["items/b/text", "items/a/text"]
    assert str(reading.places["items/a/text"]) == "f:4:11"
    assert str(reading.places["items/a"]) == "f:4:5"
    assert str(reading.places["sample/items"]) == "f:2:3"


KEYS = "Write each field indented on a line of its own"
GROUP = "should be a group of fields, but here is the text"
ID = "may only have the letters a to z, digits and single hyphens."


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("colour: rde\n", 'f:1:9: "rde" is not possible for "colour". Did you mean "red"?'),
        ("colour: x\n", 'f:1:9: "x" is not possible for "colour". Possible: red, green.'),
        ("shape: {kind: sqare, side: 2}\n", 'f:1:15: "sqare" is not possible for "kind". Did you mean "square"?'),
        ("shape: {side: 2}\n", 'f:1:8: The field "kind" is missing. Add a line "kind: …".'),
        ("shape:\n  kind: square\n  sied: 2\n", 'f:3:3: There is no field "sied" here. Did you mean "side"?'),
        ("shape: round\n", f'f:1:8: "shape" {GROUP} "round". {KEYS} (kind, radius, side).'),
        ("items:\n  - a\n", f'f:2:5: "items, entry 1" {GROUP} "a". {KEYS} (id, text).'),
        ("lengths: 3\n", f'f:1:10: "lengths" {GROUP} "3". Write indented lines of the form "name: value".'),
        ("lengths:\n  Big Gap: 3\n", f'f:2:3: The id "Big Gap" {ID} Write: big-gap'),
        (
            "switch: yes\n",
            'f:1:9: "switch" should be true or false, but here is the text "yes". Write true (yes) or false (no).',
        ),
        ("items:\n  - id: a\n    id: b\n", 'f:3:5: "id" stands here a second time, first in line 2. Keep one of the two.'),
        (
            "text:\n  - a\n",
            'f:2:3: "text" should be a text, but here is a list. '
            "Write the text after the colon, without dashes and further fields.",
        ),
        ("pair: [1]\n", 'f:1:1: The list "pair" has too few entries; there must be at least 2.'),
        ("pair: [1, 2, 3]\n", 'f:1:1: The list "pair" has too many entries; at most 2 fit.'),
    ],
)
def test_a_value_that_does_not_fit_gives_one_sentence(source: str, sentence: str) -> None:
    assert sentences(source) == [sentence]


BROKEN = [
    ("text: *innen sind viele\n", "f:1:7", "The sign * at the beginning"),
    ("text: &co und mehr\n", "f:1:7", "The sign & at the beginning"),
    ("text: !Achtung\n", "f:1:7", "The sign ! at the beginning"),
    ("text: @home\n", "f:1:7", "The sign @ at the beginning"),
    ("text: `so`\n", "f:1:7", "The sign ` at the beginning"),
    ("text: %\n", "f:1:7", "The sign % at the beginning"),
    ("text: > 5 Prozent\n", "f:1:7", "The sign > at the beginning"),
    ("text: - eins\n", "f:1:7", "The sign - at the beginning"),
    ("word: &a x\ntext: *a\n", "f:1:7", "The sign & at the beginning"),
    ("text: a\n---\ntext: b\n", "f:2:1", "A second document begins here"),
    ("text: [Vorname] Nachname\n", "f:1:7", "The bracket that begins this text"),
    ("text: {date} wählen\n", "f:1:7", "The bracket that begins this text"),
    ("text: [Vorname\nword: b\n", "f:1:7", "The bracket that begins this text"),
    ('text: "Hallo" Welt\n', "f:1:15", "There is text after the closing quotation mark."),
    ("text: 'Das geht's\n", "f:1:17", "There is text after the closing quotation mark."),
    ('text: "Un\nword: b\n', "f:1:7", "The quotation mark that opens here is never closed."),
    ('items:\n  - id: "a\n  - id: "b"\n', "f:2:9", "The quotation mark that opens here is never closed."),
    ('items:\n  - id: "a\n  - id: b"\n', "f:2:9", "The quotation mark that opens here is never closed."),
    ("text: a: b\n", "f:1:8", "A colon with a space may not stand in a text"),
    ("text: a\n  word: b\n", "f:2:3", "This line is not indented like the lines it belongs to."),
    ("items:\n  - id: a\n - id: b\n", "f:3:2", "This line is not indented like the lines it belongs to."),
    ("  text: a\nword: b\n", "f:2:1", "This line is not indented like the lines it belongs to."),
    ("items:\n\t- id: a\n", "f:2:1", "The line is indented with a tab."),
    ("text: a\nword b\n", "f:2:1", 'The line "word b" has no colon after a field name.'),
    ("text: a\nword:b\n", "f:2:1", 'A space is missing after ":".'),
    ("items:\n  - id: a\n  -id: b\n  - id: c\n", "f:3:3", 'A space is missing after "-".'),
    ("? [a]\n: b\n", "f:1:3", "A field name must be a simple word."),
    ('text: "\\u0007"\n', "f:1:7", 'In a text in "…" the backslash has a meaning of its own.'),
    ('text: "C:\\Programme"\n', "f:1:7", 'In a text in "…" the backslash has a meaning of its own.'),
    ("text: a\x07\n", "f:1:8", "Here is an invisible control character (U+0007)"),
    ("lengths: " + "[" * 50_000, "f:1:39", "The file is nested too deeply."),
]  # fmt: skip


@pytest.mark.parametrize("parser", [nodes.PARSER, yaml.BaseLoader], ids=["fast", "pure"])
@pytest.mark.parametrize(("source", "place", "beginning"), BROKEN, ids=[source[:25] for source, _, _ in BROKEN])
def test_broken_yaml_is_said_in_plain_words_whichever_parser_is_there(
    monkeypatch: pytest.MonkeyPatch, parser: type, source: str, place: str, beginning: str
) -> None:
    monkeypatch.setattr(nodes, "PARSER", parser)
    found = sentences(source)
    assert found[0].startswith(f"{place}: {beginning}")
    assert len({sentence.split(" ")[0] for sentence in found}) == len(found)


def test_a_backslash_in_quotes_is_explained() -> None:
    (sentence,) = sentences('text: "C:\\Dokumente"\n')
    assert sentence.endswith('In a text in "…" the backslash has a meaning of its own. Write it twice: \\\\')


def test_a_file_that_grows_by_references_is_refused_and_not_unfolded() -> None:
    letters = "abcdefghijklmnopqrst"
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in itertools.pairwise(letters))
    found = sentences(bomb)
    assert len(found) < 100
    assert any(sentence.startswith("f:1:4: The sign & at the beginning has a meaning of its own") for sentence in found)


FILES = (Sample, Campaign, Chapter, DistrictFile, ProductFile)
MODELS = st.sampled_from(FILES)
KNOWN = st.sampled_from(sorted({name for model in FILES for name in model.model_fields}))
SIGNS = [": ", "- ", "\n", "  ", "\t", "---\n", "&a", "*a", "!x", "<<", *":\"'[]{}#|>%\\,?", "\ufeff", "\x00", "\r", "\u2028"]
WORDS = st.sampled_from([*SIGNS, "ä", "0", "1.5", "id", "text", "kind", "width"]) | KNOWN


@given(model=MODELS, data=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(model=Sample, data=b"\xff\xfe")
@example(model=Sample, data=b"\xef\xbb\xbf")
def test_any_bytes_give_a_model_or_findings_with_a_line(model: type[Model], data: bytes) -> None:
    _model_or_findings(model, data)


@given(model=MODELS, pieces=st.lists(WORDS, max_size=40))
def test_any_pieces_of_yaml_give_a_model_or_findings_with_a_line(model: type[Model], pieces: list[str]) -> None:
    _model_or_findings(model, "".join(pieces).encode())


SCALARS = st.text(max_size=8) | st.integers() | st.floats() | st.booleans() | st.none() | st.sampled_from(["round", "red", "a"])
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KNOWN, inner, max_size=4), max_leaves=20
)


@given(model=MODELS, value=VALUES)
def test_any_tree_of_values_gives_a_model_or_findings_with_a_line(model: type[Model], value: object) -> None:
    _model_or_findings(model, yaml.safe_dump(value, allow_unicode=True).encode())


def _model_or_findings(model: type[Model], data: bytes) -> None:
    reading = read_model(data, "f.yaml", model, "x")
    assert (reading.model is None) == any(finding.severity == "error" for finding in reading.findings)
    lines = data.count(b"\n") + data.count(b"\r") + 1
    for finding in reading.findings:
        assert finding.place is not None
        assert finding.place.file == "f.yaml"
        assert 1 <= (finding.place.line or 0) <= max(lines, data.count(b"\x00\n") + 1)
        assert (finding.place.column or 0) >= 1
        assert "\n" not in finding.sentence()


PRINTABLE = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufeff\ufffe\uffff")


@given(st.text(PRINTABLE, min_size=1).filter(str.strip))
@example("no")
@example("010")
@example("Bürger*innen: „gut“ # nicht immer")
@example("x " * 100 + "'\"")
def test_any_text_of_one_line_is_read_as_it_was_written(text: str) -> None:
    assert read(yaml.safe_dump({"text": text})).text == text
    assert read(yaml.safe_dump({"text": text}, allow_unicode=True)).text == text
