"""The file as a whole: what it says of itself, and what PDF/X does not allow in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from programm_print.findings import Severity
from programm_print.preflight.faults import Fault
from programm_print.preflight.sight import bleed_of, overlap, standard_of

if TYPE_CHECKING:
    from programm_print.models.inspection import DocumentFact
    from programm_print.preflight.sight import Case

# The newest PDF that each standard knows (ISO 15930-1 and -3: 1.3, -4 and -6: 1.4, -7: 1.6).
_NEWEST = (("PDF/X-4", (1, 6)), ("PDF/X-1a:2003", (1, 4)), ("PDF/X-3:2003", (1, 4)), ("PDF/X-1", (1, 3)), ("PDF/X-3", (1, 3)))
# Allowed, or judged by a rule of their own.
_HARMLESS = frozenset(("/HT", "/BG", "/UCR", "/Alternates", "JPXDecode", "JBIG2Decode", "/OCProperties", "/OC"))
_PRINTED_ANNOTATIONS = frozenset(("TrapNet", "PrinterMark"))


def pdfx_version(case: Case) -> Iterator[Fault]:
    """The file names a standard that the shop takes, at one version of PDF that the standard knows."""
    document = case.inspection.document
    standard, taken = standard_of(document), ", ".join(case.limits.standards)
    values = {"standard": standard, "taken": taken, "shop": case.limits.shop, "version": document.version}
    if not standard:
        yield Fault("preflight.no-standard", "preflight.hint-standard", values, measured="–", limit=taken, limited_by="standards")
    elif not any(_same_standard(standard, accepted) for accepted in case.limits.standards):
        sentence = "preflight.shop-standard" if case.limits.shop else "preflight.other-standard"
        yield Fault(sentence, "preflight.hint-standard", values, measured=standard, limit=taken, limited_by="standards")
    said = document.info.get("GTS_PDFXVersion")
    if standard.startswith("PDF/X-4") and said is not None and said != standard:
        values |= {"info": said}
        yield Fault("preflight.standards-differ", "preflight.hint-export-again", values, measured=said, limit=standard)
    newest = next((version for name, version in _NEWEST if standard.startswith(name)), None)
    if newest is not None and _numbers(document.version) > newest:
        values |= {"newest": ".".join(map(str, newest))}
        yield Fault(
            "preflight.newer-pdf", "preflight.hint-export-again", values, measured=document.version, limit=str(values["newest"])
        )


def _same_standard(found: str, accepted: str) -> bool:
    """`PDF/X-1a:2001` is taken where `PDF/X-1a` is, and `PDF/X-4` where `PDF/X-4:2010` is, which the file cannot say."""
    return found.startswith(accepted) if ":" not in accepted or ":" in found else found == accepted.split(":", 1)[0]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


def pdfx_metadata(case: Case) -> Iterator[Fault]:
    """The keys without which a file is none of PDF/X, and that its two places say the same."""
    document = case.inspection.document
    missing = ", ".join(_missing(document))
    if missing:
        yield Fault("preflight.metadata-missing", "preflight.hint-export-again", {"name": missing}, measured="–", limit=missing)
    trapped = {value.lstrip("/") for value in (document.info.get("Trapped"), document.xmp.get("pdf:Trapped")) if value}
    if trapped and (len(trapped) > 1 or not trapped <= {"True", "False"}):
        values = {"trapped": ", ".join(sorted(trapped))}
        limit = "True, False"
        yield Fault("preflight.trapped", "preflight.hint-export-again", values, measured=values["trapped"], limit=limit)
    titles = [title.strip() for title in (document.info.get("Title"), document.xmp.get("dc:title")) if title]
    if len(set(titles)) > 1:
        values = {"info": titles[0], "xmp": titles[1]}
        yield Fault("preflight.titles-differ", "preflight.hint-export-again", values, measured=titles[0], limit=titles[1])
    if document.encrypted:
        yield Fault("preflight.encrypted", "preflight.hint-encrypted", {}, measured="/Encrypt")


def _missing(document: DocumentFact) -> Iterator[str]:
    """PDF/X-4 asks for these in XMP; the older standards have them in Info."""
    info, xmp = document.info, document.xmp
    modern = not standard_of(document).startswith(("PDF/X-1", "PDF/X-3"))
    for of_xmp, of_info in (("dc:title", "Title"), ("xmp:CreateDate", "CreationDate"), ("xmp:ModifyDate", "ModDate")):
        if not (xmp if modern else info).get(of_xmp if modern else of_info):
            yield of_xmp if modern else of_info
    if not (info.get("Trapped") or xmp.get("pdf:Trapped")):
        yield "Trapped"
    if not document.has_id:
        yield "/ID"


def output_intent(case: Case) -> Iterator[Fault]:
    """One printing condition, with the profile of a CMYK press."""
    document = case.inspection.document
    intents = [intent for intent in document.intents if intent.subtype.lstrip("/") == "GTS_PDFX"]
    if len(intents) != 1:
        sentence = "preflight.intents-many" if intents else "preflight.intent-missing"
        yield Fault(sentence, "preflight.hint-intent", {"count": len(intents)}, measured=str(len(intents)), limit="1")
        return
    (intent,) = intents
    if not intent.condition:
        yield Fault("preflight.intent-unnamed", "preflight.hint-intent", {}, measured="–", limit="OutputConditionIdentifier")
    # A registered condition is enough for the older standards (ISO 15930-4, 6.5).
    registered = bool(intent.registry) and standard_of(document).startswith(("PDF/X-1", "PDF/X-3"))
    if not intent.profile_sha256:
        if not registered:
            yield Fault("preflight.intent-profile-missing", "preflight.hint-intent", {}, measured="–", limit="DestOutputProfile")
    elif (intent.profile_class.strip(), intent.profile_space.strip()) != ("prtr", "CMYK"):
        found = f"{intent.profile_class.strip()} {intent.profile_space.strip()}"
        yield Fault("preflight.intent-profile", "preflight.hint-intent", {"found": found}, measured=found, limit="prtr CMYK")


def printing_condition(case: Case) -> Iterator[Fault]:
    """The condition the shop prints by: another one shifts every colour, and lets more ink through."""
    if not case.limits.conditions:
        return
    for intent in case.inspection.document.intents:
        names = [_letters(name) for name in (intent.condition, intent.profile_description) if name]
        if intent.subtype.lstrip("/") == "GTS_PDFX" and not any(
            name.startswith(_letters(wanted)) for name in names for wanted in case.limits.conditions
        ):
            found = intent.condition or intent.profile_description
            wanted = ", ".join(case.limits.conditions)
            yield Fault(
                "preflight.condition",
                "preflight.hint-condition",
                {"found": found, "wanted": case.limits.conditions[0]},
                measured=found,
                limit=wanted,
                limited_by="conditions",
            )


def _letters(name: str) -> str:
    """`ISO Coated v2 300% (ECI)` and `ISOcoated_v2_300_eci` are one condition."""
    return re.sub(r"[\W_]+", "", name).casefold()


def active_content(case: Case) -> Iterator[Fault]:
    """A press runs nothing and opens nothing."""
    for name in case.inspection.document.active:
        yield Fault("preflight.active", "preflight.hint-export-again", {"name": name}, kind=name, measured=name)
    if case.inspection.document.embedded_files:
        count = case.inspection.document.embedded_files
        yield Fault("preflight.attachments", "preflight.hint-attachments", {"count": count}, measured=str(count), limit="0")


def annotations_inside(case: Case) -> Iterator[Fault]:
    """Links, notes and fields lie outside the BleedBox or not in the file at all, whether they print or not."""
    bleeds = {page.number: bleed_of(page) for page in case.inspection.pages}
    for annotation in case.inspection.annotations:
        subtype = annotation.subtype.lstrip("/")
        if subtype not in _PRINTED_ANNOTATIONS and overlap(annotation.box_mm, bleeds[annotation.page]):
            yield Fault(
                "preflight.annotation",
                "preflight.hint-annotation",
                {"name": subtype},
                annotation.page,
                annotation.box_mm,
                kind=subtype,
                measured=subtype,
            )


def constructs(case: Case) -> Iterator[Fault]:
    """What changes on its way to the plate: transfer functions, PostScript, pictures that are elsewhere."""
    for construct in case.inspection.constructs:
        if construct.name not in _HARMLESS:
            yield Fault(
                "preflight.construct",
                "preflight.hint-export-again",
                {"name": construct.name},
                construct.page,
                kind=construct.name,
                measured=construct.name,
            )


def layers(case: Case) -> Iterator[Fault]:
    """A layer that is off on one machine is on at another: a shop may take none, and what is hidden is worth a look."""
    names = [layer.name for layer in case.inspection.document.layers]
    older = standard_of(case.inspection.document).startswith(("PDF/X-1", "PDF/X-3"))
    if names and (older or not case.limits.layers):
        values = {"count": len(names), "names": ", ".join(names[:5])}
        yield Fault(
            "preflight.layers",
            "preflight.hint-layers",
            values,
            measured=str(len(names)),
            limit="0",
            limited_by="layers",
            severity=Severity.ERROR,
        )
    for layer in case.inspection.document.layers:
        if not layer.shown:
            yield Fault("preflight.layer-hidden", "preflight.hint-layers", {"name": layer.name}, kind=layer.name)


def fonts(case: Case) -> Iterator[Fault]:
    """A font that is not in the file is replaced by another, often Courier."""
    for font in case.inspection.fonts:
        if not font.pages:
            continue
        for sentence, hint, severity in _font_faults(font.name, font.kind, embedded=font.embedded, subset=font.subset):
            # Type 3 fonts have no names.
            name = font.name or font.kind
            yield Fault(sentence, hint, {"name": name}, font.pages[0], kind=name, measured=font.kind, severity=severity)


def _font_faults(name: str, kind: str, *, embedded: bool, subset: bool) -> Iterator[tuple[str, str, Severity | None]]:
    if kind == "Type3":
        yield "preflight.font-type3", "preflight.hint-font-type3", None
        return
    if not embedded:
        yield "preflight.font-missing", "preflight.hint-font", None
    elif not subset:
        # Legal in PDF/X, and refused by some shops; the whole font also may not be passed on by its licence.
        yield "preflight.font-whole", "preflight.hint-font-whole", Severity.WARNING
    if name.casefold().startswith("courier"):
        yield "preflight.font-courier", "preflight.hint-font", None
