"""Plain paths are drawn as WeasyPrint draws them, all others by WeasyPrint itself."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest
import weasyprint.svg
from hypothesis import example, given
from hypothesis import strategies as st
from pydyf import Stream
from weasyprint.svg.path import path as draw_slowly
from weasyprint.svg.utils import size

from programm_print.render.paths import _operators, draw_plain_paths


class Svg:
    def __init__(self) -> None:
        self.stream = Stream()

    def point(self, x: Any, y: Any, font_size: float) -> tuple[float, float]:
        return size(x, font_size, 100), size(y, font_size, 100)


@dataclass
class Node:
    attrib: dict[str, str]
    vertices: deque[Any] = field(default_factory=deque)

    def get(self, name: str, default: str = "") -> str:
        return self.attrib.get(name, default)


@cache
def as_weasyprint_does(data: str) -> tuple[bytes, ...]:
    svg = Svg()
    draw_slowly(svg, Node({"d": data}), 12)
    # It begins at the origin, whatever follows, and a move that another follows draws nothing.
    return tuple(svg.stream.stream[1:])


def spelled_out(operators: tuple[bytes, ...] | None) -> tuple[bytes, ...] | None:
    """Rectangles as the five operators that they stand for (ISO 32000-1, table 59)."""
    stream = Stream()
    for line in operators or ():
        if line.endswith(b"re"):
            x, y, width, height = map(float, line.split()[:4])
            stream.move_to(x, y)
            stream.line_to(x + width, y)
            stream.line_to(x + width, y + height)
            stream.line_to(x, y + height)
            stream.close()
        else:
            stream.stream.append(line)
    return tuple(stream.stream) if operators is not None else None


def read(operators: tuple[bytes, ...] | None) -> list[tuple[list[float], bytes]] | None:
    """Operands as numbers: `204.` is what pydyf writes of 204.00000000000003, and no other number than `204`."""
    if operators is None:
        return None
    return [(list(map(float, operands)), operator) for *operands, operator in (line.split() for line in operators)]


numbers = st.one_of(st.integers(-999, 999), st.decimals(-500, 500, places=2)).map(str)


def segment(letter: str, count: int) -> st.SearchStrategy[str]:
    return st.lists(numbers, min_size=count, max_size=count).map(lambda values: letter + " ".join(values))


segments = st.one_of(*(segment(letter, count) for letter, count in zip("LlCcHhVv", (2, 2, 6, 6, 1, 1, 1, 1), strict=True)))
rectangles = st.builds(
    lambda x, y, width, height, end: f"M{x} {y}h{width}v{height}h-{width}{end}",
    numbers,
    numbers,
    numbers.map(lambda number: number.lstrip("-")),
    numbers,
    st.sampled_from("zZ"),
)
subpaths = rectangles | st.builds(
    lambda start, parts, end: start + "".join(parts) + end,
    segment("M", 2),
    st.lists(segments, min_size=1),
    st.sampled_from(["", "z", "Z"]),
)


@given(st.lists(subpaths, min_size=1, max_size=4).map("".join))
@example("M0 0h0v0h-0zM0 0h0v0h-0zM204 0h52.02v0h-52.02z")
def test_a_plain_path_is_drawn_as_weasyprint_draws_it(data: str) -> None:
    assert read(spelled_out(_operators(data))) == read(as_weasyprint_does(data))


@given(rectangles)
def test_a_rectangle_is_one_operator(data: str) -> None:
    (line,) = _operators(data) or ()
    assert line.endswith(b" re")


@given(st.text("MLCzhAq0123456789.,- e%m", max_size=40))
def test_whatever_is_taken_for_plain_is_drawn_alike(data: str) -> None:
    plain = spelled_out(_operators(data))
    assert plain is None or plain == as_weasyprint_does(data)


@pytest.mark.parametrize(
    "data", ["", "M1 1", "M1,1L2,2", "M0 0A5 5 0 0 1 9 9", "M1 1 2 2", "M10% 1L2 2", "M1e3 1L2 2", "L1 1", "M1 1z", "m1 1l2 2"]
)
def test_what_is_not_plain_is_left_to_weasyprint(data: str) -> None:
    assert _operators(data) is None


def test_markers_find_their_vertices() -> None:
    draw_plain_paths()
    draw = weasyprint.svg.TAGS["path"]
    for more, vertices in (({}, 0), ({"marker-end": "url(#arrow)"}, 5)):
        svg, node = Svg(), Node({"d": "M1 1L2 2L3 1", **more})
        draw(svg, node, 12)
        assert tuple(svg.stream.stream)[-3:] == as_weasyprint_does("M1 1L2 2L3 1")
        assert len(node.vertices) == vertices
