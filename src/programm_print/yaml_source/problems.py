from __future__ import annotations

from programm_print.findings import Finding, Place, Severity
from programm_print.messages import say


def problem(name: str, place: Place, hint: str | None = None, severity: Severity = Severity.ERROR, **values: object) -> Finding:
    """The finding `content.<name>`: its message is the catalogue's sentence of that key, filled with `values`."""
    return Finding(code=f"content.{name}", severity=severity, message=say(f"content.{name}", **values), hint=hint, place=place)


def excerpt(text: str, most: int = 40) -> str:
    """A text as a message quotes it: one line, cut after `most` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rstrip() + "…"
