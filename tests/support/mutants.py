"""Damaged PDFs: each number is one, always the same, made from a sound PDF as accidents and malice would make it."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

_NUMBER = re.compile(rb"(?<=[ \[\n])-?[0-9]+(?:\.[0-9]+)?(?=[ \]\n/>])")
_TOKEN = re.compile(rb"\((?:\\.|[^\\)])*\)|<[0-9A-Fa-f]*>|\[|\]|/?[^\s\[\]()<>]+")
_EVIL_NUMBERS = (b"0", b"-1", b"1e99", b"NaN", b"99999999999999999999", b"4294967296", b"-2147483648", b"0.0000000001", b"1e-320")
_STRUCTURE = (
    b"endobj",
    b"obj",
    b"endstream",
    b"stream",
    b"xref",
    b"trailer",
    b"startxref",
    b"%%EOF",
    b"/Length",
    b"/Type",
    b"/Kids",
)
_OPERATORS = (
    *(
        b"q",
        b"Q",
        b"cm",
        b"w",
        b"gs",
        b"Do",
        b"sh",
        b"BDC",
        b"BMC",
        b"EMC",
        b"m",
        b"l",
        b"c",
        b"v",
        b"y",
        b"re",
        b"h",
        b"W",
        b"W*",
    ),
    *(b"n", b"f", b"f*", b"S", b"s", b"B", b"b*", b"BT", b"ET", b"Tc", b"Tw", b"Tz", b"TL", b"Ts", b"Tr", b"Tf", b"Td", b"TD"),
    *(b"Tm", b"T*", b"Tj", b"TJ", b"'", b'"', b"d0", b"d1", b"g", b"G", b"rg", b"RG", b"k", b"K", b"cs", b"CS", b"sc", b"scn"),
    *(b"SCN", b"BI", b"ID", b"EI", b"PS", b"MP", b"xyz", b"true", b"null", b"(", b")", b"<<", b">>", b"[", b"]", b"<", b"%"),
)
_MOST_TOKENS = 4_000

Mutation = Callable[[bytes, random.Random], bytes]


def mutant(seeds: Sequence[bytes], number: int) -> bytes:
    """Number `number` of the damaged PDFs that are made from these seeds."""
    chance = random.Random(number)
    data = seeds[number % len(seeds)]
    for _ in range(chance.choice((1, 1, 2, 3))):
        data = chance.choice(MUTATIONS)(data, chance)
    return data


def flipped(data: bytes, chance: random.Random) -> bytes:
    """Some bytes are others."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 10, 100))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def truncated(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def torn(data: bytes, chance: random.Random) -> bytes:
    """A piece is missing, stands twice, or stands elsewhere."""
    first, last = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    piece, rest = data[first:last], data[:first] + data[last:]
    place = chance.randrange(len(rest) + 1)
    return chance.choice((rest, data[:last] + piece + data[last:], rest[:place] + piece + rest[place:]))


def misnumbered(data: bytes, chance: random.Random) -> bytes:
    """Numbers outside of streams (and now and then in one) are such as no program writes: offsets, lengths, boxes."""
    found = list(_NUMBER.finditer(data))
    for match in chance.sample(found, min(len(found), chance.choice((1, 2, 8)))):
        data = data[: match.start()] + chance.choice(_EVIL_NUMBERS)[: len(match[0])].ljust(len(match[0])) + data[match.end() :]
    return data


def unstructured(data: bytes, chance: random.Random) -> bytes:
    """A word that holds the file together is lost, or is another one."""
    word = chance.choice(_STRUCTURE)
    places = [match.start() for match in re.finditer(re.escape(word), data)]
    if not places:
        return data
    place = chance.choice(places)
    return data[:place] + chance.choice((b"", b" " * len(word), chance.choice(_STRUCTURE))) + data[place + len(word) :]


