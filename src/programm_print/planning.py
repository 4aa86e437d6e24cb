"""The matrix: which jobs a selection of products, districts and chapters makes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from programm_print.errors import ContentError, UsageError
from programm_print.findings import Finding, Place, Severity
from programm_print.messages import say
from programm_print.models.content import Content
from programm_print.models.job import Job
from programm_print.models.product import Product
from programm_print.models.selection import Scope, Selection
from programm_print.naming import Match, match_name


@dataclass(frozen=True)
class Plan:
    """The jobs of a selection, and what of it was said twice or in vain."""

    jobs: tuple[Job, ...]
    findings: tuple[Finding, ...] = ()


def plan_jobs(products: Mapping[str, Product], content: Content, selection: Selection) -> Plan:
    """The jobs of a selection, product by product.

    Raises UsageError for a name that fits nothing, ContentError for products that are not made for so many chapters.
    """
    known: dict[str, Mapping[str, str]] = {
        "product": {product.id: product.title for product in products.values()},
        "district": {district.id: district.name for district in content.districts},
        "chapter": {chapter.id: chapter.title for chapter in content.manifesto.chapters},
    }
    findings: list[Finding] = []
    # The verb `build` takes products as they are, the others behind an option.
    options = {kind: f"--{kind}" for kind in known if kind != "product" or selection.scope}
    named = _choose("product", selection.products, known, options, findings)
    chosen = {
        Scope.CAMPAIGN: ("",),
        Scope.DISTRICT: _choose("district", selection.districts, known, options, findings),
        Scope.CHAPTER: _choose("chapter", selection.chapters, known, options, findings),
    }
    narrowed = {scope for scope, words in ((Scope.DISTRICT, selection.districts), (Scope.CHAPTER, selection.chapters)) if words}
    wanted = [products[name] for name in named]
    if selection.scope:
        if selection.products:
            _prove_scope(wanted, selection.scope)
        wanted = [product for product in wanted if product.scope is selection.scope]
    elif narrowed and not selection.products:
        wanted = [product for product in wanted if product.scope in narrowed]
    if not wanted:
        raise UsageError(say("build.nothing-chosen"))
    for scope in sorted(narrowed - {product.scope for product in wanted}):
        message = say(
            "build.narrows-nothing",
            option=f"--{scope}",
            products=", ".join(product.id for product in wanted),
            wanted=say(f"build.scope-{scope}"),
        )
        findings.append(Finding("build.narrows-nothing", Severity.WARNING, message))
    _prove_chapter_count(wanted, len(content.manifesto.chapters))
    return Plan(tuple(Job(product, variant) for product in wanted for variant in chosen[product.scope]), tuple(findings))


def _choose(
    kind: str,
    typed: Sequence[str],
    known: Mapping[str, Mapping[str, str]],
    options: Mapping[str, str],
    findings: list[Finding],
) -> tuple[str, ...]:
    """Ids for what was typed, in the order of what is `known` of this kind; all of them when nothing was typed."""
    if not typed:
        return tuple(known[kind])
    matches = [(word, match_name(word, known[kind])) for word in typed]
    missed = [_not_found(kind, word, match, known, options) for word, match in matches if match.id is None]
    if missed:
        raise UsageError("\n".join(dict.fromkeys(missed)))
    times = Counter(match.id for _, match in matches)
    twice = [name for name in known[kind] if times[name] > 1]
    if twice:
        message = say("build.named-twice", names=", ".join(twice))
        findings.append(Finding("build.named-twice", Severity.INFO, message))
    return tuple(name for name in known[kind] if times[name])


def _not_found(kind: str, word: str, match: Match, known: Mapping[str, Mapping[str, str]], options: Mapping[str, str]) -> str:
    if match.candidates:
        return say(f"build.{kind}-ambiguous", word=word, candidates=", ".join(match.candidates))
    other = next((each for each, names in known.items() if each != kind and match_name(word, names).id), None)
    if other:
        how = say("build.with-option", option=options[other]) if other in options else say("build.without-option")
        return say(f"build.{kind}-is-other", word=word, other=say(f"build.is-{other}"), how=how)
    if match.suggestion:
        return say(f"build.{kind}-unknown-near", word=word, suggestion=match.suggestion)
    return say(f"build.{kind}-unknown", word=word)


def _prove_scope(products: Sequence[Product], scope: Scope) -> None:
    wrong = [
        say(
            "build.other-scope",
            product=product.id,
            made=say(f"build.scope-{product.scope}"),
            wanted=say(f"build.scope-{scope}"),
        )
        for product in products
        if product.scope is not scope
    ]
    if wrong:
        raise UsageError("\n".join(wrong))


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
