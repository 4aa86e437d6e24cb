"""Layouts of small sheets in a project of its own (`blocks`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from blocks import LayOut, document, write_project

from programm_print.project import ProjectFiles
from programm_print.render.engine import Engine

if TYPE_CHECKING:
    from pathlib import Path

    from programm_print.models.layout import Layout


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("project").resolve())


@pytest.fixture(scope="session")
def engine(project: Path) -> Engine:
    return Engine(ProjectFiles(project).read)


@pytest.fixture(scope="session")
def lay_out(engine: Engine) -> LayOut:
    """Lay out a body with a <style> of its own, in the folder layouts/sheet."""

    def lay_out(body: str, css: str = "") -> Layout:
        return engine.lay_out(document(body, css), base="layouts/sheet")

    return lay_out
