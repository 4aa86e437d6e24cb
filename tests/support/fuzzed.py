"""Damaged PDFs under the whole preflight, in a process that is made for it: `apart(preflight_mutants, …)`."""

from __future__ import annotations

import os
import tempfile
import traceback
from functools import cache
from pathlib import Path
from typing import Any

import judged
import pikepdf
from mutants import mutant
from pikepdf import Array, Dictionary, Name

from programm_print.apart import at_most
from programm_print.models.press_order import Limits
from programm_print.preflighting import preflight_file

FOREIGN = Path(__file__).parents[1] / "foreign/pdfs"
SECONDS = 10.0

_CONTENT = """/Red cs 1 scn 0 0 50 50 re f /Duo cs 0.2 0.4 scn 20 20 9 9 re B /Lab cs 50 1 1 sc 9 9 9 9 re f* q /over gs 0 0 0 1 k
BT /F 7 Tf 1 0 0 1 30 60 Tm 3 Tr [(Ham) -250 (burg)] TJ T* (fonts) ' ET Q q /soft gs /Pattern cs /P scn 0 0 99 99 re f Q
q 30 0 0 30 5 5 cm BI /W 4 /H 4 /BPC 8 /CS /G ID 0123456789abcdef EI Q /X Do q 9 9 40 40 re W n /S sh Q /OC /L BDC 1 w 0 0 m
9 9 l S EMC 0.5 g 5 5 m 9 9 8 8 20 9 c h b*"""


def _resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """The common resources, and of everything else one: form, pattern, soft mask, gradient, layer."""
    found = judged.common_resources(pdf)
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([0, 1, 0, 1]), N=1)
    box = {"BBox": Array([0, 0, 20, 20]), "Resources": Dictionary(Font=found["Font"])}
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    form = pdf.make_stream(b"0 1 0 0 k 0 0 9 9 re f BT /F 9 Tf (Hamburg) Tj ET", Subtype=Name.Form, Group=group, **box)
    cell = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 9, "YStep": 9}
    found["ExtGState"].soft = Dictionary(SMask=Dictionary(S=Name.Luminosity, G=form), ca=0.5)
    return {
        **found,
        "XObject": Dictionary(X=form),
        "Pattern": Dictionary(P=pdf.make_stream(b"1 0 0 0 k 1 1 5 5 re f", **cell, **box)),
        "Shading": Dictionary(S=Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=Array([0, 0, 9, 9]), Function=tint)),
        "Properties": Dictionary(L=pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Layer"))),
    }


@cache
def seeds() -> tuple[bytes, ...]:
    """PDFs by other tools, and between them one of ours with one of everything."""
    ours = judged.page(_CONTENT, resources=_resources)
    return tuple(data for path in sorted(FOREIGN.glob("*.pdf")) for data in (path.read_bytes(), ours))


def preflight_mutants(first: int, last: int, note: str) -> list[str]:
    """What went wrong with the mutants from `first` to before `last`. `note` is a file for the number that is at work, so
    that one by which the process ended can be told. Ghostscript is kept out: it is a process of its own anyway."""
    os.environ["PATH"] = ""
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mutant.pdf"
        for number in range(first, last):
            Path(note).write_text(str(number), encoding="utf-8")
            path.write_bytes(mutant(seeds(), number))
            try:
                with at_most(SECONDS):
                    preflight_file(str(path), Limits(), None, None, painting=True)
            except Exception:
                wrong.append(f"{number}: {traceback.format_exc()}")
    return wrong
