from __future__ import annotations

import itertools
import math
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programm_print.compose.ornament.chapters import contour_lines, turning_octagons
from programm_print.compose.ornament.drawing import LEAST_LINE_MM, SIDES, Box, Drawing, Field, Shape
from programm_print.compose.ornament.fields import octagon_tiling, plus_field, quarter_contours
from programm_print.compose.ornament.landscape import landscape
from programm_print.compose.ornament.radial import Relief, grown_plus, terrain
from programm_print.compose.ornament.signs import badge, mark, sign
from programm_print.compose.ornament.woven import woven_octagons

ORNAMENTS: dict[str, Callable[..., Drawing]] = {
    "contour lines": contour_lines,
    "woven octagons": woven_octagons,
    "plus field": plus_field,
    "turning octagons": turning_octagons,
    "octagon tiling": octagon_tiling,
    "quarter contours": quarter_contours,
}
BANDS = ("forest", "sun", "leaf2", "forest", "forest2", "leaf", "leaf2", "sun", "leaf2")
each_ornament = pytest.mark.parametrize("draw", ORNAMENTS.values(), ids=ORNAMENTS.keys())
Point = tuple[float, float]


def subpaths(drawing: Drawing) -> list[list[Point]]:
    """The points of each closed subpath, Bézier curves as eight points."""
    found: list[list[Point]] = []
    for shape in drawing.shapes:
        assert re.fullmatch(r"(M[-\d. ]+([LC][-\d. ]+)+Z)+", shape.path)
        for closed in shape.path.split("Z")[:-1]:
            points: list[Point] = []
            for command, arguments in re.findall(r"([MLC])([-\d. ]+)", closed):
                n = [float(value) for value in arguments.split()]
                assert all(math.isfinite(value) for value in n)
                assert len(n) == (6 if command == "C" else 2)
                if command == "C":
                    (x, y), steps = points[-1], [i / 8 for i in range(1, 9)]
                    points.extend(
                        (
                            (1 - t) ** 3 * x + 3 * (1 - t) ** 2 * t * n[0] + 3 * (1 - t) * t * t * n[2] + t**3 * n[4],
                            (1 - t) ** 3 * y + 3 * (1 - t) ** 2 * t * n[1] + 3 * (1 - t) * t * t * n[3] + t**3 * n[5],
                        )
                        for t in steps
                    )
                else:
                    points.append((n[0], n[1]))
            found.append(points)
    return found


def meets(box: Box, other: Box) -> bool:
    return box[0] < other[2] and box[2] > other[0] and box[1] < other[3] and box[3] > other[1]


