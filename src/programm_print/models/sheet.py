"""What passes between the stages while one job is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from programm_print.findings import Finding


@dataclass(frozen=True)
class Sizes:
    """The sizes that copyfitting chose: points for a `steps` fit, millimetres for a `depth` fit, by the fit's name.

    `fillers` is the number of filler pages that make up the product's multiple of pages. `heights_mm` are the heights of
    named frames at these sizes, for a product that is measured; None until it has been.
    """

    values: Mapping[str, float] = field(default_factory=dict)
    fillers: int = 0
    heights_mm: Mapping[str, float] | None = None


@dataclass(frozen=True)
class ComposedSheet:
    """A job as HTML, with the title its PDF carries, what composing had to say, and the addresses of its QR codes."""

    title: str
    html: str
    findings: tuple[Finding, ...] = ()
    codes: tuple[str, ...] = ()
