"""Print shops: `shops/` as the program brings them, `content/shops/` of the campaign; which is chosen, and who prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from programm_print.content.folders import OWN_SHOPS, SHOPS
from programm_print.errors import UsageError
from programm_print.findings import Finding, Place, Severity
from programm_print.messages import LANGUAGES, say, speaking
from programm_print.models.campaign import Address, Campaign
from programm_print.models.shop import Shop, ShopFile
from programm_print.models.text import Text
from programm_print.naming import match_name, nearest
from programm_print.project import ProjectFiles
from programm_print.yaml_source import Reading

GENERIC = "generic"

# Whose shop it is, and not what it asks for: never taken from another one.
_OWN = frozenset({"name", "address", "verified", "like"})
_CONDITION = ("paper", "condition", "registry", "description", "profile")


@dataclass(frozen=True)
class Shops:
    """All shops by id, the generic ones first; `named` are also those whose file has an error, ."""

    by_id: Mapping[str, Shop]
    named: frozenset[str]
    findings: tuple[Finding, ...]


def load_shops(files: ProjectFiles, read: Callable[[str, str], Reading[ShopFile]]) -> Shops:
    """Read every shop by `read`, from a path and an address; what the readings found is not told again.

    A file of the campaign completes the program's file of the same name: where both speak, it counts.
    """
    layers: dict[str, list[Reading[ShopFile]]] = {}
    for folder in (OWN_SHOPS, SHOPS):
        for path in files.list(folder, ".yaml"):
            name = PurePosixPath(path).stem
            layers.setdefault(name, []).append(read(path, f"shops/{name}"))
    loader = _Loader(layers)
    names = sorted({GENERIC, *layers}, key=lambda name: (not name.startswith(GENERIC), name))
    shops = {name: shop for name in names if (shop := loader.resolve(name))}
    return Shops(shops, frozenset(layers), tuple(loader.findings))


class _Loader:
    """Makes shops of files, each after the shop that it is like."""

    def __init__(self, layers: Mapping[str, list[Reading[ShopFile]]]) -> None:
        self.findings: list[Finding] = []
        self._layers = layers
        self._made: dict[str, Shop | None] = {}

    def resolve(self, name: str, passed: tuple[str, ...] = ()) -> Shop | None:
        """The shop with all it inherits; None, and a finding, where that cannot be told."""
        if name not in self._made:
            self._made[name] = self._make(name, (*passed, name))
        return self._made[name]

    def _make(self, name: str, passed: tuple[str, ...]) -> Shop | None:
        layers = self._layers.get(name, [])
        said: dict[str, Any] = {}
        for reading in layers:
            if reading.model is None:
                return None  # Its own findings say why.
            said = {key: value for key in ShopFile.model_fields if (value := getattr(reading.model, key)) is not None} | said
        place = Place(layers[0].file if layers else f"{SHOPS}/{GENERIC}.yaml")
        base: Shop | None = None
        if name != GENERIC:
            like = said.get("like", GENERIC)
            if like in passed or (like not in self._layers and like != GENERIC):
                near = nearest(like, [each for each in self._layers if each not in passed])
                hint = say("content.did-you-mean", near=near) if near else say("shops.where")
                self._tell("like", place, hint, like=like)
                return None
            base = self.resolve(like, passed)
            if base is None:
                return None
        inherited = {key: getattr(base, key) for key in ShopFile.model_fields if key not in _OWN} if base else {}
        values = inherited | said
        missing = [key for key in _CONDITION if values.get(key) is None]
        if missing:
            self._tell("incomplete", place, say("shops.restore"), fields=", ".join(missing))
            return None
        if base and (lacking := list(_lacking(values, said, base))):
            hint = say("shops.like-uncoated") if values["paper"] != base.paper else say("shops.own-profile")
            self._tell("half-condition", place, hint, fields=", ".join(lacking))
            return None
        told = () if name.startswith(GENERIC) else (*(base.told if base else ()), *(key for key in said if key not in _OWN))
        return Shop(id=name, told=tuple(dict.fromkeys(told)), **values)

    def _tell(self, name: str, place: Place, hint: str, **values: object) -> None:
        self.findings.append(Finding(f"shops.{name}", Severity.ERROR, say(f"shops.{name}", **values), hint, place))


def _lacking(values: Mapping[str, Any], said: Mapping[str, Any], base: Shop) -> Iterator[str]:
    """What a file must say, too, since it changes a part of the printing condition: the parts describe one thing."""
    condition = ("condition", "description", "profile")
    changed = {key for key in ("paper", *condition) if values[key] != getattr(base, key)}
    if changed:
        yield from (key for key in condition if key not in changed)
    if "paper" in changed and "ink_percent" not in said:
        yield "ink_percent"


@dataclass(frozen=True)
class Choice:
    """The shop, and the campaign with who prints it; None where a finding says why not."""

    shop: Shop | None = None
    campaign: Campaign | None = None
    findings: tuple[Finding, ...] = ()


def choose_shop(files: ProjectFiles, shops: Shops, campaign: Reading[Campaign] | None, word: str | None) -> Choice:
    """The shop that a person typed, else the campaign's, and what is to be known of it before anything is built for it.

    Raises UsageError for a word that fits no shop.
    """
    shop = _typed(shops, word) if word is not None else None
    if campaign is None or campaign.model is None:
        return Choice(shop)
    place = campaign.places.get("campaign/shop", Place(campaign.file))
    wanted = campaign.model.shop
    shop = shop or shops.by_id.get(wanted)
    if shop is None:
        # A shop whose own file has an error is not missing.
        there = wanted in shops.named or wanted == GENERIC
        return Choice(findings=() if there else (_no_such_shop(shops, wanted, place),))
    printed = _with_printer(campaign.model, shop, shops)
    return Choice(shop, printed, tuple(_findings(files, printed, shop, place)))


def findings_of_order(shop: Shop, *, marks: bool) -> Iterator[Finding]:
    """Where what is built is not what the shop takes. It is built all the same: someone may convert it, or ask the shop."""
    if not shop.takes_what_is_written:
        message = say("shops.standard", shop=shop.label, standards=", ".join(shop.standards or ()))
        yield Finding("shops.standard", Severity.ERROR, message, say("shops.other-shop"))
    if marks and shop.marks == "unwanted":
        yield Finding("shops.marks-unwanted", Severity.WARNING, say("shops.marks-unwanted", shop=shop.label))


def _typed(shops: Shops, word: str) -> Shop:
    match = match_name(word, {shop.id: str(shop.name or shop.id) for shop in shops.by_id.values()})
    if match.id:
        return shops.by_id[match.id]
    if match.candidates:
        raise UsageError(say("shops.ambiguous", word=word, candidates=", ".join(match.candidates)))
    raise UsageError(say("shops.unknown-word", word=word, known=", ".join(shops.by_id)))


def _no_such_shop(shops: Shops, wanted: str, place: Place) -> Finding:
    near = nearest(wanted, shops.by_id)
    hint = say("content.did-you-mean", near=near) if near else say("shops.known", known=", ".join(shops.by_id))
    return Finding("shops.unknown", Severity.ERROR, say("shops.unknown", shop=wanted), hint, place)


def _with_printer(campaign: Campaign, shop: Shop, shops: Shops) -> Campaign:
    """The campaign with who prints it, for the imprint: its own `printer`, else the chosen shop.

    `printer` says how the campaign's own shop is reached. Where another shop was chosen it would name the wrong one; only the
    generic shops, which have no name, leave it standing. What nobody knows becomes a placeholder in the campaign's language.
    """
    own = shops.by_id.get(campaign.shop)
    if campaign.printer and (shop.name is None or (own is not None and own.name == shop.name)):
        return campaign
    language = campaign.language[:2] if campaign.language[:2] in LANGUAGES else "en"
    with speaking(language):
        blank = {part: Text(say(f"shops.blank-{part}")) for part in ("name", "street", "postcode", "city")}
    known = {part: getattr(shop.address, part) for part in ("street", "postcode", "city")} if shop.address else {}
    return campaign.model_copy(update={"printer": Address(**blank | known | ({"name": shop.name} if shop.name else {}))})


def _findings(files: ProjectFiles, campaign: Campaign, shop: Shop, place: Place) -> Iterator[Finding]:
    if not files.exists(shop.profile):
        message = say("shops.no-profile", shop=shop.label, file=shop.profile, condition=shop.condition)
        yield Finding("shops.no-profile", Severity.ERROR, message, say("shops.own-profile"), place)
    if shop.verified is None and not shop.id.startswith(GENERIC):
        yield Finding("shops.unverified", Severity.INFO, say("shops.unverified", shop=shop.label), say("shops.verify"), place)
    if campaign.printer and not campaign.printer.street.at:
        yield Finding(
            "shops.no-address", Severity.INFO, say("shops.no-address", shop=shop.label), say("shops.add-address"), place
        )
