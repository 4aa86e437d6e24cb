"""Which demands a district's sheet prints: its own picks first, then the manifesto's default set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest

from programm_print.findings import Finding, Severity
from programm_print.messages import say
from programm_print.models.district import District
from programm_print.models.manifesto import Chapter, Demand, Manifesto
from programm_print.models.product import Product
from programm_print.models.text import Text


@dataclass(frozen=True)
class Pick:
    """One filled slot; `own` when the district chose the demand itself. `chapter_number` counts from 1."""

    chapter_number: int
    demand: Demand
    own: bool


@dataclass(frozen=True)
class Picks:
    """All filled slots in printing order, and what has to be said about picks that found no slot."""

    picks: tuple[Pick, ...]
    findings: tuple[Finding, ...] = ()

    def of_chapter(self, number: int) -> tuple[Pick, ...]:
        return tuple(pick for pick in self.picks if pick.chapter_number == number)


def pick_demands(product: Product, manifesto: Manifesto, district: District) -> Picks:
    """Fill the product's slots. The district's picks are proved to exist (content); a product without slots takes none."""
    if product.slots is None:
        return Picks(())
    own = list(_own_picks(manifesto, district))
    count = product.slots.count
    if product.slots.per == "sheet":
        groups = [_fill(count, own, _round_robin(manifesto.chapters))]
        wanting = [f"districts/{district.id}/name"]
    else:
        groups = [
            _fill(
                count,
                [pick for pick in own if pick.chapter_number == number],
                (Pick(number, demand, own=False) for demand in chapter.default_set),
            )
            for number, chapter in enumerate(manifesto.chapters, 1)
        ]
        wanting = [f"chapters/{chapter.id}/title" for chapter in manifesto.chapters]
    picks = tuple(chain.from_iterable(groups))
    printed = {pick.demand.id for pick in picks}
    left_out = (text for text in district.demands if text not in printed)
    findings = [
        *(_left_out(product, district, text, count) for text in left_out),
        *(_empty_slots(product, count, len(group), at) for group, at in zip(groups, wanting, strict=True) if len(group) < count),
    ]
    return Picks(picks, tuple(findings))


def _left_out(product: Product, district: District, pick: Text, count: int) -> Finding:
    message = say("compose.pick-left-out", demand=pick, district=district.name, product=product.id, count=count)
    return Finding("compose.pick-left-out", Severity.INFO, message, at=pick.at or None)


def _empty_slots(product: Product, count: int, filled: int, at: str) -> Finding:
    message = say("compose.empty-slots", product=product.id, count=count, filled=filled)
    return Finding("compose.empty-slots", Severity.WARNING, message, at=at)


def _own_picks(manifesto: Manifesto, district: District) -> Iterator[Pick]:
    wanted = set[str](district.demands)
    by_id = {
        demand.id: Pick(number, demand, own=True)
        for number, chapter in enumerate(manifesto.chapters, 1)
        for demand in chapter.demands
        if demand.id in wanted
    }
    return (by_id[demand] for demand in district.demands)


def _round_robin(chapters: tuple[Chapter, ...]) -> Iterator[Pick]:
    """The strongest demand of every chapter, then the second of every chapter, and so on."""
    ranks = zip_longest(*(chapter.default_set for chapter in chapters))
    for rank in ranks:
        for number, demand in enumerate(rank, 1):
            if demand is not None:
                yield Pick(number, demand, own=False)


def _fill(count: int, own: Iterable[Pick], default: Iterable[Pick]) -> list[Pick]:
    filled: dict[str, Pick] = {}
    for pick in chain(own, default):
        if len(filled) == count:
            break
        filled.setdefault(pick.demand.id, pick)
    return list(filled.values())
