"""On a real product: a text lengthened word by word is reported at the word where a reader sees it cut, and not before."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from programm_print.compose.composing import Composer
from programm_print.compose.hyphenation import Hyphenator
from programm_print.copyfitting import copyfit
from programm_print.findings import Finding, Severity
from programm_print.fit.examining import examine
from programm_print.fit.judging import Sheet, judge
from programm_print.layout.fonts import load_fonts
from programm_print.layout.palette import load_palette
from programm_print.models.job import Job
from programm_print.models.product import StepFit
from programm_print.models.replacing import texts_of, with_texts
from programm_print.models.sheet import Sizes
from programm_print.opening import open_project
from programm_print.project import ProjectFiles
from programm_print.render.engine import Engine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from programm_print.models.layout import Layout

ROOT = Path(__file__).resolve().parents[2]
CREATED = datetime(2026, 2, 1, 12, tzinfo=UTC)
WORDS = ("mit", "guten", "Wegen", "und", "sicheren", "Plätzen", "für", "alle")
MM = 72 / 25.4


class Press:
    """One job of the shipped project, with some of its texts replaced. `places` are the shipped ones."""

    def __init__(self, product: str, variant: str) -> None:
        self.project = open_project(ProjectFiles(ROOT))
        self.job = Job(self.project.products[product], variant)
        self.engine = Engine(self.project.files.read)
        self.texts = texts_of(self.project.content)

    def lay_out(self, sizes: Sizes, replacements: Mapping[str, str]) -> Layout:
        content, files = with_texts(self.project.content, replacements), self.project.files
        composer = Composer(content.campaign, load_palette(files.read, content.shop.paper), load_fonts(files.read), files.read)
        layout = self.engine.lay_out(composer.compose(self.job, content, sizes).html, base=f"layouts/{self.job.product.id}")
        if not self.job.product.measured or sizes.heights_mm is not None:
            return layout
        return self.lay_out(replace(sizes, heights_mm=layout.heights_mm), replacements)

    def fit(self, replacements: Mapping[str, str]) -> tuple[Sizes, Layout]:
        return copyfit(self.job.product, lambda sizes: self.lay_out(sizes, replacements))

    def fits(self, replacements: Mapping[str, str]) -> bool:
        """Whether there are no errors at the smallest sizes: copyfitting finds some size exactly then."""
        least = {name: fit.to_pt for name, fit in self.job.product.fit.items() if isinstance(fit, StepFit)}
        misfits = examine(self.lay_out(Sizes(least), replacements), self.job.product, lambda word: None)
        return not any(misfit.severity is Severity.ERROR for misfit in misfits)

    def judged(self, replacements: Mapping[str, str]) -> tuple[Finding, ...]:
        sizes, layout = self.fit(replacements)
        sheet = Sheet(self.job.name, self.job.product, {**self.texts, **replacements}, self.project.content.places)
        campaign = self.project.content.campaign
        return judge(
            layout,
            sheet,
            Hyphenator(campaign.language, tuple(campaign.hyphenation)).excepted,
            lambda shorter: self.lay_out(sizes, {**replacements, **shorter}),
        )


@pytest.fixture(scope="module")
def flyer() -> Press:
    return Press("flyer-a6", "mitte")


def longer(text: str, words: int) -> str:
    return " ".join([text, *(WORDS[index % len(WORDS)] for index in range(words))])


def stands_in_its_frame(flyer: Press, at: str, replacements: Mapping[str, str]) -> bool:
    """Whether a reader of the PDF finds all words of the list inside its frame."""
    _, layout = flyer.fit(replacements)
    frame = next(frame for frame in layout.frames if frame.name == "demands")
    pdf = pypdfium2.PdfDocument(flyer.engine.write_pdf(layout, created=CREATED))
    page = pdf[frame.page - 1]
    text, trim = page.get_textpage(), page.get_trimbox()
    x0, y0, x1, y1 = trim[0], trim[3] - (frame.box_mm[3] + 0.1) * MM, trim[2], trim[3] - (frame.box_mm[1] - 0.1) * MM
    inside = "".join(text.get_text_bounded(x0, y0, x1, y1).split()).replace("\ufffe", "").replace("-", "")
    whole = "".join(replacements[at].split()).replace("-", "")
    # What is lengthened pushes the last demand down: that has to be there too.
    last = [piece.text for piece in layout.texts if layout.frames[piece.frame or 0].name == "demands"][-1]
    return whole in inside and last.replace("-", "").replace("\u00ad", "").split()[-1] in inside


def test_the_shipped_flyer_has_no_findings(flyer: Press) -> None:
    assert flyer.judged({}) == ()


@pytest.mark.parametrize("rank", [pytest.param(rank, marks=pytest.mark.long) for rank in (1, 4)])
def test_a_lengthened_demand_is_reported_at_the_word_where_it_is_cut(flyer: Press, rank: int) -> None:
    _, layout = flyer.fit({})
    at = list(dict.fromkeys(text.at for text in layout.texts if text.at.startswith("demands/")))[rank]
    low, high = 0, 64
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if flyer.fits({at: longer(flyer.texts[at], middle)}) else (low, middle)
    fitting, cut = longer(flyer.texts[at], low), longer(flyer.texts[at], high)
    assert stands_in_its_frame(flyer, at, {at: fitting})
    assert not stands_in_its_frame(flyer, at, {at: cut})
    finding, *others = flyer.judged({at: cut})
    assert not [other for other in others if other.severity is Severity.ERROR], others
    # The lengthened text is the one that stands out: told with its own line and by how much.
    assert finding.place == flyer.project.content.places[at]
    assert (finding.measured, finding.limit) == (f"{len(cut)} characters", f"{len(fitting)} characters")
    size = "flyer-a6_mitte (p. 2) at 10 pt, the smallest allowed; last visible words"
    assert finding.message.startswith(f"{len(cut) - len(fitting)} characters too long for {size}")
