from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from programm_print.content.loading import load_content
from programm_print.layout.fonts import load_fonts
from programm_print.layout.products import load_products
from programm_print.models.press_order import Limits
from programm_print.models.product import Product
from programm_print.models.shop import FileNames, Shop, limits_of
from programm_print.project import ProjectFiles

ROOT = Path(__file__).parents[2]
SHOPS = load_content(ProjectFiles(ROOT)).shops
VERIFIED = [name for name, shop in SHOPS.items() if shop.verified]


@pytest.fixture(scope="module")
def products() -> dict[str, Product]:
    files = ProjectFiles(ROOT)
    return load_products(files, frozenset(load_fonts(files.read)))


def asking(**requirements: Any) -> Shop:
    return SHOPS["generic"].model_copy(update={"id": "own", "name": "Own", "told": tuple(requirements), **requirements})


def test_the_generic_shop_asks_for_what_is_usual() -> None:
    assert limits_of(SHOPS["generic"]) == Limits()


def test_the_generic_uncoated_shop_differs_in_ink_alone() -> None:
    assert limits_of(SHOPS["generic-uncoated"]) == Limits(ink_percent=280)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "dieumweltdruckerei",
            {
                "bleed_mm": 3,
                "safety_mm": 3,
                "ppi": 300,
                "ppi_good": 225,
                "ppi_least": 150,
                "line_art_ppi_good": 600,
                "marks": False,
            },
        ),
        (
            "printcarrier",
            {"standards": ("PDF/X-4", "PDF/X-1a"), "conditions": ("FOGRA39", "ISO Coated v2 300% (ECI)")},
        ),
        ("pinguindruck-uncoated", {"conditions": ("FOGRA47", "PSO Uncoated ISO12647 (ECI)"), "ink_percent": 280}),
        ("flyer-de", {"standards": ("PDF/X-3:2002",), "bleed_mm": 1, "layers": False}),
        ("maxdruck", {"bleed_mm": 2, "safety_mm": 4}),
    ],
)
def test_limits_are_a_shop_s_own_with_the_shop_as_their_source(name: str, expected: dict[str, Any]) -> None:
    limits = limits_of(SHOPS[name])
    assert {field: getattr(limits, field) for field in expected} == expected
    assert limits.shop == SHOPS[name].name
    assert set(expected) <= set(limits.told)
    assert all("published requirements" in source for source in limits.told.values())


def test_what_a_shop_did_not_say_is_not_put_into_its_mouth() -> None:
    assert set(limits_of(SHOPS["maxdruck"]).told) == {"bleed_mm", "safety_mm"}
    assert limits_of(SHOPS["onlineprinters"]).told == {}


def test_a_bound_product_has_the_brochures_margin_and_limits_of_pages(products: dict[str, Product]) -> None:
    shop = asking(safety_mm=4, brochure_safety_mm=5, pages_multiple=8, pages_most=64)
    brochure, flyer = (limits_of(shop, products[name]) for name in ("brochure-a5", "flyer-a6"))
    assert (brochure.safety_mm, brochure.pages_multiple, brochure.pages_most) == (5, 8, 64)
    assert (flyer.safety_mm, flyer.pages_multiple, flyer.pages_most) == (4, None, None)


def test_ordered_spot_colours_are_part_of_the_limits() -> None:
    assert limits_of(SHOPS["generic"], spots=("HKS 65 K",)).spots == ("HKS 65 K",)


def test_a_product_s_bleed_counts_where_the_shop_names_none(products: dict[str, Product]) -> None:
    wide = products["flyer-a6"].model_copy(update={"bleed_mm": 4})
    assert limits_of(SHOPS["generic"], wide).bleed_mm == 4
    assert limits_of(asking(bleed_mm=2), wide).bleed_mm == 2


@pytest.mark.parametrize(
    ("name", "requirements", "bleed", "safety", "multiple"),
    [
        ("flyer-a6", {}, 3, 4, None),
        ("flyer-a6", {"bleed_mm": 1, "safety_mm": 3}, 1, 4, None),
        ("flyer-a6", {"bleed_mm": 0, "safety_mm": 6}, 0, 6, None),
        ("brochure-a5", {"safety_mm": 4, "brochure_safety_mm": 7, "pages_multiple": 8}, 3, 7, 8),
        ("brochure-a5", {"pages_multiple": 6}, 3, 5, 12),
        ("flyer-dl", {"bleed_mm": 2, "safety_mm": 4, "pages_multiple": 8}, 2, 9, None),
    ],
)
def test_a_product_is_laid_out_with_the_shop_s_bleed_and_the_larger_margin(
    products: dict[str, Product], name: str, requirements: dict[str, Any], bleed: float, safety: float, multiple: int | None
) -> None:
    made = asking(**requirements).product(products[name])
    assert (made.bleed_mm, made.safety_mm, made.pages.multiple) == (bleed, safety, multiple)
    assert (made.trim_mm, made.pages.exactly) == (products[name].trim_mm, products[name].pages.exactly)


@pytest.mark.parametrize(
    ("rule", "name", "fits"),
    [
        (FileNames(), "flyer-a6_mitte", True),
        (FileNames(), "flyer a6", False),
        (FileNames(), "süd", False),
        (FileNames(), "", False),
        (FileNames(), "a.b", False),
        (FileNames(besides=".^]"), "a.b^c]", True),
        (FileNames(besides=""), "a-b", False),
        (FileNames(longest=5), "abcdef", False),
        (FileNames(longest=6), "abcdef\n", False),
    ],
)
def test_file_names_have_ascii_letters_digits_and_few_signs(rule: FileNames, name: str, fits: bool) -> None:
    assert rule.accepts(name) is fits


def test_every_shop_but_the_generic_ones_is_verified_and_one_takes_no_x_4() -> None:
    assert set(SHOPS) - set(VERIFIED) == {"generic", "generic-uncoated"}
    assert [name for name in VERIFIED if not SHOPS[name].takes_what_is_written] == ["flyer-de"]
