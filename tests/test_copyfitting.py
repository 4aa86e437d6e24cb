from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from programm_print.copyfitting import copyfit
from programm_print.models.product import Product
from programm_print.models.sheet import Sizes

STEPS = {"kind": "steps", "from_pt": 12, "to_pt": 9, "step_pt": 0.5, "leading": 1.3}
DEPTH = {"kind": "depth", "from_mm": 100, "to_mm": 180, "step_mm": 1}


def product(fit: dict[str, object], **pages: int) -> Product:
    return Product.model_validate(
        {
            "id": "sheet",
            "title": "Sheet",
            "scope": "campaign",
            "trim_mm": {"width": 100, "height": 200},
            "bleed_mm": 3,
            "safety_mm": 5,
            "pages": pages or {"exactly": 1},
            "fit": fit,
        }
    )


@dataclass(frozen=True)
class Outcome:
    page_count: int
    overflowing: frozenset[str] = frozenset()

    def overflows(self, fit: str) -> bool:
        return fit in self.overflowing


class Column:
    """A column whose text needs `need_mm_per_pt` × size; it leaves its frame where the depth is less. Counts the layouts."""

    def __init__(self, need_mm_per_pt: float, pages: int = 1) -> None:
        self.need_mm_per_pt = need_mm_per_pt
        self.pages = pages
        self.asked: list[Sizes] = []

    def __call__(self, sizes: Sizes) -> Outcome:
        self.asked.append(sizes)
        needed = self.need_mm_per_pt * sizes.values.get("text", 10)
        over = needed > sizes.values.get("column", 120)
        return Outcome(self.pages + sizes.fillers, frozenset({"text", "column"} if over else ()))


def test_text_that_fits_at_the_wish_is_laid_out_once() -> None:
    column = Column(need_mm_per_pt=1)
    sizes, _ = copyfit(product({"text": STEPS}), column)
    assert sizes.values == {"text": 12}
    assert len(column.asked) == 1


@given(st.floats(min_value=5, max_value=14))
def test_the_largest_size_that_fits_is_taken(need: float) -> None:
    sizes, layout = copyfit(product({"text": STEPS}), Column(need))
    size = sizes.values["text"]
    fitting = [candidate / 2 for candidate in range(18, 25) if need * candidate / 2 <= 120]
    assert size == (max(fitting) if fitting else 9)
    assert layout.overflows("text") == (not fitting)


@given(st.floats(min_value=5, max_value=20))
def test_size_goes_before_depth_and_then_the_column_is_as_short_as_the_text(need: float) -> None:
    sizes, layout = copyfit(product({"column": DEPTH, "text": STEPS}), Column(need))
    if need * 9 <= 180:
        assert not layout.overflows("text")
        assert sizes.values["text"] == max(size / 2 for size in range(18, 25) if need * size / 2 <= 180)
        assert sizes.values["column"] == max(100, next(mm for mm in range(100, 181) if need * sizes.values["text"] <= mm))
    else:
        assert layout.overflows("text")
        assert (sizes.values["text"], sizes.values["column"]) == (9, 180)


def test_a_ceiling_shared_by_siblings_is_never_exceeded() -> None:
    sizes, _ = copyfit(product({"text": STEPS}), Column(1), {"text": 10.5})
    assert sizes.values == {"text": 10.5}


def test_filler_pages_make_up_the_multiple_and_are_laid_out() -> None:
    column = Column(1, pages=26)
    sizes, layout = copyfit(product({}, multiple=4), column)
    assert (sizes.fillers, layout.page_count) == (2, 28)


def test_a_sheet_with_a_page_too_many_does_not_fit() -> None:
    sizes, _ = copyfit(product({"text": STEPS}, exactly=1), Column(1, pages=2))
    assert sizes.values == {"text": 9}
