"""Functions of PDF, as Python functions of numbers (ISO 32000-1, 7.10)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

import pikepdf

from programm_print.inspect.calculator import Program, parsed
from programm_print.inspect.objects import elements, entry, number, numbers
from programm_print.inspect.streams import decoded

Function = Callable[[Sequence[float]], tuple[float, ...]]
_Known = dict[tuple[int, int], Function | None]
_DEEPEST = 8
_MOST_FUNCTION_BYTES = 8 << 20


def function_of(source: Any, depth: int = 0, known: _Known | None = None) -> Function | None:
    """The function that an object declares, None for one that is none. It never raises, whatever it is given.

    `known` are the functions that were met on the way: each is read once, or a small file could ask for it without end.
    """
    if depth > _DEEPEST:
        return None
    known = {} if known is None else known
    key = source.objgen if isinstance(source, pikepdf.Object) else (0, 0)
    if key == (0, 0) or key not in known:
        made = _read(source, depth, known)
        if key == (0, 0):
            return made
        known[key] = made
    return known[key]


def _read(source: Any, depth: int, known: _Known) -> Function | None:
    kind = number(entry(source, "/FunctionType"), -1)
    domain = numbers(entry(source, "/Domain"))
    if not domain:
        return None
    inner: Function | None = None
    if kind == 0:
        inner = _sampled(source, domain)
    elif kind == 2:
        inner = _exponential(source)
    elif kind == 3:
        inner = _stitched(source, domain, depth, known)
    elif kind == 4:
        inner = _calculated(source)
    if inner is None:
        return None
    made, span = inner, numbers(entry(source, "/Range"))

    def clipped(values: Sequence[float]) -> tuple[float, ...]:
        result = made(_within(values, domain))
        return tuple(_within(result, span)) if span else result

    return clipped


def joined(source: Any) -> Function | None:
    """One function of a function or of an array of functions with one output each."""
    known: _Known = {}
    made = [function_of(each, 0, known) for each in elements(source)[:64]]
    whole = [each for each in made if each is not None]
    if not whole or len(whole) != len(made):
        return None
    if len(whole) == 1:
        return whole[0]
    return lambda values: tuple(next(iter(each(values)), 0.0) for each in whole)


def _within(values: Sequence[float], limits: Sequence[float]) -> list[float]:
    return [
        min(max(value, limits[2 * place]), limits[2 * place + 1]) if 2 * place + 1 < len(limits) else value
        for place, value in enumerate(values)
    ]


def _linear(value: float, x0: float, x1: float, y0: float, y1: float) -> float:
    return y0 if x1 == x0 else y0 + (value - x0) * (y1 - y0) / (x1 - x0)


def _exponential(source: Any) -> Function:
    first = numbers(entry(source, "/C0")) or (0.0,)
    last = numbers(entry(source, "/C1")) or (1.0,)
    exponent = number(entry(source, "/N"), 1)

    def exponential(values: Sequence[float]) -> tuple[float, ...]:
        value = max(values[0], 0.0) if values else 0.0
        if value == 0:
            power = 1.0 if exponent == 0 else 0.0
        else:
            try:
                power = value**exponent
            except OverflowError:
                power = 1.0
        return tuple(low + power * (high - low) for low, high in zip(first, last, strict=False))

    return exponential


def _stitched(source: Any, domain: tuple[float, ...], depth: int, known: _Known) -> Function | None:
    made = [function_of(each, depth + 1, known) for each in elements(entry(source, "/Functions"))[:256]]
    whole = [each for each in made if each is not None]
    bounds = numbers(entry(source, "/Bounds")) or ()
    encode = numbers(entry(source, "/Encode")) or ()
    if not whole or len(whole) != len(made) or len(bounds) < len(whole) - 1 or len(encode) < 2 * len(whole) or len(domain) < 2:
        return None
    edges = (domain[0], *bounds[: len(whole) - 1], domain[1])

    def stitched(values: Sequence[float]) -> tuple[float, ...]:
        value = values[0] if values else 0.0
        place = sum(value >= edge for edge in edges[1:-1])
        mapped = _linear(value, edges[place], edges[place + 1], encode[2 * place], encode[2 * place + 1])
        return whole[place]((mapped,))

    return stitched


def _calculated(source: Any) -> Function | None:
    data, _ = decoded(source, _MOST_FUNCTION_BYTES)
    program: Program | None = parsed(data)
    count = len(numbers(entry(source, "/Range")) or ()) // 2
    if program is None or count == 0:
        return None

    def calculated(values: Sequence[float]) -> tuple[float, ...]:
        found = program.run(values)[-count:]
        return (0.0,) * (count - len(found)) + tuple(found)

    return calculated


def _sampled(source: Any, domain: tuple[float, ...]) -> Function | None:
    sizes = [int(size) for size in numbers(entry(source, "/Size")) or ()]
    bits = int(number(entry(source, "/BitsPerSample")))
    span = numbers(entry(source, "/Range")) or ()
    inputs, outputs = len(domain) // 2, len(span) // 2
    if bits not in (1, 2, 4, 8, 12, 16, 24, 32) or len(sizes) != inputs or not 0 < inputs <= 6 or not outputs:
        return None
    total: int = outputs
    for size in sizes:
        total *= max(size, 0)
    data, _ = decoded(source, _MOST_FUNCTION_BYTES)
    if min(sizes) < 1 or total * bits > len(data) * 8:
        return None
    encode = numbers(entry(source, "/Encode"), 2 * inputs) or tuple(end for size in sizes for end in (0.0, size - 1.0))
    decode = numbers(entry(source, "/Decode"), 2 * outputs) or span
    most = (1 << bits) - 1

    def sample(place: int, output: int) -> float:
        start = (place * outputs + output) * bits
        held = int.from_bytes(data[start // 8 : (start + bits + 7) // 8], "big")
        raw = held >> (-(start + bits) % 8) & most
        return _linear(raw, 0, most, decode[2 * output], decode[2 * output + 1])

    def sampled(values: Sequence[float]) -> tuple[float, ...]:
        lower: list[tuple[int, int, float]] = []
        for axis, size in enumerate(sizes):
            value = values[axis] if axis < len(values) else 0.0
            mapped = _linear(value, domain[2 * axis], domain[2 * axis + 1], encode[2 * axis], encode[2 * axis + 1])
            mapped = min(max(mapped, 0.0), size - 1.0)
            low = min(int(mapped), size - 1)
            lower.append((low, min(low + 1, size - 1), mapped - low))
        result = [0.0] * outputs
        for corner in product((0, 1), repeat=inputs):
            weight = 1.0
            place, stride = 0, 1
            for axis, side in enumerate(corner):
                weight *= lower[axis][2] if side else 1 - lower[axis][2]
                place += (lower[axis][1] if side else lower[axis][0]) * stride
                stride *= sizes[axis]
            if weight:
                for output in range(outputs):
                    result[output] += weight * sample(place, output)
        return tuple(result)

    return sampled
