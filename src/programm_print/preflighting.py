"""The use case preflight: read a finished PDF, ours or a designer's, and say all that a print shop would object to."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from programm_print.apart import LostError, apart, at_most
from programm_print.errors import UnreadableError
from programm_print.findings import Finding, Place, Severity
from programm_print.messages import say
from programm_print.models.press_order import Limits, Order
from programm_print.project import make_folder, reason, write_atomically

if TYPE_CHECKING:
    from programm_print.models.inspection import CodeFact, InkFact, Inspection, PageFact
    from programm_print.models.plates import Plates
    from programm_print.proof.pages import Pages

# A code that the program draws has larger modules (compose/qr), so that it is found at half the resolution.
_OWN_MODULE_MM = 0.45
# Looking for codes renders every page; a book of a thousand pages seldom has one on its last.
_CODE_SECONDS = 30.0
# A page that PDFium and ZXing have not done with by then turns them in a circle.
_PAGE_SECONDS = 20.0
# Beyond what all parts may take by their own clocks.
_FILE_SECONDS = 600.0
_FILE_MEGABYTES = 1024


@dataclass(frozen=True, slots=True)
class Preflighted:
    """What became of one file. `pages` is 0 for what is no PDF. The order of `findings` is that of the numbers in proofs."""

    file: str
    findings: tuple[Finding, ...]
    pages: int = 0
    proofs: tuple[Path, ...] = ()

    @property
    def readable(self) -> bool:
        return self.pages > 0

    def count(self, severity: Severity) -> int:
        return sum(finding.severity is severity for finding in self.findings)

    def as_json(self) -> dict[str, Any]:
        return {
            "path": self.file,
            "pages": self.pages,
            "errors": self.count(Severity.ERROR),
            "warnings": self.count(Severity.WARNING),
            "proofs": [str(proof) for proof in self.proofs],
        }


def preflight_files(
    files: Sequence[str], limits: Limits, *, order: Order | None = None, proof: Path | None = None
) -> Iterator[Preflighted]:
    """One file after the other, by its path, each in a process of its own; one that cannot be read does not stop the others.

    `proof` is a folder for pictures. Raises ToolError when it cannot be written.
    """
    if proof is not None:
        make_folder(proof)
    for file, stem in zip(files, _stems(files), strict=True):
        yield _preflight_apart(file, limits, order, _Pictures(proof, stem) if proof else None)


def _preflight_apart(file: str, limits: Limits, order: Order | None, pictures: _Pictures | None) -> Preflighted:
    """Some PDFs crash a library: mostly the one that paints, without which the rest can still be told."""
    try:
        megabytes = _FILE_MEGABYTES + 4 * (Path(file).stat().st_size >> 20)
    except OSError as error:
        return _unreadable(file, "preflighting.unreadable", say("preflighting.unreadable", file=file, reason=reason(error)))
    for painting in (True, False):
        with suppress(LostError):
            given = (file, limits, order, pictures, painting)
            return apart(preflight_file, *given, seconds=_FILE_SECONDS, megabytes=megabytes)
    return _unreadable(file, "preflighting.lost", say("preflighting.lost", file=file))


def preflight_file(file: str, limits: Limits, order: Order | None, pictures: _Pictures | None, painting: bool) -> Preflighted:
    """One file in this process. Without `painting` nothing is asked of PDFium: neither codes nor pictures."""
    try:
        examined = _Examined(Path(file).read_bytes(), file, limits, order)
        findings = examined.judge(pictures) if painting else examined.judge_unpainted()
    except OSError as error:
        return _unreadable(file, "preflighting.unreadable", say("preflighting.unreadable", file=file, reason=reason(error)))
    except UnreadableError as error:
        return _unreadable(file, "preflighting.no-pdf", str(error))
    placed = tuple(replace(finding, place=finding.place or Place(file)) for finding in findings)
    return Preflighted(file, placed, len(examined.pages), examined.proofs)


def preflight_bytes(data: bytes, name: str, limits: Limits, *, order: Order | None = None) -> tuple[Finding, ...]:
    """The findings of a PDF that was just made. Separations are made only of pages on which more ink than the limit may meet.

    `name` is what sentences call it. Raises UnreadableError for what is no PDF.
    """
    return _Examined(data, name, limits, order, own=True).judge(None)


def _unreadable(file: str, code: str, sentence: str) -> Preflighted:
    return Preflighted(file, (Finding(code, Severity.ERROR, sentence),))


def _stems(files: Sequence[str]) -> list[str]:
    """What pictures of each file are called by: its name, numbered where several have the same."""
    stems: list[str] = []
    for file in files:
        stem, count = Path(file).stem, 1
        while stem in stems:
            count += 1
            stem = f"{Path(file).stem}-{count}"
        stems.append(stem)
    return stems


class _Examined:
    """One PDF under the lens: its facts by inspect, its ink by Ghostscript, its codes by the eyes of a telephone."""

    def __init__(self, data: bytes, name: str, limits: Limits, order: Order | None, *, own: bool = False) -> None:
        """`own` is one that the program has just made."""
        from programm_print.inspect.opening import inspect_pdf

        self._data, self._limits, self._order = data, limits, order
        self._inspection: Inspection = inspect_pdf(data, name)
        self._own = own
        self._codes: list[CodeFact] = []
        self._findings: list[Finding] = []
        self.proofs: tuple[Path, ...] = ()

    @property
    def pages(self) -> tuple[PageFact, ...]:
        return self._inspection.pages

    def judge(self, pictures: _Pictures | None) -> tuple[Finding, ...]:
        """All findings, the grave first; with `pictures` as pictures too."""
        from programm_print.proof.pages import Pages

        with Pages(self._data) as pages:
            self._read_codes(pages)
            findings = self._judged(self._codes, pictures)
            if pictures:
                pictures.show_faults(pages, self.pages, findings)
                self.proofs = tuple(pictures.written)
        return findings

    def judge_unpainted(self) -> tuple[Finding, ...]:
        """The findings that need no picture of a page."""
        self._find("unpainted", Severity.WARNING)
        return self._judged(None, None)

    def _judged(self, codes: list[CodeFact] | None, pictures: _Pictures | None) -> tuple[Finding, ...]:
        from programm_print.preflight.judging import judge

        def measure(doubtful: tuple[int, ...]) -> Iterator[InkFact]:
            return self._measure(doubtful, pictures)

        # Codes are looked at after the ink was measured: by then the plates have told which inks draw them.
        found = judge(self._inspection, self._limits, order=self._order, measure_ink=measure, codes=codes)
        return (*found, *self._findings)

    def _read_codes(self, pages: Pages) -> None:
        from programm_print.proof.codes import LEAST_MODULE_MM, read_codes

        deadline = time.monotonic() + _CODE_SECONDS
        for page in self.pages:
            if time.monotonic() > deadline:
                self._find("codes-unread", Severity.INFO, page=page.number, count=len(self.pages))
                return
            with at_most(_PAGE_SECONDS):
                self._codes += read_codes(pages, page, _OWN_MODULE_MM if self._own else LEAST_MODULE_MM)

    def _measure(self, doubtful: tuple[int, ...], pictures: _Pictures | None) -> Iterator[InkFact]:
        """The ink of the pages that are separated. Those that should be and are not are told, and judged by a bound."""
        from programm_print.inspect.ink import ink_of
        from programm_print.inspect.separations import find_ghostscript, separations

        wanted = [page for page in self.pages if page.number in doubtful or not self._own]
        if wanted and find_ghostscript() is None:
            self._find("no-ghostscript", Severity.INFO)
            return
        measured: set[int] = set()
        for plates in separations(self._data, wanted):
            measured.add(plates.page)
            self._note_inks(plates)
            ink = ink_of(plates)
            if pictures:
                pictures.show_ink(plates, ink, self._limits.ink_percent)
            yield ink
        missing = [page.number for page in wanted if page.number not in measured]
        if missing:
            self._find("not-separated", Severity.WARNING, page=missing[0], count=len(missing))

    def _note_inks(self, plates: Plates) -> None:
        from programm_print.proof.codes import with_inks

        self._codes[:] = [with_inks(code, plates) if code.page == plates.page else code for code in self._codes]

    def _find(self, name: str, severity: Severity, **values: object) -> None:
        key = f"preflighting.{name}"
        self._findings.append(Finding(key, severity, say(key, **values), say(f"{key}-hint")))


class _Pictures:
    """Writes the pictures of one file into a folder: `STEM-page-07.png` with its faults, `STEM-ink-07.png` with its ink."""

    def __init__(self, folder: Path, stem: str) -> None:
        self._folder, self._stem = folder, stem
        self.written: list[Path] = []

    def show_ink(self, plates: Plates, ink: InkFact, limit_percent: float) -> None:
        from programm_print.proof.heat import heat_map

        self._write("ink", plates.page, heat_map(plates, ink, limit_percent))

    def show_faults(self, pages: Pages, facts: Sequence[PageFact], findings: Sequence[Finding]) -> None:
        """Each page with its own findings and those of the whole document, numbered as they come."""
        from programm_print.proof.faults import page_proof

        numbered = list(enumerate(findings, 1))
        for page in facts:
            with at_most(_PAGE_SECONDS):
                picture = page_proof(pages, page, [item for item in numbered if item[1].page in (None, page.number)])
            if picture is not None:
                self._write("page", page.number, picture)
        self.written.sort()

    def _write(self, kind: str, page: int, picture: bytes) -> None:
        path = self._folder / f"{self._stem}-{kind}-{page:02d}.png"
        write_atomically(path, picture)
        self.written.append(path)
