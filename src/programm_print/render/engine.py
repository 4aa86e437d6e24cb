"""The stage render: a sheet's HTML laid out into pages and facts, and written as a raw PDF."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from programm_print.errors import RenderError
from programm_print.findings import Finding, Place, Severity
from programm_print.measures import px_to_mm
from programm_print.messages import say
from programm_print.models.layout import FrameFact, Layout
from programm_print.render.boxes import Reader
from programm_print.render.fetching import ProjectFetcher, Read, path_of, url_of
from programm_print.render.fontconfig import hide_system_fonts
from programm_print.render.glyphs import font_findings
from programm_print.render.journal import Journal
from programm_print.render.lost import LaidOut, Missing, find_missing
from programm_print.render.margins import missing_strings
from programm_print.render.neighbours import overlaps
from programm_print.render.source import Source
from programm_print.render.tree import is_pseudo
from programm_print.render.typesetting import EndlessError, Typeset, Typesetter, write
from programm_print.render.variables import undeclared
from programm_print.render.wording import Document, findings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

__all__ = ["Engine", "FrameFact", "Layout", "Read"]


@dataclass(frozen=True)
class _Pages:
    """What writing needs of a layout: WeasyPrint's document, where it comes from, its layout's folder, its picture files."""

    document: Any
    source: Source
    base: str
    pictures: dict[str, str]


class Engine:
    """Lays out and writes the sheets of one project, one after the other; fonts and stylesheets are read once.

    Layouts load files through `read` alone, as `project:/path/in/project` or relative to their own folder. An engine
    belongs to one thread.
    """

    def __init__(self, read: Read, spots: tuple[str, ...] = ()) -> None:
        """`spots` are the palette's spot colours, which stylesheets may name."""
        hide_system_fonts()
        self._journal = Journal()
        self._typesetter = Typesetter(read, spots)
        self._fetcher = ProjectFetcher(self._typesetter.read, self._refuse)

    def lay_out(self, html: str, *, base: str) -> Layout:
        """Lay out a sheet; relative URLs start at the project's folder `base` (`layouts/flyer-a6`).

        What is wrong with the layout or its fonts is in the findings. Raises RenderError when the engine breaks off.
        """
        base = base.rstrip("/")
        base_url = url_of(base) + "/"
        self._journal = Journal()
        self._fetcher.pictures = {}
        with self._journal.open():
            document = self._typesetter.parse(html, base_url, self._fetcher)
            source = Source(document.etree_element, document.base_url)
            about = Document(base, document.base_url, self._fetcher.sheets, source.referring_address)
            try:
                typeset = self._typesetter.lay_out(document, self._journal)
            except EndlessError as error:
                sentence = say("render.endless", pages=error.pages)
                raise RenderError([Finding("render.endless", Severity.ERROR, sentence, place=Place(base))]) from error
            except Exception as error:
                raise RenderError(self._findings_of_crash(error, about)) from error
            finally:
                self._heed()
        said = list(findings_of(self._journal.entries, self._journal.refusals, about))
        told = {finding.place for finding in said}
        said += [finding for finding in _undeclared(source.styles(self._fetcher.sheets), base) if finding.place not in told]
        return self._facts(typeset, source, said, base)

    def write_pdf(self, layout: Layout, *, created: datetime) -> bytes:
        """The pages as PDF/X-4, uncompressed and unfinished, dated `created` (with its time zone).

        Raises RenderError when the engine warns while it draws.
        """
        pages = layout.document
        assert isinstance(pages, _Pages)
        about = Document(pages.base, url_of(pages.base) + "/", self._fetcher.sheets, pages.source.referring_address)
        self._journal = Journal()
        # Inline SVG asks for its pictures only now.
        self._fetcher.pictures = pages.pictures
        with self._journal.open():
            try:
                pdf = write(pages.document, created)
            except Exception as error:
                raise RenderError(self._findings_of_crash(error, about)) from error
            finally:
                self._heed()
        findings = tuple(findings_of(self._journal.entries, self._journal.refusals, about))
        if findings:
            raise RenderError(findings)
        return pdf

    def picture_files(self, layout: Layout) -> Mapping[str, str]:
        """The project's files of a written layout's images, by the names of these in the PDF without their last letter."""
        assert isinstance(layout.document, _Pages)
        return layout.document.pictures

    def _facts(self, typeset: Typeset, source: Source, said: list[Finding], base: str) -> Layout:
        faces, pages = self._typesetter.faces, typeset.document.pages
        reader = Reader(faces, source, self._fetcher.pictures)
        for number, page in enumerate(pages, 1):
            reader.read(number, page._page_box)
        missing = [piece for piece in _missing(typeset, source, reader) if not _failed(piece, typeset, source)]
        said += font_findings(reader.texts, faces, base)
        said += _attachments(typeset.document, source, base)
        ending = {frame.element: index for index, frame in enumerate(reader.frames) if frame.ends}
        lost = [(piece.lost, ending.get(source.nearest_in(piece.element, ending))) for piece in missing]
        return Layout(
            page_count=len(pages),
            page_sizes_mm=tuple((round(px_to_mm(page.width), 3), round(px_to_mm(page.height), 3)) for page in pages),
            texts=tuple(text.fact for text in reader.texts),
            lines=reader.broken_lines(),
            blocks=tuple(reader.blocks),
            frames=tuple(frame.fact(source.numbers_in(frame.element)) for frame in reader.frames),
            pictures=tuple(reader.pictures),
            rasters=tuple(reader.rasters),
            overlaps=overlaps(reader.texts, reader.lines, faces),
            lost=tuple(piece._replace(frame=index) for piece, index in lost),
            lost_fits=frozenset(fit for piece in missing for fit in source.fit_of(piece.element)),
            findings=tuple(said),
            document=_Pages(typeset.document, source, base, self._fetcher.pictures),
        )

    def _heed(self) -> None:
        """What the engine had to say may hang on styles that it computed: the next document is to hear it too."""
        if self._journal.entries:
            self._typesetter.forget_styles()

    def _refuse(self, url: str, sentence: str) -> None:
        self._journal.refuse(url, sentence)

    def _findings_of_crash(self, error: Exception, about: Document) -> list[Finding]:
        findings = list(findings_of(self._journal.entries, self._journal.refusals, about))
        if not self._journal.refusals:
            # An unserved colour profile ends parsing with an exception of its own; the refusal has been said.
            sentence = say("render.crash", reason=f"{type(error).__name__}: {error}")
            findings.append(Finding("render.crash", Severity.ERROR, sentence, place=Place(about.base)))
        return findings


