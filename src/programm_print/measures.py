"""Lengths and their conversions. A length carries its unit in its name: `width_mm`, `size_pt`, `x_px`."""

from __future__ import annotations

PT_PER_MM = 72 / 25.4
PX_PER_MM = 96 / 25.4
PX_PER_PT = 96 / 72


def mm_to_pt(length_mm: float) -> float:
    """Millimetres in PostScript points (1/72 inch), the unit of PDF."""
    return length_mm * PT_PER_MM


def pt_to_mm(length_pt: float) -> float:
    return length_pt / PT_PER_MM


def px_to_mm(length_px: float) -> float:
    """CSS pixels (1/96 inch), the unit of WeasyPrint's box tree, in millimetres."""
    return length_px / PX_PER_MM


def px_to_pt(length_px: float) -> float:
    return length_px / PX_PER_PT
