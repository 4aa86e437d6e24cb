from __future__ import annotations

import pytest
from blocks import write_project

from programm_print.project import ProjectFiles
from programm_print.render.engine import Engine


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """The engine of the block font's project."""
    return Engine(ProjectFiles(write_project(tmp_path_factory.mktemp("project").resolve())).read)
