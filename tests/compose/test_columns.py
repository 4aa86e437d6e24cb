from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from programm_print.compose.columns import LEAST_AFTER_FOLD, LEAST_TOGETHER, Column, break_into_columns
from programm_print.models.manifesto import Demand, Section
from programm_print.models.text import Text

TITLE, CONTINUED = 12.0, 9.0


def sections(*counts: int) -> tuple[Section, ...]:
    return tuple(
        Section(
            id=f"s{number}",
            title=Text(f"Title {number}"),
            demands=tuple(Demand(id=f"s{number}-d{index}", text=Text("Demand")) for index in range(count)),
        )
        for number, count in enumerate(counts)
    )


def heights(made: tuple[Section, ...], demand: float = 10.0) -> dict[str, float]:
    found = {f"title:{section.id}": TITLE for section in made} | {f"continued:{section.id}": CONTINUED for section in made}
    return found | {f"demand:{item.id}": demand for section in made for item in section.demands}


def broken(*counts: int, depth_mm: float, count: int = 4, folds: frozenset[int] = frozenset({2})) -> tuple[Column, ...]:
    made = sections(*counts)
    return break_into_columns(made, heights(made), count=count, depth_mm=depth_mm, folds=folds)


def ids(columns: tuple[Column, ...]) -> list[str]:
    return [demand.id for column in columns for part in column.parts for demand in part.demands]


@given(counts=st.lists(st.integers(1, 14), min_size=1, max_size=8), depth=st.floats(20, 400), count=st.integers(1, 5))
def test_every_demand_stands_once_and_in_order_at_any_depth(counts: list[int], depth: float, count: int) -> None:
    columns = broken(*counts, depth_mm=depth, count=count)
    assert len(columns) == count
    assert ids(columns) == [demand.id for section in sections(*counts) for demand in section.demands]


@given(counts=st.lists(st.integers(5, 14), min_size=2, max_size=6))
def test_a_section_that_goes_on_leaves_no_demand_alone(counts: list[int]) -> None:
    columns = broken(*counts, depth_mm=10_000)
    for place, (left, right) in enumerate(pairwise(columns), 1):
        if right.parts and right.parts[0].continued:
            assert left.parts[-1].section is right.parts[0].section
            assert len(left.parts[-1].demands) >= LEAST_TOGETHER
            assert len(right.parts[0].demands) >= (LEAST_AFTER_FOLD if place == 2 else LEAST_TOGETHER)


def test_a_part_is_continued_exactly_where_its_title_stands_in_an_earlier_column() -> None:
    columns = broken(12, 4, depth_mm=100)
    seen: set[str] = set()
    for column in columns:
        for part in column.parts:
            assert part.continued == (part.section.id in seen)
            seen.add(part.section.id)


def test_a_column_is_as_high_as_its_parts() -> None:
    columns = broken(12, 4, depth_mm=100)
    for column in columns:
        titles = sum(CONTINUED if part.continued else TITLE for part in column.parts)
        assert column.height_mm == titles + 10 * sum(len(part.demands) for part in column.parts)


def test_columns_keep_within_their_depth_where_that_can_be_had() -> None:
    assert all(column.height_mm <= 125 for column in broken(7, 9, 11, 12, depth_mm=125))


def test_sections_stay_whole_where_columns_are_even_that_way() -> None:
    columns = broken(8, 8, 8, 8, depth_mm=120)
    assert [len(column.parts) for column in columns] == [1, 1, 1, 1]


def test_air_fills_a_column_to_its_depth_and_no_further() -> None:
    column = broken(4, depth_mm=100, count=1, folds=frozenset())[0]
    assert column.air_mm(100) == (100 - column.height_mm) / 4
    assert column.air_mm(0.5) == 0.5
    assert broken(4, depth_mm=20, count=1, folds=frozenset())[0].air_mm(1) == 0
