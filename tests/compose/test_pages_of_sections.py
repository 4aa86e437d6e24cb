from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from programm_print.compose.columns import LEAST_AFTER_FOLD, LEAST_TOGETHER, Column, break_into_pages
from programm_print.models.manifesto import Demand, Section
from programm_print.models.text import Text

TITLE, CONTINUED, DEMAND, GAP, DEPTH = 15.0, 9.0, 10.0, 7.0, 169.0


def broken(*counts: int, demand_mm: float = DEMAND) -> tuple[Column, ...]:
    sections = [
        Section(
            id=f"s{number}",
            title=Text(f"Title {number}"),
            demands=tuple(Demand(id=f"s{number}-d{index}", text=Text("Demand")) for index in range(count)),
        )
        for number, count in enumerate(counts)
    ]
    heights = {f"title:{section.id}": TITLE for section in sections}
    heights |= {f"continued:{section.id}": CONTINUED for section in sections}
    heights |= {f"demand:{item.id}": demand_mm for section in sections for item in section.demands}
    return break_into_pages(sections, heights, depth_mm=DEPTH, gap_mm=GAP)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 20), min_size=1, max_size=7))
def test_every_demand_stands_once_and_in_order_on_a_page_that_holds_it(counts: list[int]) -> None:
    pages = broken(*counts)
    found = [demand.id for page in pages for part in page.parts for demand in part.demands]
    assert found == [f"s{number}-d{index}" for number, count in enumerate(counts) for index in range(count)]
    assert all(page.parts and page.height_mm <= DEPTH for page in pages)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(4, 20), min_size=2, max_size=7))
def test_parts_take_whole_spreads_and_leave_no_demand_alone(counts: list[int]) -> None:
    pages = broken(*counts)
    assert len(pages) % 2 == 0
    for number, (left, right) in enumerate(pairwise(pages), 1):
        if right.parts[0].continued:
            assert len(left.parts[-1].demands) >= LEAST_TOGETHER
            assert len(right.parts[0].demands) >= (LEAST_AFTER_FOLD if number % 2 == 0 else LEAST_TOGETHER)


def test_sections_that_fit_a_page_each_stay_whole() -> None:
    pages = broken(12, 9, 10, 11)
    assert [[part.section.id for part in page.parts] for page in pages] == [["s0"], ["s1"], ["s2"], ["s3"]]


def test_a_section_longer_than_a_page_runs_on() -> None:
    pages = broken(20, 6)
    assert [[(part.section.id, part.continued) for part in page.parts] for page in pages] == [
        [("s0", False)],
        [("s0", True), ("s1", False)],
    ]


def test_a_gap_counts_only_above_a_title_that_does_not_begin_the_page() -> None:
    pages = broken(2, 2, 1, 1)
    assert [page.height_mm for page in pages] == [TITLE * 2 + DEMAND * 4 + GAP, TITLE * 2 + DEMAND * 2 + GAP]


def test_one_demand_makes_one_page() -> None:
    assert len(broken(1)) == 1


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 6), min_size=1, max_size=4), st.integers(30, int(DEPTH - TITLE - GAP)))
def test_demands_of_any_length_stand_on_pages_that_hold_them(counts: list[int], demand_mm: int) -> None:
    pages = broken(*counts, demand_mm=demand_mm)
    assert sum(len(part.demands) for page in pages for part in page.parts) == sum(counts)
    assert all(page.height_mm <= DEPTH for page in pages)


def test_a_demand_deeper_than_a_page_is_still_printed() -> None:
    pages = broken(2, demand_mm=200)
    assert [demand.id for page in pages for part in page.parts for demand in part.demands] == ["s0-d0", "s0-d1"]