def souped(data: bytes, chance: random.Random) -> bytes:
    """The words of contents are mixed: a stream is taken apart, its operators and operands changed, and put in again."""

    def stir(pdf: pikepdf.Pdf) -> None:
        streams = [item for item in pdf.objects if isinstance(item, pikepdf.Stream) and "/Width" not in item]
        for stream in chance.sample(streams, min(len(streams), chance.choice((1, 2, 4)))):
            content = stream.read_bytes()
            if chance.random() < 0.2:
                stream.write(flipped(content, chance))
                continue
            words = _TOKEN.findall(content)[:_MOST_TOKENS]
            for _ in range(chance.choice((1, 5, 30))):
                _stir(words, chance)
            stream.write(b" ".join(words))

    return _changed(data, stir)


def _stir(words: list[bytes], chance: random.Random) -> None:
    place = chance.randrange(len(words) + 1)
    match chance.randrange(5):
        case 0:
            words.insert(place, chance.choice(_OPERATORS))
        case 1:
            words.insert(place, chance.choice(_EVIL_NUMBERS))
        case 2:
            del words[place : place + chance.choice((1, 1, 5))]
        case 3 if words:
            words[min(place, len(words) - 1)] = chance.choice((chance.choice(words), *_OPERATORS))
        case _:
            words[place:place] = words[place : place + chance.choice((5, 50))] * chance.choice((1, 10))


def swapped(data: bytes, chance: random.Random) -> bytes:
    """Entries of dictionaries hold what belongs to others, or what belongs to none; references may run in rings."""

    def swap(pdf: pikepdf.Pdf) -> None:
        holders = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary | pikepdf.Stream) and len(item.keys())]
        for holder in chance.choices(holders, k=chance.choice((1, 3, 10))):
            inner: Any = holder
            while chance.random() < 0.5:
                deeper = [each for each in _values(inner) if isinstance(each, pikepdf.Dictionary | pikepdf.Array) and len(each)]
                if not deeper:
                    break
                inner = chance.choice(deeper)
            _replace(inner, _anything(holders, chance), chance)

    return _changed(data, swap)


def _values(holder: Any) -> list[Any]:
    if isinstance(holder, pikepdf.Array):
        return list(holder)
    return [holder[key] for key in holder if key not in ("/Parent", "/Length")]


def _replace(holder: Any, value: Any, chance: random.Random) -> None:
    if isinstance(holder, pikepdf.Array):
        place = chance.randrange(len(holder) or 1)
        if len(holder) and chance.random() < 0.2:
            del holder[place]
        elif len(holder):
            holder[place] = value
        return
    key = chance.choice([key for key in holder if key != "/Length"] or ["/Type"])
    if chance.random() < 0.2 and key in holder:
        del holder[key]
    else:
        holder[key] = value


def _anything(holders: Sequence[Any], chance: random.Random) -> Any:
    donor = chance.choice(holders)
    # A direct object that came to lie within itself would be a ring without references, which nobody can write to a file.
    values = [each for each in _values(donor) if not isinstance(each, pikepdf.Dictionary | pikepdf.Array) or each.is_indirect]
    return chance.choice(
        (
            donor,
            donor,
            chance.choice(values) if values else donor,
            chance.choice((0, -1, 2**31 - 1, -(2**31), 2**62)),
            chance.choice((True, False)),
            Array([]),
            Array([chance.choice((0, -1, 10**9)) for _ in range(chance.choice((1, 4, 6)))]),
            Dictionary(),
            String("\0text\x80"),
            Name(
                chance.choice(("/DeviceCMYK", "/DeviceN", "/Pattern", "/FlateDecode", "/LZWDecode", "/OFF", "/Type3", "/x#00y"))
            ),
        )
    )


def _changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """A document after a change; one that pikepdf cannot read or write any more stays as it is."""
    target = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            change(pdf)
            pdf.save(target, compress_streams=False, fix_metadata_version=False, deterministic_id=True)
    except (pikepdf.PdfError, pikepdf.DataDecodingError, pikepdf.PasswordError, RuntimeError, ValueError, TypeError, KeyError):
        return data
    return target.getvalue()


MUTATIONS: tuple[Mutation, ...] = (
    flipped,
    truncated,
    torn,
    misnumbered,
    unstructured,
    souped,
    souped,
    souped,
    swapped,
    swapped,
    swapped,
)
