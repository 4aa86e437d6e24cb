"""CMaps: how bytes become characters (9.7.5), and what these mean (ToUnicode, 9.10.3)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import pikepdf

from programm_print.inspect.objects import name
from programm_print.inspect.streams import decoded
from programm_print.inspect.tokens import operations

_MOST_BYTES = 4 << 20
_MOST_CODES = 1 << 16
_MOST_LENGTHS = 32
#: Bytes (ISO 32000-1, 9.10.3).
_MOST_TEXT = 512
#: The legacy encodings of predefined CMaps, by a part of the CMap's name, as codecs that agree on what two bytes mean.
_LEGACY = {"RKSJ": "shift_jis", "EUC": "gb2312", "GBK": "gbk", "ETen": "big5", "B5": "big5", "KSC": "cp949", "HK": "big5hkscs"}


class ToUnicode:
    """The text of character codes. A code that the map leaves out has no text."""

    def __init__(self, stream: Any) -> None:
        self._texts: dict[int, str] = {}
        # Ranges may name the same codes again and again.
        self._left = _MOST_CODES
        for operator, operands in _blocks(stream):
            if operator == b"endbfchar":
                for code, target in zip(operands[::2], operands[1::2], strict=False):
                    self._put(code, target)
            elif operator == b"endbfrange":
                for first, last, target in zip(operands[::3], operands[1::3], operands[2::3], strict=False):
                    self._put_range(first, last, target)

    def get(self, code: int) -> str | None:
        return self._texts.get(code)

    def _put(self, code: Any, target: Any) -> None:
        if isinstance(code, bytes) and isinstance(target, bytes) and self._left > 0 and len(target) <= _MOST_TEXT:
            self._left -= 1
            self._texts[int.from_bytes(code, "big")] = target.decode("utf-16-be", "replace")

    def _put_range(self, first: Any, last: Any, target: Any) -> None:
        if not isinstance(first, bytes) or not isinstance(last, bytes):
            return
        start, stop = int.from_bytes(first, "big"), int.from_bytes(last, "big")
        for offset in range(min(stop - start + 1, self._left)):
            if isinstance(target, list):
                if offset >= len(target):
                    return
                self._put((start + offset).to_bytes(4, "big"), target[offset])
            elif isinstance(target, bytes) and 0 < len(target) <= _MOST_TEXT:
                moved = int.from_bytes(target, "big") + offset
                self._put((start + offset).to_bytes(4, "big"), moved.to_bytes(len(target) + 1, "big")[-len(target) :])


class CMap:
    """The encoding of a composite font: `split` gives codes with their bytes' count and CID."""

    def __init__(self, source: Any) -> None:
        called = name(source)
        self.vertical = called.endswith("V")
        self.codec = ""
        self._lengths: list[tuple[int, int, int]] = []
        self._starts: list[int] = []
        self._ranges: list[tuple[int, int, int]] = []
        if isinstance(source, pikepdf.Stream):
            self._read(source)
        elif "UTF16" in called or "UCS2" in called:
            self.codec = "utf-16-be"
        else:
            self.codec = next((codec for part, codec in _LEGACY.items() if part in called), "")
            if called.startswith(("EUC-H", "EUC-V")):
                self.codec = "euc_jp"

    def codes(self, data: bytes) -> Iterator[tuple[int, int]]:
        """Each code of a string with the count of its bytes."""
        if self.codec in ("", "utf-16-be") and not self._lengths:
            for place in range(0, len(data) - 1, 2):
                yield data[place] << 8 | data[place + 1], 2
            return
        place = 0
        while place < len(data):
            count = self._length(data, place)
            yield int.from_bytes(data[place : place + count], "big"), count
            place += count

    def cid(self, code: int) -> int:
        if not self._ranges:
            return code
        place = bisect_right(self._starts, code) - 1
        if place < 0 or code > self._ranges[place][1]:
            return 0
        return self._ranges[place][2] + code - self._ranges[place][0]

    def text(self, code: int, count: int) -> str | None:
        """What a code of a predefined CMap means; None where it means a glyph, not a letter."""
        if not self.codec:
            return None
        try:
            return code.to_bytes(count, "big").decode(self.codec)
        except (UnicodeDecodeError, OverflowError):
            return None

    def _length(self, data: bytes, place: int) -> int:
        for count, low, high in self._lengths:
            code = data[place : place + count]
            if len(code) == count and low <= int.from_bytes(code, "big") <= high:
                return count
        if self._lengths:
            return self._lengths[0][0]
        single = data[place] < 0x81 or (self.codec == "shift_jis" and 0xA0 <= data[place] < 0xE0)
        return 1 if single else 2

    def _read(self, stream: pikepdf.Stream) -> None:
        ranges: list[tuple[int, int, int]] = []
        for operator, operands in _blocks(stream):
            if operator == b"endcodespacerange":
                for low, high in zip(operands[::2], operands[1::2], strict=False):
                    if (
                        isinstance(low, bytes)
                        and isinstance(high, bytes)
                        and 0 < len(low) <= 4
                        and len(self._lengths) < _MOST_LENGTHS
                    ):
                        self._lengths.append((len(low), int.from_bytes(low, "big"), int.from_bytes(high, "big")))
            elif operator == b"endcidrange":
                for low, high, cid in zip(operands[::3], operands[1::3], operands[2::3], strict=False):
                    if isinstance(low, bytes) and isinstance(high, bytes) and isinstance(cid, float):
                        ranges.append((int.from_bytes(low, "big"), int.from_bytes(high, "big"), int(cid)))
            elif operator == b"endcidchar":
                for code, cid in zip(operands[::2], operands[1::2], strict=False):
                    if isinstance(code, bytes) and isinstance(cid, float):
                        ranges.append((int.from_bytes(code, "big"), int.from_bytes(code, "big"), int(cid)))
            elif operator == b"def" and operands[-2:] == ["WMode", 1.0]:
                self.vertical = True
        self._lengths.sort()
        self._ranges = sorted(ranges)
        self._starts = [low for low, _, _ in self._ranges]


def _blocks(stream: Any) -> Iterator[tuple[bytes, list[Any]]]:
    """A CMap is PostScript that reads as operators after operands; blocks hold 100 entries of up to three each."""
    if isinstance(stream, pikepdf.Stream):
        yield from operations(decoded(stream, _MOST_BYTES)[0], most_operands=1024)
