"""Opening a project: all its content and all its products, read and proved whatever is done with them afterwards."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from programm_print.content.loading import load_content
from programm_print.content.schemas import content_schemas
from programm_print.errors import ContentError
from programm_print.findings import Finding
from programm_print.layout.fonts import load_fonts
from programm_print.layout.products import load_products
from programm_print.models.content import Content
from programm_print.models.product import Product
from programm_print.project import ProjectFiles, write_atomically


@dataclass(frozen=True)
class Project:
    """A project read and proved as a whole, whatever of it is built."""

    files: ProjectFiles
    content: Content
    products: Mapping[str, Product]


def open_project(files: ProjectFiles) -> Project:
    """Read all content and all products. Raises ContentError with every finding of both at once."""
    findings: list[Finding] = []
    content: Content | None = None
    products: Mapping[str, Product] | None = None
    try:
        content = load_content(files)
    except ContentError as error:
        findings += error.findings
    try:
        products = load_products(files, frozenset(load_fonts(files.read)))
    except ContentError as error:
        findings += error.findings
    if content is None or products is None:
        raise ContentError(findings)
    return Project(files, content, products)


def write_schemas(files: ProjectFiles) -> tuple[str, ...]:
    """Write `schemas/<name>.schema.json` for every kind of file; returns their project paths."""
    paths = []
    for name, schema in content_schemas().items():
        path = f"schemas/{name}.schema.json"
        write_atomically(files.root / path, (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode())
        paths.append(path)
    return tuple(paths)
