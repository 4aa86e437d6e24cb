"""All content of a project, read and proved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from programm_print.findings import Finding, Place
from programm_print.models.campaign import Campaign
from programm_print.models.district import District
from programm_print.models.manifesto import Manifesto
from programm_print.models.shop import Shop


@dataclass(frozen=True)
class Content:
    """`shop` is the chosen one of `shops`, and the campaign's `printer` is who prints there. `places` leads from a text's address
    (`Text.at`) to the line it stands on."""

    campaign: Campaign
    manifesto: Manifesto
    districts: tuple[District, ...]
    shop: Shop
    shops: Mapping[str, Shop] = field(repr=False)
    places: Mapping[str, Place] = field(repr=False)
    findings: tuple[Finding, ...] = ()