def _missing(typeset: Typeset, source: Source, reader: Reader) -> Iterator[Missing]:
    """What of the source, of generated text and of running strings stands on no page."""
    own: dict[Any, list[str]] = {}
    generated: dict[tuple[Any, str], list[str]] = {}
    for element, tag, text in [(text.element, text.tag, text.fact.text) for text in reader.texts] + reader.unseen:
        if is_pseudo(tag):
            generated.setdefault((element, tag), []).append(text)
        elif element is not None:
            own.setdefault(element, []).append(text)
    yield from find_missing(typeset.root.find("body"), typeset.style_for, LaidOut(own, generated, reader.seen), source)
    yield from missing_strings(typeset.shown_strings, reader.strings, reader.texts, source)


def _failed(piece: Missing, typeset: Typeset, source: Source) -> bool:
    """Whether a picture is missing because its file could not be loaded: that has its own finding."""
    reference = piece.element.get("src") if piece.element.tag == "img" else None
    return reference is not None and source.absolute(reference) in typeset.failed_images


def _undeclared(styles: Iterable[tuple[str, str]], base: str) -> Iterator[Finding]:
    """Those in the document itself have no line: it is not the template's."""
    for found in undeclared(styles):
        place = Place(path_of(found.source) or found.source, found.line, found.column) if found.source else Place(base)
        sentence = say("render.undefined", declaration=found.declaration, names=found.name)
        yield Finding("render.declaration", Severity.ERROR, sentence, place=place)


def _attachments(document: Any, source: Source, base: str) -> Iterator[Finding]:
    """PDF/X-4 allows no embedded files, and WeasyPrint would read them from anywhere."""
    urls = [target for page in document.pages for kind, target, *_ in page.links if kind == "attachment"]
    for url in dict.fromkeys(urls + source.attachments()):
        at = source.referring_address(url)
        sentence = say("render.attachment", url=path_of(url) or url[:80])
        place = None if at else Place(base)
        yield Finding("render.attachment", Severity.ERROR, sentence, place=place, at=at or None)
