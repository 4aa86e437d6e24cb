"""Opening a project: all its content and all its products, read and proved whatever is done with them afterwards."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from programm_print.content.folders import CAMPAIGN
from programm_print.content.loading import load_content
from programm_print.content.schemas import content_schemas
from programm_print.errors import ContentError
from programm_print.findings import Finding
from programm_print.layout.fonts import load_fonts
from programm_print.layout.products import load_products
from programm_print.messages import LANGUAGES, speaking
from programm_print.models.content import Content
from programm_print.models.product import Product
from programm_print.project import ProjectFiles, write_atomically


@dataclass(frozen=True)
class Project:
    """A project read and proved as a whole, whatever of it is built. Products are as the chosen print shop takes them."""

    files: ProjectFiles
    content: Content
    products: Mapping[str, Product]


def open_project(files: ProjectFiles, shop: str | None = None) -> Project:
    """Read all content and all products. `shop` is a print shop as a person types it, in place of the campaign's.

    Raises ContentError with every finding of both at once, UsageError for a shop that does not exist.
    """
    findings: list[Finding] = []
    content: Content | None = None
    products: Mapping[str, Product] | None = None
    try:
        content = load_content(files, shop)
    except ContentError as error:
        findings += error.findings
    try:
        products = load_products(files, frozenset(load_fonts(files.read)))
    except ContentError as error:
        findings += error.findings
    if content is None or products is None:
        raise ContentError(findings)
    return Project(files, content, {name: content.shop.product(product) for name, product in products.items()})


def write_schemas(files: ProjectFiles) -> tuple[str, ...]:
    """Write `schemas/<name>.schema.json` for every kind of file; returns their project paths."""
    schemas = schema_files(files)
    for path, text in schemas.items():
        write_atomically(files.root / path, text.encode())
    return tuple(schemas)


def schema_files(files: ProjectFiles) -> dict[str, str]:
    """The texts of the schemas by their paths; they explain fields in the campaign's language, whoever makes them."""
    with speaking(_language_of_campaign(files)):
        schemas = content_schemas()
    return {
        f"schemas/{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in schemas.items()
    }


def _language_of_campaign(files: ProjectFiles) -> str:
    """Read from its line alone: schemas help to mend a campaign that cannot be read as a whole."""
    text = files.read(CAMPAIGN) if files.exists(CAMPAIGN) else b""
    found = re.search(rb"^language:[ \t]*[\"']?([a-z]{2})\b", text, re.MULTILINE)
    language = found[1].decode() if found else ""
    return language if language in LANGUAGES else "en"
