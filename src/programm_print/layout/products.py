"""The products of a project: `layouts/<id>/product.yaml`, read and proved."""

from __future__ import annotations

from collections.abc import Iterator

from programm_print.errors import ContentError
from programm_print.findings import Finding, Place, Severity
from programm_print.messages import say
from programm_print.models.product import BalanceFit, DepthFit, Product, ProductFile, StepFit, WidthFit
from programm_print.project import ProjectFiles
from programm_print.yaml_source import read_model


def load_products(files: ProjectFiles, fonts: frozenset[str]) -> dict[str, Product]:
    """All products by id, in the order of their folders' names. `fonts` are the roles a headline may be set in.

    Raises ContentError with all findings of all files at once.
    """
    findings: list[Finding] = []
    products: dict[str, Product] = {}
    for name in files.folders("layouts"):
        file = f"layouts/{name}/product.yaml"
        reading = read_model(files.read(file), file, ProductFile)
        findings += reading.findings
        if declared := reading.model:
            product = Product(id=name, **{field: getattr(declared, field) for field in ProductFile.model_fields})
            findings += _contradictions(product, fonts, Place(file))
            products[name] = product
    if findings:
        raise ContentError(findings)
    return products


def _contradictions(product: Product, fonts: frozenset[str], place: Place) -> Iterator[Finding]:
    """What each field allows on its own but not together."""
    pages = product.pages
    if (pages.exactly is None) == (pages.multiple is None):
        yield _error("layout.pages", place)
    for page in sorted({panel.page for panel in product.panels}):
        width = sum(panel.width_mm for panel in product.panels if panel.page == page)
        if abs(width - product.trim_mm.width) > 0.01:
            yield _error("layout.panel-widths", place, page=page, width=f"{width:g}", trim=f"{product.trim_mm.width:g}")
    for name, fit in product.fit.items():
        if isinstance(fit, WidthFit | BalanceFit) and fit.font not in fonts:
            yield _error("layout.unknown-font", place, fit=name, font=fit.font, known=", ".join(sorted(fonts)))
        if isinstance(fit, StepFit) and fit.to_pt > fit.from_pt:
            yield _error("layout.step-direction", place, fit=name)
        if isinstance(fit, WidthFit) and fit.least_pt > fit.most_pt:
            yield _error("layout.width-direction", place, fit=name)
        if isinstance(fit, DepthFit) and fit.from_mm > fit.to_mm:
            yield _error("layout.depth-direction", place, fit=name)


def _error(code: str, place: Place, **values: object) -> Finding:
    return Finding(code, Severity.ERROR, say(code, **values), place=place)
