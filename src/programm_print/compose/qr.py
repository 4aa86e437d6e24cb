"""QR codes as vector paths. Rules: ISO/IEC 18004 (four quiet modules all round), one ink on paper white, modules ≥ 0.5 mm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from programm_print.errors import ContentError
from programm_print.findings import Finding, Severity
from programm_print.messages import say

QUIET_MODULES = 4
LEAST_MODULE_MM = 0.5
_MOST_LETTERS = 2331
"""What version 40 at level M holds in bytes."""


@dataclass(frozen=True, slots=True)
class QrDrawing:
    """`path` in modules, the symbol's corner at 0 0; `view_box` and `size_mm` include the quiet zone, which is to stay paper."""

    url: str
    path: str
    modules: int
    size_mm: float
    quiet_modules: int = QUIET_MODULES

    @property
    def view_box(self) -> str:
        whole = self.modules + 2 * self.quiet_modules
        return f"{-self.quiet_modules} {-self.quiet_modules} {whole} {whole}"

    @property
    def ground(self) -> str:
        """The square of paper white under the code, quiet zone included."""
        whole = self.modules + 2 * self.quiet_modules
        return f"M{-self.quiet_modules} {-self.quiet_modules}h{whole}v{whole}h-{whole}z"

    @property
    def module_mm(self) -> float:
        return self.size_mm / (self.modules + 2 * self.quiet_modules)


def qr_code(url: str, size_mm: float) -> QrDrawing:
    """The code for `url`, `size_mm` wide with its quiet zone, at error level M.

    Raises `ContentError` where a module would be smaller than 0.5 mm, or no QR code holds the address.
    """
    drawn = _drawn(str(url))
    if drawn is None:
        hint = say("compose.qr-too-long-hint", most=_MOST_LETTERS)
        raise _error("compose.qr-too-long", say("compose.qr-too-long", length=len(url)), hint, url)
    path, modules = drawn
    least_mm = (modules + 2 * QUIET_MODULES) * LEAST_MODULE_MM
    if size_mm < least_mm:
        message = say("compose.qr-too-small", url=url, size=f"{size_mm:g}")
        hint = say("compose.qr-too-small-hint", least=f"{least_mm:g}")
        raise _error("compose.qr-too-small", message, hint, url)
    return QrDrawing(url, path, modules, size_mm)


@lru_cache(maxsize=64)  # copyfitting composes a sheet again and again
def _drawn(url: str) -> tuple[str, int] | None:
    """The code's path and its modules a side; None when no code holds the address."""
    import segno

    try:
        # A boosted level would not change the size; unboosted, the same address gives the same code with any segno.
        rows = segno.make_qr(url, error="m", boost_error=False).matrix
    except segno.DataOverflowError:
        return None
    return _merged(rows), len(rows)


def _error(code: str, message: str, hint: str, url: str) -> ContentError:
    return ContentError([Finding(code, Severity.ERROR, message, hint, at=getattr(url, "at", None) or None)])


def _merged(rows: Sequence[Sequence[int]]) -> str:
    """One rectangle for each run of dark modules that repeats over rows: fewer seams than single modules or single rows."""
    open_runs: dict[tuple[int, int], int] = {}
    rectangles: list[tuple[int, int, int, int]] = []
    for y, row in enumerate([*rows, []]):
        runs = set(_runs(row))
        for run in [run for run in open_runs if run not in runs]:
            top = open_runs.pop(run)
            rectangles.append((top, run[0], run[1] - run[0], y - top))
        for run in runs:
            open_runs.setdefault(run, y)
    return "".join(f"M{x} {y}h{width}v{height}h-{width}z" for y, x, width, height in sorted(rectangles))


def _runs(row: Sequence[int]) -> list[tuple[int, int]]:
    runs, start = [], None
    for x, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            runs.append((start, x))
            start = None
    return runs
