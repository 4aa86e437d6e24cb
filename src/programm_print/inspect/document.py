"""What the document says of itself: version, metadata, output intents, and whatever in it may run or open something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any
from xml.parsers import expat

import pikepdf

from programm_print.inspect.annotations import actions_of
from programm_print.inspect.layers import Layers
from programm_print.inspect.objects import MALFORMED, elements, entry, items, name, text
from programm_print.inspect.streams import decoded
from programm_print.models.inspection import DocumentFact, IntentFact

_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    "http://ns.adobe.com/pdfx/1.3/": "pdfx",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}
_MOST_XMP = 4 << 20
_MOST_VALUE = 4096
_MOST_NODES = 10_000
_DEEPEST_ELEMENT = 100


def document_fact(pdf: pikepdf.Pdf, layers: Layers, annotations: Iterable[Any]) -> DocumentFact:
    root, trailer = pdf.Root, pdf.trailer
    attached = sum(1 for _ in _tree(entry(entry(root, "/Names"), "/EmbeddedFiles")))
    active = dict.fromkeys(_active(root))
    for annotation in annotations:
        active.update(dict.fromkeys(actions_of(annotation)))
        attached += name(entry(annotation, "/Subtype")) == "FileAttachment"
    return DocumentFact(
        version=str(pdf.pdf_version),
        info={key[1:]: text(value)[:_MOST_VALUE] for key, value in items(entry(trailer, "/Info"))},
        xmp=_xmp(decoded(entry(root, "/Metadata"), _MOST_XMP)[0]),
        has_id=len(elements(entry(trailer, "/ID"))) == 2,
        encrypted=bool(pdf.is_encrypted),
        intents=tuple(_intent(each) for each in elements(entry(root, "/OutputIntents"))[:64]),
        active=tuple(active),
        embedded_files=attached,
        layers=layers.facts,
    )


def _active(root: Any) -> Iterator[str]:
    opening = entry(root, "/OpenAction")
    if isinstance(opening, pikepdf.Dictionary):
        yield "/OpenAction"
    for key in ("/AA", "/Collection", "/XFA", "/Requirements"):
        if entry(root, key) is not None:
            yield key
    if entry(entry(root, "/Names"), "/JavaScript") is not None:
        yield "/JavaScript"
    form = entry(root, "/AcroForm")
    if form is not None:
        if elements(entry(form, "/Fields")) or entry(form, "/XFA") is not None:
            yield "/AcroForm"
        if entry(form, "/XFA") is not None:
            yield "/XFA"
    node = entry(entry(root, "/Outlines"), "/First")
    for _ in range(_MOST_NODES):
        if node is None:
            break
        if entry(node, "/A") is not None:
            yield f"/{name(entry(entry(node, '/A'), '/S')) or 'A'}"
        node = entry(node, "/Next")


def _tree(node: Any) -> Iterator[Any]:
    """The values of a name tree (7.9.6), as many as one can be expected to have."""
    waiting, entered = [node], set[tuple[int, int]]()
    while waiting and len(entered) < _MOST_NODES:
        node = waiting.pop()
        # Every node but the root is an object of its own: one that comes again makes a ring.
        key = node.objgen if isinstance(node, pikepdf.Object) else (0, 0)
        if key not in entered:
            entered.add(key)
            waiting.extend(elements(entry(node, "/Kids"))[:_MOST_NODES])
            yield from elements(entry(node, "/Names"))[1::2]


def _intent(intent: Any) -> IntentFact:
    profile = entry(intent, "/DestOutputProfile")
    data = decoded(profile)[0] if isinstance(profile, pikepdf.Stream) else b""
    return IntentFact(
        subtype=name(entry(intent, "/S")),
        condition=text(entry(intent, "/OutputConditionIdentifier")),
        registry=text(entry(intent, "/RegistryName")),
        profile_class=_signature(data[12:16]),
        profile_space=_signature(data[16:20]),
        profile_sha256=sha256(data).hexdigest() if data else "",
        profile_description=_description(data),
    )


def _signature(raw: bytes) -> str:
    return raw.decode("ascii", "replace").strip()


def _description(profile: bytes) -> str:
    """The profile's name for people: tag `desc`, of type `desc` (ICC 2) or `mluc` (ICC 4)."""
    count = int.from_bytes(profile[128:132], "big")
    for place in range(132, 132 + 12 * min(count, 100), 12):
        if profile[place : place + 4] != b"desc":
            continue
        start = int.from_bytes(profile[place + 4 : place + 8], "big")
        tag = profile[start : start + int.from_bytes(profile[place + 8 : place + 12], "big")]
        if tag[:4] == b"desc":
            return tag[12 : 12 + int.from_bytes(tag[8:12], "big")].split(b"\0")[0].decode("latin-1")
        if tag[:4] == b"mluc":
            length, offset = int.from_bytes(tag[20:24], "big"), int.from_bytes(tag[24:28], "big")
            return tag[offset : offset + length].decode("utf-16-be", "replace").strip("\0")
    return ""


def _xmp(packet: bytes) -> dict[str, str]:
    """The properties of an XMP packet, as elements or as attributes; of lists the first items. {} for what is no XML.

    A document type would be the way to make a parser open files or swell: it ends the reading.
    """
    found: dict[str, str] = {}
    path: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def called(full: str) -> str:
        space, _, local = full.rpartition(" ")
        return f"{_PREFIXES.get(space, space)}:{local}" if space else local

    def start(tag: str, attributes: dict[str, str]) -> None:
        if len(path) > _DEEPEST_ELEMENT:
            raise ValueError
        path.append(called(tag))
        if path[-1] == "rdf:Description":
            for key, value in attributes.items():
                if not called(key).startswith(("rdf:", "xml:")):
                    found.setdefault(called(key), value[:_MOST_VALUE])
        elif "rdf:Description" in path:
            found.setdefault(_property(path), "")

    def end(tag: str) -> None:
        path.pop()

    def characters(data: str) -> None:
        if "rdf:Description" in path and path[-1] != "rdf:Description":
            key = _property(path)
            found[key] = (found.get(key, "") + data)[:_MOST_VALUE]

    def refuse(*_: Any) -> None:
        raise ValueError

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = characters, refuse
    try:
        parser.Parse(packet, True)
    except (expat.ExpatError, *MALFORMED):
        pass
    return {key: value.strip() for key, value in found.items()}


def _property(path: list[str]) -> str:
    """The property that an element belongs to: the one right below the outermost description."""
    place = path.index("rdf:Description") + 1
    return path[min(place, len(path) - 1)]
