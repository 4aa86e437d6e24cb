"""Bytes → text, or what is wrong with them."""

from __future__ import annotations

import codecs
import re

from programm_print.findings import Finding, Place
from programm_print.messages import say
from programm_print.yaml_source.problems import excerpt, problem

#: Not printable, or a line break that editors do not count (U+0085, U+2028, U+2029: YAML 1.1 breaks lines there).
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_WIDE_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)  # UTF-32-LE begins with UTF-16-LE's


def decode(data: bytes, file: str) -> tuple[str | None, list[Finding]]:
    """The text of a UTF-8 file without its byte order mark, or the findings that say why there is none."""
    if data.startswith(_WIDE_BOMS) or _looks_wide(data):
        return None, [problem("utf16", Place(file, 1, 1), say("content.save-as-utf8"))]
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(data, error.start, file)]
    first_of_each = {found.group(): found.start() for found in reversed(list(CONTROL.finditer(text)))}
    if first_of_each:
        findings = [
            problem("control-character", _place(text, at, file), say("content.retype"), code=f"U+{ord(char):04X}")
            for char, at in sorted(first_of_each.items(), key=lambda item: item[1])
        ]
        return None, findings
    return text, []


def _looks_wide(data: bytes) -> bool:
    """UTF-16 without a mark: of its first characters, most are ASCII, so every other byte is zero."""
    start = data[:64]
    return len(start) >= 4 and max(start[0::2].count(0), start[1::2].count(0)) > len(start) // 3


def _not_utf8(data: bytes, offset: int, file: str) -> Finding:
    before = data[:offset].decode("utf-8").removeprefix("\ufeff")
    word = re.search(rb"\S*\Z", data[:offset])
    start = word.start() if word else offset
    ending = re.match(rb"\S*", data[offset:])
    stop = offset + (ending.end() if ending else 0)
    shown = CONTROL.sub("?", data[start:stop].decode("cp1252", errors="replace"))  # what older editors on Windows write
    return problem("not-utf8", _place(before, len(before), file), say("content.save-as-utf8"), text=excerpt(shown))


def _place(text: str, index: int, file: str) -> Place:
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return Place(file, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
