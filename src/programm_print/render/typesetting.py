"""WeasyPrint at work: stylesheets kept from one job to the next, documents laid out and written.

Beside its public API this rests on what WeasyPrint 70 keeps to itself: `find_stylesheets`, `Document._render`,
`Document._build_layout_context`, `FontConfiguration._folder`, `LayoutContext.current_page`, `Page._page_box`. All of it is named
here, in `boxes`, in `styles` and in `inks`.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from weasyprint import DEFAULT_OPTIONS, HTML
from weasyprint.css import find_stylesheets
from weasyprint.css.counters import CounterStyle
from weasyprint.document import Document
from weasyprint.layout import LayoutContext
from weasyprint.pdf.anchors import resolve_links
from weasyprint.text.fonts import FontConfiguration

from programm_print.errors import ProgrammError
from programm_print.render.faces import Faces, FontError
from programm_print.render.fetching import ProjectFetcher, Read, path_of
from programm_print.render.inks import Plate, teach_inks
from programm_print.render.margins import ShownString
from programm_print.render.parsing import keep_patterns
from programm_print.render.paths import draw_plain_paths
from programm_print.render.styles import StyleCache, share_styles

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from programm_print.render.journal import Entry, Journal, Refusal

# Uncompressed, because finishing reads and rewrites the content streams anyway.
_OPTIONS = {"pdf_variant": "pdf/x-4", "uncompressed_pdf": True}

#: A sheet that has more does not end.
MOST_PAGES = 1000
# Sets of parsed stylesheets that are kept, the newest: copyfitting makes one for each size that it tries.
_KEPT = 32


class _Fonts(FontConfiguration):  # type: ignore[misc]
    """WeasyPrint's font configuration, which also notes what each loaded @font-face can set."""

    _folder: Path | None

    def __init__(self, read: Read, faces: Faces) -> None:
        super().__init__()
        self._read = read
        self._faces = faces
        self._known: dict[str, list[str]] = {}

    def add_font_face(self, rule_descriptors: dict[str, Any], url_fetcher: ProjectFetcher) -> None:
        if self._folder is None:
            # WeasyPrint removes its folder when this is collected, which a process that ends at once does not wait for.
            folder = tempfile.mkdtemp(prefix="programm-print-fonts-")
            weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
            self._folder = Path(folder)
        super().add_font_face(rule_descriptors, url_fetcher)
        key = str(rule_descriptors)
        if key in self._known:
            for file in self._known[key]:
                self._read(file)
            return
        loaded: list[str] = []
        self._known[key] = loaded
        for kind, url in rule_descriptors["src"]:
            path = path_of(url) if kind == "external" and url else None
            if path is None:
                continue
            try:
                self._faces.add(rule_descriptors, self._read(path))
                loaded.append(path)
            except (ProgrammError, FontError):
                # WeasyPrint tries the next source too, and logs when none is left.
                continue
            return


@dataclass
class _Stylesheets:
    """A document's parsed stylesheets with everything their rules define, the files they were read from, and what there was to
    say while parsing.

    WeasyPrint fills the counter styles and colour profiles while it parses: the same objects go with the parsed sheets for
    ever, or the output intent is gone from the second document on.
    """

    counter_style: Any = field(default_factory=CounterStyle)
    color_profiles: dict[str, Any] = field(default_factory=dict)
    parsed: list[Any] = field(default_factory=list)
    styles: StyleCache = field(default_factory=StyleCache)
    files: tuple[str, ...] = ()
    entries: list[Entry] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


class EndlessError(Exception):
    """After so many `pages` there is still something left to be laid out."""

    def __init__(self, pages: int) -> None:
        super().__init__(pages)
        self.pages = pages


class _Context(LayoutContext):  # type: ignore[misc]
    """What is known while pages are made, which must come to an end: WeasyPrint 70 makes pages for ever where a box
    with `position: absolute` within a footnote is taller than its page."""

    @property
    def current_page(self) -> int | None:
        return self._current_page

    @current_page.setter
    def current_page(self, number: int | None) -> None:
        if number and number > MOST_PAGES:
            raise EndlessError(MOST_PAGES)
        self._current_page = number


class _Document(Document):  # type: ignore[misc]
    """A document that leaves what only its making knows with the HTML it was made of, until its facts are read.

    That is the computed styles, and each string that a margin box asked for.
    """

    @classmethod
    def _build_layout_context(cls, html: Any, *rest: Any) -> Any:
        context = super()._build_layout_context(html, *rest)
        context._current_page = vars(context).pop("current_page")
        context.__class__ = _Context
        html.style_for = context.style_for
        html.shown_strings = shown = []
        get_strings = context.get_string_set_for

        def note_strings(page: Any, name: str, keyword: str = "first") -> Any:
            strings = get_strings(page, name, keyword)
            shown.append(ShownString(context.current_page, name, "".join(strings)))
            return strings

        context.get_string_set_for = note_strings
        return context


