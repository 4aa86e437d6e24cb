"""A content stream as operators with their operands (ISO 32000-1, 7.8.2), one at a time and whatever else stands between.

pikepdf parses a stream whole, into one object for each operand: a million operators would take a gigabyte. Here numbers are
floats, strings bytes, names `str` without the slash, arrays lists, dictionaries dicts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Operation = tuple[bytes, list[Any]]

#: No coordinate of a page comes near it, and products of a few such numbers stay finite.
_HUGEST = 1e9
_DEEPEST = 32
_MOST_ITEMS = 1 << 17

# Blanks and numbers are possessive, so that a long run of them is not gone over again for each.
_TOKEN = re.compile(
    rb"[\x00\t\n\f\r ]*+(?:"
    rb"([+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++))(?=[\x00\t\n\f\r ()<>\[\]{}/%]|\Z)"  # 1 number
    rb"|([A-Za-z'\"][^\x00\t\n\f\r ()<>\[\]{}/%]*)"  # 2 operator
    rb"|/([^\x00\t\n\f\r ()<>\[\]{}/%]*)"  # 3 name
    rb"|\(([^()\\\r]*)\)"  # 4 plain string
    rb"|<([0-9A-Fa-f\x00\t\n\f\r ]*)>"  # 5 hexadecimal string
    rb"|(<<|>>|[\[\](){}<>])"  # 6 delimiter
    rb"|%[^\r\n]*"  # comment
    rb"|([^\x00\t\n\f\r ()<>\[\]{}/%]+)"  # 7 anything else: a malformed number
    rb")"
)
# Most of what a page holds: some numbers and the operator they are for, with plain blanks between.
_PLAIN_OPERATION = re.compile(rb"([0-9.+\-\t\n\f\r ]{1,160}+)([A-Za-z]{1,2}\*?)(?=[\t\n\f\r ]|\Z)")
# What text is shown with: hexadecimal strings and the room between them.
_PLAIN_ARRAY = re.compile(
    rb"((?:[\t\n\f\r ]*+(?:<[0-9A-Fa-f]*+>|[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?=[\t\n\f\r <\]])))*+)[\t\n\f\r ]*+\]"
)
_PLAIN_ITEM = re.compile(rb"<([0-9A-Fa-f]*)>|([0-9.+-]+)")
_NUMBER, _OPERATOR, _NAME, _PLAIN, _HEX, _DELIMITER, _ODD = range(1, 8)
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_NUMBER_AT_START = re.compile(rb"[+-]*?([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+))")
_STRING_PART = re.compile(rb"[^()\\\r]+|\\(?:[0-7]{1,3}|\r\n|[\x00-\xff])|\r\n?|[()]")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
_IMAGE_END = re.compile(rb"[\x00\t\n\f\r ]EI(?=[\x00\t\n\f\r ]|\Z)")
_WORDS = {b"true": True, b"false": False, b"null": None}
_COMPONENTS = {"G": 1, "DeviceGray": 1, "RGB": 3, "DeviceRGB": 3, "CMYK": 4, "DeviceCMYK": 4}


def operations(data: bytes, most_operands: int = 64) -> Iterator[Operation]:
    """Each operator with its operands; an inline image as `BI` with its dictionary (keys as written) and its data.

    What a broken file piles up before an operator beyond `most_operands` is dropped.
    """
    operands: list[Any] = []
    position = 0
    match_at, plain_at = _TOKEN.match, _PLAIN_OPERATION.match
    while True:
        while not operands and (plain := plain_at(data, position)) and plain[2] != b"BI":
            numbers = _numbers(plain[1])
            if numbers is None:
                break
            position = plain.end()
            yield plain[2], numbers
        match = match_at(data, position)
        if match is None:
            break
        position = match.end()
        kind = match.lastindex
        if kind == _NUMBER:
            number = float(match[1])
            operands.append(number if -_HUGEST < number < _HUGEST else 0.0)
        elif kind == _OPERATOR:
            operator = match[2]
            if operator in _WORDS:
                operands.append(_WORDS[operator])
                continue
            if operator == b"BI":
                operands, position = _inline_image(data, position)
            yield operator, operands
            operands = []
        elif kind == _DELIMITER:
            if match[6] in (b"(", b"<<", b"["):
                value, position = _value(data, match.start(6), 0)
                operands.append(value)
        elif kind is not None:
            operands.append(_single(kind, match[kind]))
        if len(operands) > most_operands:
            del operands[:-most_operands]
            # Gives the one who reads a moment to look at the clock; no operator has an empty name.
            yield b"", []
    if operands:
        yield b"", []  # something is missing at the end


def _numbers(raw: bytes) -> list[float] | None:
    """None where one of them is malformed."""
    try:
        return [number if -_HUGEST < number < _HUGEST else 0.0 for number in map(float, raw.split())]
    except ValueError:
        return None


def _single(kind: int, token: bytes) -> Any:
    """A name, a string that is one token, or a malformed number."""
    if kind == _NAME:
        return _name(token)
    if kind == _PLAIN:
        return token
    return _hexadecimal(token) if kind == _HEX else _odd_number(token)


def _name(raw: bytes) -> str:
    if b"#" in raw:
        raw = _ESCAPED.sub(lambda found: bytes((int(found[1], 16),)), raw)
    return raw.decode("utf-8", "replace")


def _hexadecimal(raw: bytes) -> bytes:
    if len(raw) == 4 and raw.isalnum():
        return bytes.fromhex(raw.decode("ascii"))
    digits = b"".join(raw.split()).replace(b"\0", b"")
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _odd_number(raw: bytes) -> float:
    """What readers make of `--5`, `1.2.3` or `3-4`: the number it begins with, else 0."""
    found = _NUMBER_AT_START.match(raw)
    return _in_bounds(float(found[1])) if found else 0.0


def _in_bounds(number: float) -> float:
    return number if -_HUGEST < number < _HUGEST else 0.0


def _string(data: bytes, position: int) -> tuple[bytes, int]:
    """The literal string that opens at `position`, and where it ends; one that never closes ends with the stream."""
    parts: list[bytes] = []
    depth = 0
    while len(parts) < _MOST_ITEMS and (found := _STRING_PART.match(data, position)):
        position = found.end()
        part = found[0]
        if part == b"(":
            depth += 1
            if depth == 1:
                continue
        elif part == b")":
            depth -= 1
            if depth == 0:
                break
        elif part[:1] == b"\\":
            code = part[1:]
            part = bytes((int(code, 8) & 255,)) if code[0] in b"01234567" else _ESCAPES.get(code, code)
        elif part[:1] == b"\r":
            part = b"\n"
        parts.append(part)
    return b"".join(parts), len(data) if depth else position


def _value(data: bytes, position: int, depth: int) -> tuple[Any, int]:
    """One operand of any type at `position`, and where it ends. A delimiter that opens nothing is None."""
    match = _TOKEN.match(data, position)
    if match is None:
        return None, len(data)
    end = match.end()
    kind = match.lastindex
    if kind is None:
        return _value(data, end, depth + 1) if depth < _DEEPEST else (None, end)
    token = match[kind]
    if kind in (_NUMBER, _ODD):
        return _odd_number(token), end
    if kind == _OPERATOR:
        return _WORDS.get(token), end
    if kind == _NAME:
        return _name(token), end
    if kind == _PLAIN:
        return token, end
    if kind == _HEX:
        return _hexadecimal(token), end
    if token == b"(":
        return _string(data, match.start(kind))
    if depth >= _DEEPEST or token not in (b"[", b"<<"):
        return None, end
    return _collection(data, end, b"]" if token == b"[" else b">>", depth + 1)


def _collection(data: bytes, position: int, closing: bytes, depth: int) -> tuple[Any, int]:
    items: list[Any] = []
    if closing == b"]" and (plain := _PLAIN_ARRAY.match(data, position)):
        for digits, number in _PLAIN_ITEM.findall(plain[1]):
            items.append(_in_bounds(float(number)) if number else _hexadecimal(digits))
        if len(items) <= _MOST_ITEMS:
            return items, plain.end()
        items.clear()
    while match := _TOKEN.match(data, position):
        if match.lastindex is None:
            position = match.end()  # a comment
            continue
        if match.lastindex == _DELIMITER and match[6] in (b"]", b">>"):
            position = match.end()
            break
        if match.lastindex == _OPERATOR and match[2] not in _WORDS:
            position = match.start(2)  # a bracket that was never closed
            break
        if len(items) >= _MOST_ITEMS:
            break
        if match.lastindex == _PLAIN:
            item, end = match[4], match.end()
        else:
            item, end = _value(data, position, depth)
        if end <= position:
            break
        position = end
        items.append(item)
    if closing == b"]":
        return items, position
    return {key: value for key, value in zip(items[::2], items[1::2], strict=False) if isinstance(key, str)}, position


def _inline_image(data: bytes, position: int) -> tuple[list[Any], int]:
    """The entries between BI and ID, the data up to EI, and where that ends (ISO 32000-1, 8.9.7)."""
    items: list[Any] = []
    while match := _TOKEN.match(data, position):
        if match.lastindex == _OPERATOR and match[2] not in _WORDS:
            position = match.end() if match[2] == b"ID" else match.start(2)
            break
        item, end = _value(data, position, 0)
        if end <= position:
            break
        position = end
        items.append(item)
    entries = {key: value for key, value in zip(items[::2], items[1::2], strict=False) if isinstance(key, str)}
    start = position + 1
    found = _IMAGE_END.search(data, max(start - 1, start + _plain_length(entries)))
    if found is None:
        found = _IMAGE_END.search(data, start - 1)
    if found is None:
        return [entries, data[start:]], len(data)
    return [entries, data[start : found.start()]], found.end()


def _plain_length(entries: dict[str, Any]) -> int:
    """How long the data of an image without a filter are: samples may look like EI. 0 where that is not known."""
    if entries.get("F") or entries.get("Filter"):
        return 0
    width, height = entries.get("W", entries.get("Width")), entries.get("H", entries.get("Height"))
    if not isinstance(width, float) or not isinstance(height, float) or min(width, height) < 0:
        return 0
    mask = entries.get("IM", entries.get("ImageMask")) is True
    bits = 1 if mask else entries.get("BPC", entries.get("BitsPerComponent", 8.0))
    space = entries.get("CS", entries.get("ColorSpace"))
    components = 1 if mask or not isinstance(space, str) else _COMPONENTS.get(space, 1)
    return int((width * components * (bits if isinstance(bits, (int, float)) else 8) + 7) // 8 * height)
