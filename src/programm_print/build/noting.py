"""Findings as plain data that JSON can hold, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from programm_print.findings import Finding, Place, Severity


def noted(finding: Finding) -> dict[str, Any]:
    """A finding as data; what says nothing is left out."""
    return {name: value for name, value in asdict(finding).items() if value not in (None, ())}


def finding_of(data: Mapping[str, Any]) -> Finding:
    fields = {name: _value(name, value) for name, value in data.items()}
    return Finding(**fields)


def _value(name: str, value: Any) -> Any:
    if name == "severity":
        return Severity(value)
    if name == "place":
        return Place(**value)
    return _frozen(value)


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
