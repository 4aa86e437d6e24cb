"""Copyfitting: the largest declared size at which a sheet's text fits, found by laying out, never estimated."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from programm_print.models.product import DepthFit, Product, StepFit
from programm_print.models.sheet import Sizes


class LaidOut(Protocol):
    """What copyfitting asks of a layout."""

    @property
    def page_count(self) -> int: ...

    def overflows(self, fit: str) -> bool:
        """Whether text leaves, or is missing from, a frame that names this fit, or lies on another text there."""
        ...


L = TypeVar("L", bound=LaidOut)


def copyfit(product: Product, lay_out: Callable[[Sizes], L], ceilings: Mapping[str, float] | None = None) -> tuple[Sizes, L]:
    """The sizes chosen for one sheet, and its layout at them. `lay_out` gives the sheet at any sizes.

    A fit named in `ceilings` begins there instead of at its own first size. Where nothing fits, the layout at the
    limit comes back: it is for the caller to find what is lost.
    """
    candidates = {name: _candidates(fit) for name, fit in product.fit.items() if isinstance(fit, StepFit | DepthFit)}
    for name, ceiling in (ceilings or {}).items():
        candidates[name] = [value for value in candidates[name] if value <= ceiling]
    # A depth is first taken at its most, so that sizes are judged with all the room there is; then columns are evened out.
    depths = {name for name, fit in product.fit.items() if isinstance(fit, DepthFit)}
    values = {**first_sizes(product).values, **(ceilings or {})}
    layout = lay_out(Sizes(dict(values)))
    for name in sorted(candidates, key=lambda name: name in depths):
        layout = _choose(name, candidates[name], values, layout, product, lay_out)
    fillers = -layout.page_count % product.pages.multiple if product.pages.multiple else 0
    sizes = Sizes(dict(values), fillers)
    return sizes, lay_out(sizes) if fillers else layout


def first_sizes(product: Product) -> Sizes:
    """The sizes that copyfitting tries first."""
    values: dict[str, float] = {}
    for name, fit in product.fit.items():
        if isinstance(fit, StepFit):
            values[name] = fit.from_pt
        elif isinstance(fit, DepthFit):
            values[name] = fit.to_mm
    return Sizes(values)


def _choose(
    name: str,
    sizes: Sequence[float],
    values: dict[str, float],
    layout: L,
    product: Product,
    lay_out: Callable[[Sizes], L],
) -> L:
    """Set `values[name]` to the first of `sizes` (the best first) that fits, by bisection: what fits, fits at any later one."""
    tried = {sizes.index(values[name]): layout}

    def at(index: int) -> L:
        if index not in tried:
            tried[index] = lay_out(Sizes({**values, name: sizes[index]}))
        return tried[index]

    low, high = 0, len(sizes) - 1
    while low < high:
        # The wish is tried before the middle, since most sheets fit at it.
        middle = low if low in tried else (low + high) // 2
        if _fits(name, at(middle), product):
            high = middle
        else:
            low = middle + 1
    values[name] = sizes[low]
    return at(low)


def _fits(name: str, layout: LaidOut, product: Product) -> bool:
    exactly = product.pages.exactly
    return not layout.overflows(name) and (exactly is None or layout.page_count == exactly)


def _candidates(fit: StepFit | DepthFit) -> list[float]:
    """All sizes of a fit, the best first: large type before small, a short column before a long one."""
    if isinstance(fit, StepFit):
        start, end, step = fit.from_pt, fit.to_pt, -fit.step_pt
    else:
        start, end, step = fit.from_mm, fit.to_mm, fit.step_mm
    count = round((end - start) / step)
    return [round(start + index * step, 3) for index in range(count)] + [end]
