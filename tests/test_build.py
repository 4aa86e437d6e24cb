from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from programm_print.build.building import Builder, How
from programm_print.build.bundling import creation_time
from programm_print.errors import UsageError
from programm_print.models.layout import Layout
from programm_print.models.selection import Selection
from programm_print.opening import Project, open_project
from programm_print.planning import plan_jobs
from programm_print.project import ProjectFiles
from programm_print.render.engine import Engine

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 1, 1, tzinfo=UTC)
DISTRICTS = ("mitte", "waldau", "wesertor", "wehlheiden", "forstfeld")


CARD = {
    "product.yaml": """\
title: Card
scope: district
trim_mm: {width: 105, height: 148}
bleed_mm: 3
safety_mm: 5
pages: {exactly: 1}
slots: {per: sheet, count: 3}
lengths_mm: {margin: 10, measure: 85, list-top: 40, list-depth: 60}
fit:
  demands: {kind: steps, from_pt: 24, to_pt: 8, step_pt: 0.5, leading: 1.25, share: product}
""",
    "template.html": """\
{% extends "_shared/document.html" %}
{% block body %}
<h1 data-at="{{ district.name.at }}">{{ district.name | heading }}</h1>
<ul data-frame="list" data-fit="demands">
{% for chapter, pick in picks %}
  <li data-at="{{ pick.demand.text.at }}">{{ pick.demand.text | text }}</li>
{% endfor %}
</ul>
{% endblock %}
""",
    "style.css": """\
@layer product {
  h1 { position: absolute; left: var(--margin); top: var(--margin); }
  ul {
    position: absolute; left: var(--margin); top: var(--list-top); width: var(--measure); height: var(--list-depth);
    font-size: var(--demands-size); line-height: var(--demands-leading);
  }
}
""",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Five districts and a card whose demands share their size; those of Mitte are the longest of the manifesto."""
    root = tmp_path_factory.mktemp("town").resolve()
    for name in ("content", "fonts", "profiles", "shops", "layouts/_shared"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "layouts/palette.yaml", root / "layouts")
    (root / "layouts/card").mkdir()
    for name, text in CARD.items():
        (root / "layouts/card" / name).write_text(text, encoding="utf-8")
    for file in (root / "content/districts").glob("*.yaml"):
        if file.stem not in DISTRICTS:
            file.unlink()
    demands = [
        demand
        for file in (root / "content/manifesto").glob("*.yaml")
        for section in yaml.safe_load(file.read_text(encoding="utf-8"))["sections"]
        for demand in section["demands"]
    ]
    longest = sorted(demands, key=lambda demand: -len(str(demand["text"])))[:3]
    picks = "".join(f"  - {demand['id']}\n" for demand in longest)
    (root / "content/districts/mitte.yaml").write_text(f"name: Mitte\ndemands:\n{picks}", encoding="utf-8")
    return open_project(ProjectFiles(root))


@pytest.fixture
def layouts(monkeypatch: pytest.MonkeyPatch) -> list[Layout]:
    """Every layout that is made."""
    made: list[Layout] = []
    lay_out = Engine.lay_out

    def noted(self: Engine, html: str, *, base: str) -> Layout:
        made.append(lay_out(self, html, base=base))
        return made[-1]

    monkeypatch.setattr(Engine, "lay_out", noted)
    return made


def size_of_demands(layout: Layout) -> float:
    (size,) = {fact.size_pt for fact in layout.texts if fact.at.startswith("demands/")}
    return size


def build(project: Project, out: Path, *districts: str) -> dict[str, bytes]:
    jobs = plan_jobs(project.products, project.content, Selection(districts=districts)).jobs
    built = list(Builder(project, out, created=NOW).build(jobs))
    assert [each.status for each in built] == ["built"] * len(jobs), [each.findings for each in built]
    return {each.variant: each.path.read_bytes() for each in built}


def test_siblings_share_the_size_that_the_longest_text_needs(project: Project, layouts: list[Layout], tmp_path: Path) -> None:
    together = build(project, tmp_path / "together")
    final = {size_of_demands(layout) for layout in layouts[-3:]}
    assert len(final) == 1
    assert final < {size / 2 for size in range(16, 48)}  # smaller than the wish of 24 pt
    alone = build(project, tmp_path / "alone", "waldau")
    assert size_of_demands(layouts[-1]) == final.pop()
    assert alone["waldau"] == together["waldau"]


def test_siblings_share_a_size_also_where_texts_stand_only_below_measured_frames(
    project: Project, layouts: list[Layout], tmp_path: Path
) -> None:
    root = (tmp_path / "town").resolve()
    shutil.copytree(project.files.root, root)
    card = root / "layouts/card"
    (card / "product.yaml").write_text(CARD["product.yaml"] + "measured: true\n", encoding="utf-8")
    template = CARD["template.html"].replace("<h1 ", '<h1 data-frame="name" ').replace("<ul ", "{% if heights_mm %}<ul ")
    (card / "template.html").write_text(template.replace("</ul>", "</ul>{% endif %}"), encoding="utf-8")
    measured = open_project(ProjectFiles(root))
    build(measured, tmp_path / "together")
    final = {size_of_demands(layout) for layout in layouts[-6:] if any(fact.at.startswith("demands/") for fact in layout.texts)}
    assert len(final) == 1
    assert final < {size / 2 for size in range(16, 48)}
    build(measured, tmp_path / "alone", "waldau")
    assert size_of_demands(layouts[-1]) == final.pop()


def test_only_the_longest_are_laid_out_to_find_the_shared_size(project: Project, layouts: list[Layout], tmp_path: Path) -> None:
    build(project, tmp_path, "mitte")
    alone = len(layouts)
    build(project, tmp_path)
    # Mitte decides the size, by as many layouts as that takes; then one more for each district.
    assert len(layouts) - alone == alone - 1 + len(DISTRICTS)


def test_the_name_of_what_is_worked_on_is_told(project: Project, tmp_path: Path) -> None:
    begun: list[str] = []
    jobs = plan_jobs(project.products, project.content, Selection(districts=("waldau",))).jobs
    list(Builder(project, tmp_path, created=NOW, how=How(begin=begun.append)).build(jobs))
    assert begun[-1] == "card_waldau"
    assert "card_mitte" in begun


def test_the_time_of_creation_is_that_of_the_environment_or_now() -> None:
    assert creation_time({"SOURCE_DATE_EPOCH": "1767225600"}) == NOW
    assert abs((creation_time({}) - datetime.now(UTC)).total_seconds()) < 5
    assert creation_time({"SOURCE_DATE_EPOCH": ""}).microsecond == 0


@pytest.mark.parametrize("value", ["tomorrow", "1e9", "99999999999999999999", "12.5"])
def test_a_time_that_is_none_is_told(value: str) -> None:
    with pytest.raises(UsageError, match=f'SOURCE_DATE_EPOCH is "{value}"'):
        creation_time({"SOURCE_DATE_EPOCH": value})
