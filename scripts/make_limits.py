"""Write the tables of docs/limits.md: how much text each product takes with the shipped content, in German.

Usage, from the project's folder: PYTHONPATH=src .venv/bin/python scripts/make_limits.py; takes some minutes.
"""

from __future__ import annotations

from pathlib import Path

from programm_print.cli.stressing import limit_tables
from programm_print.messages import say, speaking
from programm_print.models.selection import Selection
from programm_print.opening import open_project
from programm_print.planning import plan_jobs
from programm_print.project import ProjectFiles
from programm_print.stressing.limits import Limit
from programm_print.stressing.running import stress

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "docs/limits.md"
#: What stands below this line is written anew.
BEGIN = "<!-- ./programm check --stress -->\n"


def main() -> None:
    project = open_project(ProjectFiles(ROOT))
    jobs = plan_jobs(project.products, project.content, Selection()).jobs
    with speaking("de"):
        limits = [tried for tried in stress(project, jobs) if isinstance(tried, Limit)]
        titles = {limit.sheet: f"{project.products[limit.product].title} (`{limit.sheet}`)" for limit in limits}
        tables = [
            "\n".join([f"## {titles[sheet]}\n", f"| {say('stress.column-text')} | {say('stress.column-limit')} |", "|---|---|"])
            + "\n"
            + "".join(f"| {what} | {how_much} |\n" for what, how_much in rows)
            for sheet, rows in limit_tables(limits)
        ]
    above, _, _ = DOCUMENT.read_text(encoding="utf-8").partition(BEGIN)
    DOCUMENT.write_text(above + BEGIN + "\n" + "\n".join(tables), encoding="utf-8")


if __name__ == "__main__":
    main()
