"""Opening a project: all its content and all its products, read and proved whatever is done with them afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from programm_print.content.loading import load_content
from programm_print.layout.fonts import load_fonts
from programm_print.layout.products import load_products
from programm_print.models.content import Content
from programm_print.models.product import Product
from programm_print.project import ProjectFiles


@dataclass(frozen=True)
class Project:
    """A project read and proved as a whole, whatever of it is built."""

    files: ProjectFiles
    content: Content
    products: Mapping[str, Product]


def open_project(files: ProjectFiles) -> Project:
    """Read all content and all products. Raises ContentError with every finding at once."""
    fonts = load_fonts(files.read)
    return Project(files, load_content(files), load_products(files, frozenset(fonts)))
