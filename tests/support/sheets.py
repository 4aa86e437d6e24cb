"""Little sheets of 100 by 100 mm: the product they are of, and the corpus of faulty ones beside their faultless twins.

A sheet of the corpus says in `<html data-expects>` what is to be found, in `data-pages` how many pages the product has (1
when left out), in `data-panels` the widths of its panels in millimetres.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from programm_print.fit.examining import examine
from programm_print.models.product import Product

if TYPE_CHECKING:
    from collections.abc import Sequence

    from programm_print.fit.misfits import Misfit
    from programm_print.render.engine import Engine

CORPUS = {path.stem: path for path in sorted((Path(__file__).parents[1] / "fit" / "corpus").glob("*.html"))}
FAULTY = [name for name in CORPUS if not name.endswith(".ok")]


def product(pages: int = 1, panels_mm: Sequence[float] = ()) -> Product:
    return Product.model_validate(
        {
            "id": "sheet",
            "title": "Sheet",
            "scope": "campaign",
            "trim_mm": {"width": 100, "height": 100},
            "bleed_mm": 3,
            "safety_mm": 3,
            "pages": {"exactly": pages},
            "panels": [
                {"id": f"panel-{page}-{index}", "page": page, "width_mm": width}
                for page in range(1, pages + 1)
                for index, width in enumerate(panels_mm)
            ],
            "fit": {"body": {"kind": "steps", "from_pt": 12, "to_pt": 10, "step_pt": 1, "leading": 1.2}},
        }
    )


def excepted(word: str) -> tuple[int, ...] | None:
    """One exception: Bahnhof|strasse."""
    return (7,) if word.lower() == "bahnhofstrasse" else None


def examine_sheet(engine: Engine, html: str) -> tuple[Misfit, ...]:
    """What fit finds on a sheet of the corpus, which is to be without any other finding."""
    said = said_of(html)
    layout = engine.lay_out(html, base="layouts/sheet")
    assert layout.findings == ()
    panels_mm = [float(width) for width in said.get("panels", "").split()]
    return examine(layout, product(int(said.get("pages", 1)), panels_mm), excepted)


def said_of(html: str) -> dict[str, str]:
    return dict(re.findall(r' data-(expects|pages|panels)="([^"]*)"', html.partition("<body>")[0]))
