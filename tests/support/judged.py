"""A PDF through inspect and preflight: what a print shop would say of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf
from pdfs import font, page_pdf
from pikepdf import Array, Dictionary, Name

from programm_print.findings import Finding
from programm_print.inspect.opening import inspect_pdf
from programm_print.models.press_order import Limits
from programm_print.preflight.judging import judge


def judged(data: bytes, limits: Limits | None = None, **given: Any) -> tuple[Finding, ...]:
    return judge(inspect_pdf(data, "a.pdf"), limits or Limits(), **given)


def codes(findings: Sequence[Finding]) -> set[str]:
    return {finding.code for finding in findings}


def only(findings: Sequence[Finding], code: str) -> Finding:
    """The one finding there is: the fault, its place and figures, and nothing else beside it."""
    assert [finding.code for finding in findings] == [code], [finding.sentence() for finding in findings]
    assert findings[0].hint
    assert findings[0].source
    return findings[0]


def common_resources(pdf: pikepdf.Pdf) -> dict[str, Any]:
    """`/F` a font; states `/over` (overprint, mode 1), `/half` (alpha 0.5); spots `/Red`, `/All`, `/Rgb` as spaces."""
    return {
        "Font": Dictionary(F=font(pdf)),
        "ExtGState": Dictionary(
            over=Dictionary(OP=True, op=True, OPM=1),
            plain=Dictionary(OP=True, op=True, OPM=0),
            half=Dictionary(ca=0.5, CA=0.5),
            faint=Dictionary(ca=0.03),
            multiply=Dictionary(BM=Name.Multiply),
        ),
        "ColorSpace": Dictionary(
            Red=spot(pdf, "Fire Red", (0, 1, 1, 0)),
            Redder=spot(pdf, "Fire Red", (0, 1, 0.5, 0)),
            FIRE=spot(pdf, "FIRE RED", (0, 1, 1, 0)),
            All=spot(pdf, "All", (1, 1, 1, 1)),
            Duo=Array([Name.DeviceN, Array([Name.Cyan, Name.Black]), Name.DeviceCMYK, _tint(pdf, 2, b"{0 exch 0 exch}")]),
            Lab=Array([Name.Lab, Dictionary(WhitePoint=Array([0.9505, 1, 1.089]))]),
        ),
    }


def spot(pdf: pikepdf.Pdf, name: str, solid: tuple[float, float, float, float]) -> Array:
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array(list(solid)), N=1)
    return Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, tint])


def _tint(pdf: pikepdf.Pdf, inputs: int, code: bytes) -> pikepdf.Object:
    return pdf.make_stream(code, FunctionType=4, Domain=Array([0, 1] * inputs), Range=Array([0, 1] * 4))


def page(content: str, **given: Any) -> bytes:
    """An A6 page in PDF/X-4 with the common resources; 0 0 is the trim's lower left corner, in points."""
    return page_pdf(content.encode("cp1252"), given.pop("resources", common_resources), **given)


def text(words: str = "Hamburg", *, size: float = 12, at: tuple[float, float] = (60, 200), colour: str = "0 0 0 1 k") -> str:
    return f"q {colour} BT /F {size} Tf {at[0]} {at[1]} Td ({words}) Tj ET Q\n"


def area(colour: str, box: tuple[float, float, float, float] = (60, 180, 100, 100), paint: str = "f") -> str:
    """A rectangle: x, y, width, height in points."""
    return f"q {colour} {' '.join(map(str, box))} re {paint} Q\n"
