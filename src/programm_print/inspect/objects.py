"""PDF objects as plain values, where a file says what it should and where it does not."""

from __future__ import annotations

from decimal import Decimal
from itertools import islice
from typing import Any

import pikepdf

from programm_print.inspect.matrices import IDENTITY, Box, Matrix, usable

#: What pikepdf and plain Python raise where an object is not what the standard makes of it.
MALFORMED = (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError, RuntimeError)
#: More items of one array are not read: no program writes so many, and they may be a million times the same object.
_MOST_ITEMS = 1 << 17


def number(value: Any, default: float = 0.0) -> float:
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        found = float(value)
        return found if -1e9 < found < 1e9 else default
    return default


def numbers(value: Any, count: int | None = None) -> tuple[float, ...] | None:
    """The numbers of an array; None where it is none, or has not `count` of them."""
    if not isinstance(value, pikepdf.Array) or (count is not None and len(value) != count):
        return None
    return tuple(number(item) for item in islice(value, _MOST_ITEMS))


def matrix(value: Any) -> Matrix:
    found = numbers(value, 6)
    if found is None:
        return IDENTITY
    a, b, c, d, e, f = found
    result = (a, b, c, d, e, f)
    return result if usable(result) else IDENTITY


def rectangle(value: Any) -> Box | None:
    """A rectangle with its corners in order (ISO 32000-1, 7.9.5)."""
    found = numbers(value, 4)
    if found is None:
        return None
    return (min(found[0], found[2]), min(found[1], found[3]), max(found[0], found[2]), max(found[1], found[3]))


def name(value: Any) -> str:
    """A name without its slash; "" for anything else."""
    if not isinstance(value, pikepdf.Name):
        return ""
    try:
        return str(value)[1:]
    except UnicodeDecodeError:
        return value.unparse().decode("latin-1")[1:]


def text(value: Any) -> str:
    """A text string or a name as one reads it."""
    if isinstance(value, pikepdf.Name):
        return name(value)
    return str(value) if isinstance(value, pikepdf.String) else ""


def entry(container: Any, key: str) -> Any:
    """The value under a key (with its slash) of a dictionary or stream; None where there is none, or it cannot be read."""
    if not isinstance(container, (pikepdf.Dictionary, pikepdf.Stream)):
        return None
    try:
        return container.get(key)
    except MALFORMED:
        return None


def items(container: Any) -> list[tuple[str, Any]]:
    """The entries of a dictionary, none where it is none."""
    if not isinstance(container, (pikepdf.Dictionary, pikepdf.Stream)):
        return []
    try:
        keys = list(map(str, container.keys()))
    except MALFORMED:
        return []
    return [(key, entry(container, key)) for key in keys]


def elements(value: Any) -> list[Any]:
    """The items of an array; a single object counts as an array of it, null as an empty one."""
    if isinstance(value, pikepdf.Array):
        return list(islice(value, _MOST_ITEMS))
    return [] if value is None else [value]
