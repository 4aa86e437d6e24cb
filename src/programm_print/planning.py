"""The matrix: which jobs a selection of products, districts and chapters makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from programm_print.errors import ContentError, UsageError
from programm_print.findings import Finding, Place, Severity
from programm_print.messages import say
from programm_print.models.content import Content
from programm_print.models.job import Job
from programm_print.models.product import Product, Scope
from programm_print.naming import Match, match_name


@dataclass(frozen=True)
class Selection:
    """What a person asked for, as typed. Empty means all.

    A district or chapter that is named narrows the build to its own sheets: products of another scope are left out
    unless they are named too.
    """

    products: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()


def plan_jobs(products: Mapping[str, Product], content: Content, selection: Selection) -> tuple[Job, ...]:
    """The jobs of a selection, product by product. Raises UsageError for a name that fits nothing."""
    districts = {district.id: district.name for district in content.districts}
    chapters = {chapter.id: chapter.title for chapter in content.manifesto.chapters}
    chosen_products = _choose("product", selection.products, {product.id: product.title for product in products.values()})
    chosen = {
        Scope.CAMPAIGN: ("",),
        Scope.DISTRICT: _choose("district", selection.districts, districts),
        Scope.CHAPTER: _choose("chapter", selection.chapters, chapters),
    }
    narrowed = {scope for scope, names in ((Scope.DISTRICT, selection.districts), (Scope.CHAPTER, selection.chapters)) if names}
    wanted = [
        products[name] for name in chosen_products if selection.products or not narrowed or products[name].scope in narrowed
    ]
    _prove_chapter_count(wanted, len(chapters))
    return tuple(Job(product, variant) for product in wanted for variant in chosen[product.scope])


def _choose(kind: str, typed: Sequence[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """Ids for what was typed, in the order of `known`; all of them when nothing was typed."""
    if not typed:
        return tuple(known)
    matches = {word: match_name(word, known) for word in typed}
    missed = [_not_found(kind, word, match) for word, match in matches.items() if match.id is None]
    if missed:
        raise UsageError("\n".join(missed))
    found = {match.id for match in matches.values()}
    return tuple(name for name in known if name in found)


def _not_found(kind: str, word: str, match: Match) -> str:
    if match.candidates:
        return say(f"build.{kind}-ambiguous", word=word, candidates=", ".join(match.candidates))
    if match.suggestion:
        return say(f"build.{kind}-unknown-near", word=word, suggestion=match.suggestion)
    return say(f"build.{kind}-unknown", word=word)


def _prove_chapter_count(products: Sequence[Product], count: int) -> None:
    findings = [
        Finding(
            code="build.chapter-count",
            severity=Severity.ERROR,
            message=say(
                "build.chapter-count", product=product.id, count=count, least=product.chapters.least, most=product.chapters.most
            ),
            place=Place(f"layouts/{product.id}/product.yaml"),
        )
        for product in products
        if not product.chapters.least <= count <= product.chapters.most
    ]
    if findings:
        raise ContentError(findings)