def box_of(points: list[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


fields = st.builds(
    lambda width, height, x, y, reach, bleeds: Field(width, height, (width * x, height * y), reach, frozenset(bleeds)),
    st.floats(30, 302),
    st.floats(30, 216),
    st.floats(0, 1),
    st.floats(0, 1),
    st.floats(6, 150),
    st.sets(st.sampled_from(sorted(SIDES))),
)
stages = st.floats(0, 1)
seeds = st.text(max_size=12)


@each_ornament
@settings(max_examples=15, deadline=None)
@given(field=fields, stage=stages, seed=seeds)
def test_an_ornament_keeps_to_its_field(draw: Callable[..., Drawing], field: Field, stage: float, seed: str) -> None:
    drawing = draw(field, ("leaf", "leaf2"), stage=stage, seed=seed)
    x, y = field.centre_mm
    for points in subpaths(drawing):
        assert all(math.hypot(px - x, py - y) <= field.reach_mm + 0.05 for px, py in points)
        left, top, right, bottom = box_of(points)
        assert "left" in field.bleeds or left >= -0.05
        assert "top" in field.bleeds or top >= -0.05
        assert "right" in field.bleeds or right <= field.width_mm + 0.05
        assert "bottom" in field.bleeds or bottom <= field.height_mm + 0.05


@each_ornament
def test_nothing_enters_a_box_to_keep_clear(draw: Callable[..., Drawing]) -> None:
    clear = (0.0, 0.0, 90.0, 60.0)
    drawing = draw(Field(154, 216, (105, 120), 100, SIDES, (clear,)), ("leaf",))
    assert drawing.shapes
    assert not any(meets(box_of(points), clear) for points in subpaths(drawing))


@each_ornament
def test_an_ornament_whose_centre_must_stay_clear_never_covers_it(draw: Callable[..., Drawing]) -> None:
    drawing = draw(Field(100, 100, (50, 50), 40, SIDES, ((40, 40, 60, 60),)), ("leaf",))
    assert not any(meets(box_of(points), (40, 40, 60, 60)) for points in subpaths(drawing))


@each_ornament
def test_an_ornament_grows_with_its_stage(draw: Callable[..., Drawing]) -> None:
    field = Field(154, 216, (77, 108), 70)
    few, some, all_ = (subpaths(draw(field, ("leaf", "leaf2"), stage=stage)) for stage in (0.0, 0.5, 1.0))
    assert 0 < len(few) < len(some) < len(all_)


@each_ornament
def test_a_bleeding_ornament_runs_off_the_page(draw: Callable[..., Drawing]) -> None:
    bounds = draw(Field(154, 216, (112, 172), 90, frozenset({"right", "bottom"})), ("leaf",)).bounds_mm
    assert bounds is not None
    assert bounds[2] > 154
    assert bounds[3] > 216


@each_ornament
def test_lines_are_at_least_half_a_point(draw: Callable[..., Drawing]) -> None:
    for reach in (8.0, 20.0, 80.0):
        for shape in draw(Field(200, 200, (100, 100), reach), ("leaf",)).shapes:
            assert (shape.fill is None) != (shape.stroke is None)
            assert shape.stroke is None or shape.stroke_width_mm >= LEAST_LINE_MM


@each_ornament
def test_a_full_page_stays_a_small_file(draw: Callable[..., Drawing]) -> None:
    drawing = draw(Field(154, 216, (92, 70), 150, SIDES), ("leaf", "leaf2"))
    assert sum(len(shape.path) for shape in drawing.shapes) < 150_000


def test_woven_bands_never_overlap() -> None:
    """Over and under are drawn by gaps, so the closed pieces of two octagons have no point in common."""
    field = Field(154, 216, (77, 108), 70)
    for stage in (0.0, 0.5, 1.0):
        shapes = woven_octagons(field, ("sun2", "paper"), stage=stage).shapes
        pieces = [subpaths(Drawing(154, 216, (shape,))) for shape in shapes]
        for index, own in enumerate(pieces):
            others = [piece for other in pieces[:index] + pieces[index + 1 :] for piece in other]
            assert not any(inside(corner, other) for piece in own for corner in piece for other in others)


def inside(point: Point, polygon: list[Point]) -> bool:
    x, y = point
    crossings = 0
    for (ax, ay), (bx, by) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            crossings += 1
    return crossings % 2 == 1


def test_a_woven_chain_passes_over_as_often_as_under() -> None:
    """In a pair of four bands each, 4 × 4 × 2 crossings are half over, half under for each octagon."""
    shapes = woven_octagons(Field(154, 216, (77, 108), 70), ("sun2", "paper"), stage=0.0).shapes
    assert len(shapes) == 2
    for shape in shapes:
        assert shape.path.count("Z") == 4 * 4 * 2 // 2 + 1  # a band's pieces are as many as its cuts; and the plus


def test_a_plus_fills_its_corners_and_becomes_an_octagon() -> None:
    plus, half, octagon = (subpaths(one(grown_plus((0, 0), 10, growth)))[0] for growth in (0.0, 0.5, 1.0))
    assert (len(plus), len(half), len(octagon)) == (12, 12, 8)
    assert len({round(math.hypot(x, y), 1) for x, y in octagon}) == 1
    assert area(plus) < area(half) < area(octagon)


def one(path: str) -> Drawing:
    return Drawing(100, 100, (Shape(path, fill="leaf"),))


def area(points: list[Point]) -> float:
    pairs = zip(points, [*points[1:], points[0]], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


@settings(max_examples=40, deadline=None)
@given(seed=seeds, widths=st.lists(st.floats(0.4, 1.9), min_size=3, max_size=24), steepness=st.floats(0, 0.78))
def test_contours_never_cross(seed: str, widths: list[float], steepness: float) -> None:
    rings = [ring for ring in terrain(Relief.of(seed), widths, 1.15, steepness) if ring.growth > 0.36]
    for angle in (index * math.pi / 60 for index in range(120)):
        radii = [ring.radius_at(angle) for ring in rings]
        # By less than a thousandth of the reach nothing is seen to cross.
        assert all(inner < outer + 1e-3 for inner, outer in itertools.pairwise(radii))


@settings(max_examples=20, deadline=None)
@given(seed=seeds)
def test_a_landscape_reaches_as_far_as_asked_and_no_farther(seed: str) -> None:
    drawing = landscape(seed, Field(103, 216, (66, 146), 96, SIDES), BANDS)
    far = max(math.hypot(x - 66, y - 146) for points in subpaths(drawing) for x, y in points)
    assert 94 < far <= 96.05


@settings(max_examples=30, deadline=None)
@given(seed=seeds, text_end=st.floats(20, 110))
def test_a_landscape_is_as_large_as_the_text_above_and_the_inner_edge_let_it_be(seed: str, text_end: float) -> None:
    """Where it does not reach as far as asked, it all but touches what hinders it: the text's box, or the fold on the left."""
    field = Field(111, 154, (72, 130), 90, frozenset({"right", "bottom"}), ((0.0, 0.0, 111.0, text_end),))
    drawing = landscape(seed, field, BANDS)
    points = [point for points in subpaths(drawing) for point in points]
    top, left = min(y for _, y in points), min(x for x, _ in points)
    far = max(math.hypot(x - 72, y - 130) for x, y in points)
    assert top > text_end - 0.1
    assert left > -0.1
    assert top < text_end + 1 or left < 1 or far > 88


def test_a_landscape_lies_wider_than_it_rises() -> None:
    for number in range(23):
        drawing = landscape(f"place-{number}", Field(400, 400, (200, 200), 100, SIDES), BANDS)
        bounds = drawing.bounds_mm
        assert bounds is not None
        left, top, right, _ = bounds
        assert 200 - top <= max(200 - left, right - 200) + 1


def test_each_place_has_its_own_landscape() -> None:
    field = Field(103, 216, (66, 146), 96, SIDES)
    names = [f"place-{number}" for number in range(23)]
    assert len({landscape(name, field, BANDS).shapes[0].path for name in names}) == 23
    profiles = [[round(Relief.of(name).waves[k][1], 2) for k in range(5)] for name in names]
    assert all(a != b for i, a in enumerate(profiles) for b in profiles[:i])


def test_a_landscape_is_the_same_in_every_process() -> None:
    code = (
        "from programm_print.compose.ornament.landscape import landscape\n"
        "from programm_print.compose.ornament.drawing import Field\n"
        "print(landscape('mitte', Field(103, 216, (66, 146), 96), ('forest', 'sun', 'leaf')))"
    )
    source = str(Path(__file__).parents[2] / "src")
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONPATH": source, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(outputs) == 1


def test_a_landscape_across_the_spine_is_one_drawing_with_two_windows() -> None:
    cover = landscape("campaign", Field(302, 216, (205, 150), 165, SIDES), BANDS)
    back, front = cover.window(0, 0, 151, 216), cover.window(151, 0, 151, 216)
    assert back.shapes == front.shapes == cover.shapes
    assert (back.view_box, front.view_box) == ("0 0 151 216", "151 0 151 216")
    bounds = cover.bounds_mm
    assert bounds is not None
    assert bounds[0] < 151 < bounds[2]


def test_bounds_hold_everything_drawn_with_its_lines() -> None:
    drawing = contour_lines(Field(100, 100, (50, 50), 40), ("leaf",))
    assert drawing.bounds_mm is not None
    left, top, right, bottom = drawing.bounds_mm
    for points in subpaths(drawing):
        assert left < box_of(points)[0]
        assert top < box_of(points)[1]
        assert right > box_of(points)[2]
        assert bottom > box_of(points)[3]
    assert Drawing(10, 10, ()).bounds_mm is None


def test_the_list_sign_is_one_path_in_one_ink_that_fills_its_size() -> None:
    drawing = sign(2.2, "ink")
    assert [shape.fill for shape in drawing.shapes] == ["ink"]
    assert drawing.bounds_mm == (0, 0, 2.2, 2.2)


@pytest.mark.parametrize("variant", range(1, 7))
def test_badges_stay_in_their_size_and_differ(variant: int) -> None:
    drawing = badge(variant, 4, "leaf", "forest")
    assert all(-0.01 <= x <= 4.01 and -0.01 <= y <= 4.01 for points in subpaths(drawing) for x, y in points)
    others = [badge(other, 4, "leaf", "forest") for other in range(1, 7) if other != variant]
    assert all(drawing.shapes[1:] != other.shapes[1:] for other in others)


def test_the_mark_grows_from_a_plus_over_an_octagon_to_a_contour() -> None:
    contour, octagon, plus = subpaths(mark(30, ("forest", "sun", "leaf")))
    assert (len(plus), len(octagon)) == (12, 8)
    assert len(contour) > 12
    assert area(plus) < area(octagon) < area(contour)
    assert box_of(contour)[0] >= 0
    assert box_of(contour)[2] <= 30


def test_a_side_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="middle"):
        Field(10, 10, (5, 5), 5, frozenset({"middle"}))
