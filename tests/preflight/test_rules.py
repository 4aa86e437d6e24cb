"""docs/preflight.md and the table of rules say the same, and each rule has its test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from programm_print.messages import speaking
from programm_print.preflight.judging import find_source
from programm_print.preflight.rules import RULES, Rule

ROOT = Path(__file__).parents[2]
ROWS = {
    cells[0].strip("`"): cells
    for line in (ROOT / "docs/preflight.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| `") and len(cells := [cell.strip() for cell in line.strip("|").split("|")]) == 5
}


def test_the_documents_have_each_rule_once_and_in_order() -> None:
    assert list(ROWS) == [rule.code for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_documents_say_what_the_rule_does(rule: Rule) -> None:
    _, _, severity, source, test = ROWS[rule.code]
    with speaking("en"):
        assert (severity, source) == (rule.severity, find_source(rule))
    found = re.fullmatch(r"`(test_\w+\.py)::(test_\w+)`", test)
    assert found is not None
    written = (Path(__file__).parent / found[1]).read_text(encoding="utf-8")
    body = written.partition(f"def {found[2]}(")[2].partition("\n\n\n")[0]
    assert f'"{rule.code}"' in body
    assert "== ()" in body, "no twin that keeps the rule"
