"""All content of a project, read and proved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from programm_print.findings import Finding, Place
from programm_print.models.campaign import Campaign
from programm_print.models.district import District
from programm_print.models.manifesto import Manifesto


@dataclass(frozen=True)
class Content:
    """`places` leads from a text's address (`Text.at`) to the line it stands on."""

    campaign: Campaign
    manifesto: Manifesto
    districts: tuple[District, ...]
    places: Mapping[str, Place] = field(repr=False)
    findings: tuple[Finding, ...] = ()
