"""The data of streams, decoded within bounds: a file of a few kilobytes may claim to hold gigabytes."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from typing import Any

import pikepdf

from programm_print.inspect.objects import MALFORMED, elements, entry, name, number

#: No page's content comes near it; beyond it a stream is cut.
MOST_BYTES = 32 << 20
_MOST_FILTERS = 32
_MOST_DIGITS = 5 << 20
_SHORT = {"A85": "ASCII85Decode", "AHx": "ASCIIHexDecode", "Fl": "FlateDecode", "LZW": "LZWDecode", "RL": "RunLengthDecode"}
_MORE = {"CCF": "CCITTFaxDecode", "DCT": "DCTDecode"}
FILTERS = {**_SHORT, **_MORE}


def filters_of(stream: Any) -> tuple[str, ...]:
    """The names of a stream's filters, in the order in which they are undone."""
    return tuple(FILTERS.get(found, found) for found in map(name, elements(entry(stream, "/Filter"))[:_MOST_FILTERS]))


def decoded(stream: Any, most: int = MOST_BYTES) -> tuple[bytes, bool]:
    """A stream's data, and whether they are whole: not damaged, not cut, not undecodable, not in another file."""
    if not isinstance(stream, pikepdf.Stream) or entry(stream, "/F") is not None:
        return b"", False
    try:
        raw = stream.read_raw_bytes()
    except MALFORMED:
        return b"", False
    if not raw:
        return b"", True
    whole = True
    parameters = elements(entry(stream, "/DecodeParms") or entry(stream, "/DP"))
    for place, each in enumerate(filters_of(stream)):
        given = parameters[place] if place < len(parameters) else None
        if number(entry(given, "/Predictor"), 1) > 1:
            return _predicted(stream, raw, most)
        raw, sound = _undone(each, raw, most, early=number(entry(given, "/EarlyChange"), 1) != 0)
        whole = whole and sound
    return raw[:most], whole and len(raw) <= most


def _predicted(stream: pikepdf.Stream, raw: bytes, most: int) -> tuple[bytes, bool]:
    """Predictors are qpdf's work, where it cannot run over: a byte of Flate makes at most 1032."""
    if len(raw) * 1032 > most and len(_inflated(raw, most + 1)[0]) > most:
        return b"", False
    try:
        return stream.read_bytes()[:most], True
    except MALFORMED:
        return b"", False


def _undone(kind: str, raw: bytes, most: int, *, early: bool) -> tuple[bytes, bool]:
    try:
        match kind:
            case "FlateDecode":
                return _inflated(raw, most)
            case "ASCII85Decode":
                digits = b"".join(raw.split()).replace(b"\0", b"").removeprefix(b"<~").split(b"~", 1)[0]
                # Python makes an object of each five of them.
                return base64.a85decode(digits[:_MOST_DIGITS]), len(digits) <= _MOST_DIGITS
            case "ASCIIHexDecode":
                digits = re.sub(rb"[^0-9A-Fa-f]", b"", raw.split(b">", 1)[0])
                return binascii.unhexlify(digits + b"0" * (len(digits) % 2)), True
            case "RunLengthDecode":
                return _run_lengths(raw, most)
            case "LZWDecode":
                return _lzw(raw, most, early=early)
            case "Crypt":
                return raw, True
    except (ValueError, binascii.Error):
        return b"", False
    return b"", False


def _inflated(raw: bytes, most: int) -> tuple[bytes, bool]:
    """Flate, as far as it goes: what stands before a damage is still painted."""
    engine = zlib.decompressobj()
    parts: list[bytes] = []
    size = 0
    feed = raw
    try:
        # zlib keeps handing out what stands behind the end as what is left to read.
        while feed and size <= most and not engine.eof:
            part = engine.decompress(feed, 1 << 16)
            parts.append(part)
            size += len(part)
            feed = engine.unconsumed_tail
    except zlib.error:
        return b"".join(parts), False
    return b"".join(parts), engine.eof and size <= most


def _run_lengths(raw: bytes, most: int) -> tuple[bytes, bool]:
    result = bytearray()
    place = 0
    while place < len(raw) and len(result) <= most:
        length = raw[place]
        if length == 128:
            return bytes(result), True
        if length < 128:
            result += raw[place + 1 : place + 2 + length]
            place += 2 + length
        else:
            result += raw[place + 1 : place + 2] * (257 - length)
            place += 2
    return bytes(result), len(result) <= most


def _lzw(raw: bytes, most: int, *, early: bool) -> tuple[bytes, bool]:
    """LZW with codes of 9 to 12 bits (ISO 32000-1, 7.4.4.2)."""
    roots = [bytes((value,)) for value in range(256)] + [b"", b""]
    table = list(roots)
    result: list[bytes] = []
    size, width, bits, held = 0, 9, 0, 0
    before = b""
    for byte in raw:
        held, bits = (held << 8 | byte) & 0xFFFFFF, bits + 8
        if bits < width:
            continue
        bits -= width
        code = held >> bits & ((1 << width) - 1)
        if code == 257 or size > most:
            return b"".join(result), size <= most
        if code == 256:
            table, width, before = list(roots), 9, b""
            continue
        if code > len(table) or (code == len(table) and not before):
            return b"".join(result), False
        word = table[code] if code < len(table) else before + before[:1]
        result.append(word)
        size += len(word)
        if before and len(table) < 4096:
            table.append(before + word[:1])
        before = word
        width = max(9, min(12, (len(table) + early).bit_length()))
    return b"".join(result), size <= most
