"""What preflight is measured on: the brochure as WeasyPrint renders it, and a large PDF that is made of it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
from PIL import Image

from programm_print.compose.composing import Composer
from programm_print.copyfitting import copyfit
from programm_print.finish.press import OutputIntent, PressSettings, finish_press
from programm_print.layout.fonts import load_fonts
from programm_print.layout.palette import load_palette
from programm_print.models.job import Job
from programm_print.models.layout import Layout
from programm_print.models.sheet import ComposedSheet, Sizes
from programm_print.opening import Project
from programm_print.render.engine import Engine

PAGES, MEGABYTES = 200, 11
CREATED = datetime(2026, 1, 1, tzinfo=UTC)


class Brochure:
    """The brochure in the sizes that copyfitting gives it."""

    def __init__(self, project: Project) -> None:
        read = project.files.read
        self.project = project
        self.palette = load_palette(read, project.content.shop.paper)
        self.engine = Engine(read, self.palette.spots)
        self.composer = Composer(project.content.campaign, self.palette, load_fonts(read), read)
        self.job = Job(project.products["brochure-a5"], "")
        sizes, _ = copyfit(self.job.product, self.laid_out)
        self.sheet = self.composed(sizes)

    def composed(self, sizes: Sizes) -> ComposedSheet:
        composed = self.composer.compose(self.job, self.project.content, sizes)
        if self.job.product.measured and sizes.heights_mm is None:
            return self.composed(replace(sizes, heights_mm=self.lay_out(composed).heights_mm))
        return composed

    def laid_out(self, sizes: Sizes) -> Layout:
        return self.lay_out(self.composed(sizes))

    def lay_out(self, composed: ComposedSheet) -> Layout:
        return self.engine.lay_out(composed.html, base=f"layouts/{self.job.product.id}")

    def render(self) -> bytes:
        """What WeasyPrint does: one layout, one PDF."""
        return self.engine.write_pdf(self.lay_out(self.sheet), created=CREATED)

    def pressed(self, raw: bytes) -> bytes:
        campaign, shop, product = self.project.content.campaign, self.project.content.shop, self.job.product
        settings = PressSettings(
            title=self.sheet.title,
            language=campaign.language,
            author=str(campaign.party),
            created=CREATED,
            intent=OutputIntent(shop.condition, shop.registry, shop.description, self.project.files.read(shop.profile)),
            trim_mm=(product.trim_mm.width, product.trim_mm.height),
            bleed_mm=product.bleed_mm,
            marks=False,
            colours=tuple(self.palette.colours.values()),
            folds_mm=tuple(product.folds_mm(page) for page in range(1, (product.pages.exactly or 1) + 1)),
        )
        return finish_press(raw, settings)


def large(brochure: bytes) -> bytes:
    """A PDF of 200 pages: the brochure's, each with contents of its own, and on each a photograph, so that all weigh 11 MB."""
    chance = random.Random(1)  # noqa: S311  # noise, the same in each run
    photograph = (MEGABYTES * 1_000_000 - len(brochure)) // PAGES
    pdf, source = pikepdf.new(), pikepdf.open(BytesIO(brochure))
    for number in range(PAGES):
        pdf.pages.append(source.pages[number % len(source.pages)])
        page = pdf.pages[-1]
        page.contents_coalesce()
        page.obj.Contents = pdf.make_stream(page.Contents.read_bytes() + b"\nq 200 0 0 133 100 100 cm /Photo%d Do Q" % number)
        # Pages that were copied from one share their resources.
        page.add_resource(_photograph(pdf, chance, photograph), pikepdf.Name.XObject, pikepdf.Name(f"/Photo{number}"))
    target = BytesIO()
    pdf.save(target)
    return target.getvalue()


def _photograph(pdf: pikepdf.Pdf, chance: random.Random, size: int) -> pikepdf.Stream:
    """A CMYK JPEG of noise, about so many bytes of it."""
    width = int((size / 3) ** 0.5 * 1.34)
    height = width * 2 // 3
    target = BytesIO()
    Image.frombytes("CMYK", (width, height), chance.randbytes(width * height * 4)).save(target, "JPEG", quality=75)
    entries = {"Type": pikepdf.Name.XObject, "Subtype": pikepdf.Name.Image, "Width": width, "Height": height}
    entries |= {"ColorSpace": pikepdf.Name.DeviceCMYK, "BitsPerComponent": 8, "Filter": pikepdf.Name.DCTDecode}
    return pikepdf.Stream(pdf, target.getvalue(), **entries)
