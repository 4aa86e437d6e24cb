"""Small real projects for the tests of the layouts: the shipped content and fonts, one product, few districts."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from programm_print.build.building import Builder
from programm_print.build.values import BuiltFile
from programm_print.models.job import Job
from programm_print.models.selection import Scope
from programm_print.opening import open_project
from programm_print.project import ProjectFiles

ROOT = Path(__file__).resolve().parents[2]

Prepare = Callable[[Path], None]
BuildProduct = Callable[..., dict[str, BuiltFile]]


@pytest.fixture(scope="session")
def build_product(tmp_path_factory: pytest.TempPathFactory) -> BuildProduct:
    """Builds one product for the named districts (all others are left out) and gives the files by their variant.

    `prepare` may change the copied project before it is opened.
    """

    def build(product: str, districts: Sequence[str], prepare: Prepare | None = None) -> dict[str, BuiltFile]:
        root = tmp_path_factory.mktemp("project")
        for name in ("content", "fonts", "profiles", "shops"):
            shutil.copytree(ROOT / name, root / name)
        (root / "layouts").mkdir()
        for name in ("_shared", product):
            shutil.copytree(ROOT / "layouts" / name, root / "layouts" / name)
        shutil.copy(ROOT / "layouts" / "palette.yaml", root / "layouts")
        for file in (root / "content" / "districts").iterdir():
            if file.stem not in districts:
                file.unlink()
        if prepare:
            prepare(root)
        project = open_project(ProjectFiles(root))
        builder = Builder(project, root / "out", created=datetime(2026, 1, 1, tzinfo=UTC))
        variants = {
            Scope.CAMPAIGN: ("",),
            Scope.CHAPTER: tuple(chapter.id for chapter in project.content.manifesto.chapters),
            Scope.DISTRICT: tuple(district.id for district in project.content.districts),
        }
        made = project.products[product]
        jobs = [Job(made, variant) for variant in variants[made.scope]]
        return {built.variant: built for built in builder.build(jobs)}

    return build