@dataclass(frozen=True)
class Typeset:
    """A document laid out. `root` is its etree, `style_for` gives the computed style of an element or pseudo-element."""

    document: Any
    root: Any
    style_for: Callable[..., Any]
    shown_strings: tuple[ShownString, ...]
    failed_images: frozenset[str]


class Typesetter:
    """One font configuration, and parsed stylesheets by their sources, for as long as it lives.

    A project's files are taken not to change meanwhile. They are asked for again whenever stylesheets made of them are used
    again, so that whoever listens at `read` hears of them.
    """

    def __init__(self, read: Read, spots: tuple[str, ...]) -> None:
        """`spots` are the names by which stylesheets ask for plates: `color(--name 1)`."""
        teach_inks()
        share_styles()
        draw_plain_paths()
        keep_patterns()
        self._spots = spots
        self.faces = Faces()
        self._read = read
        self._heard: list[str] = []
        self._fonts = _Fonts(self.read, self.faces)
        self._stylesheets: dict[tuple[str, ...], _Stylesheets] = {}

    def read(self, path: str) -> bytes:
        """A file of the project; which ones a stylesheet was made of is remembered with it."""
        data = self._read(path)
        self._heard.append(path)
        return data

    def parse(self, html: str, base_url: str, fetcher: ProjectFetcher) -> Any:
        return HTML(string=html, base_url=base_url, url_fetcher=fetcher)

    def lay_out(self, source: Any, journal: Journal) -> Typeset:
        """Lay out a parsed document. What its stylesheets had to say goes into the journal, parsed now or before."""
        sheets = self._sheets(source, journal)
        cache: dict[str, Any] = {}
        options = {**DEFAULT_OPTIONS, **_OPTIONS, "stylesheets": sheets.parsed, "cache": cache}
        before = len(journal.entries)
        source.style_cache = sheets.styles
        document = _Document._render(source, self._fonts, sheets.counter_style, sheets.color_profiles, options)
        for entry in journal.entries[before:]:
            if entry.value is not None:
                # WeasyPrint says only once that a value with var() is wrong: the next document is to hear it too.
                entry.value._reported_error = False
        # Written here for its log lines: a link to nowhere shall be known before the PDF is made.
        list(resolve_links(document.pages))
        style_for, shown = source.style_for, tuple(source.shown_strings)
        del source.style_for, source.shown_strings
        failed = frozenset(url for url, image in cache.items() if image is None)
        return Typeset(document, source.etree_element, style_for, shown, failed)

    def forget_styles(self) -> None:
        """Compute all styles anew."""
        for sheets in self._stylesheets.values():
            sheets.styles.forget()

    def _sheets(self, source: Any, journal: Journal) -> _Stylesheets:
        """The document's <style> and <link rel=stylesheet>, parsed or found again; they are disarmed in the document.

        They become user stylesheets, all of one origin: their order, layers and specificity decide as before, and a
        style="" still wins.
        """
        elements = [wrapper.etree_element for wrapper in source.wrapper_element.query_all("style", "link")]
        key = (source.base_url, *(repr((element.tag, sorted(element.attrib.items()), element.text)) for element in elements))
        if key in self._stylesheets:
            sheets = self._stylesheets[key]
            for path in sheets.files:
                self._read(path)
            journal.entries += sheets.entries
            journal.refusals += sheets.refusals
        else:
            if len(self._stylesheets) == _KEPT:
                del self._stylesheets[next(iter(self._stylesheets))]
            sheets = _Stylesheets(color_profiles={f"--{name}": Plate() for name in self._spots})
            entries, refusals = len(journal.entries), len(journal.refusals)
            self._heard.clear()
            fetcher, base_url, kind = source.url_fetcher, source.base_url, source.media_type
            counters, profiles = sheets.counter_style, sheets.color_profiles
            sheets.parsed += find_stylesheets(
                source.wrapper_element, kind, fetcher, base_url, self._fonts, counters, profiles, [], []
            )
            sheets.entries += journal.entries[entries:]
            sheets.refusals += journal.refusals[refusals:]
            sheets.files = tuple(dict.fromkeys(self._heard))
            self._stylesheets[key] = sheets
        for element in elements:
            element.set("type", "text/parsed")
        return sheets


def write(document: Any, created: datetime) -> bytes:
    """The document as PDF/X-4, uncompressed. `created` is written as its dates; without it WeasyPrint takes the clock."""
    document.metadata.created = document.metadata.modified = created.isoformat(timespec="seconds")
    pdf: bytes = document.write_pdf(**_OPTIONS)
    return pdf
