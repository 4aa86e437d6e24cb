from __future__ import annotations

from programm_print.compose.picking import Picks, pick_demands
from programm_print.models.district import District
from programm_print.models.manifesto import Manifesto
from programm_print.models.product import Product
from programm_print.models.text import Text

# Two chapters: a1…a4 and b1…b4; in the default set a3 is strongest, then a1; b2, then b4.
RANKS = {"a3": 1, "a1": 2, "b2": 1, "b4": 2}


def manifesto() -> Manifesto:
    def demand(name: str) -> dict[str, object]:
        return {"id": name, "text": f"Text of {name}"} | ({"default": RANKS[name]} if name in RANKS else {})

    return Manifesto.model_validate(
        {
            "chapters": [
                {
                    "id": letter,
                    "title": letter,
                    "sections": [
                        {"id": f"section-{letter}", "title": letter, "demands": [demand(f"{letter}{n}") for n in range(1, 5)]}
                    ],
                }
                for letter in "ab"
            ]
        }
    )


def product(per: str, count: int) -> Product:
    return Product.model_validate(
        {
            "id": "flyer",
            "title": "Flyer",
            "scope": "district",
            "trim_mm": {"width": 105, "height": 148},
            "bleed_mm": 3,
            "safety_mm": 4,
            "pages": {"exactly": 2},
            "slots": {"per": per, "count": count},
        }
    )


def picked(per: str, count: int, *own: str) -> Picks:
    texts = [Text(pick, f"districts/mitte/demands/{index}") for index, pick in enumerate(own)]
    district = District.model_validate({"id": "mitte", "name": "Mitte", "demands": texts})
    return pick_demands(product(per, count), manifesto(), district)


def ids(picks: Picks) -> list[str]:
    return [pick.demand.id for pick in picks.picks]


def test_without_own_picks_every_chapter_gives_its_strongest_first() -> None:
    assert ids(picked("sheet", 3)) == ["a3", "b2", "a1"]
    assert ids(picked("chapter", 2)) == ["a3", "a1", "b2", "b4"]


def test_own_picks_come_first_in_the_order_of_the_file() -> None:
    picks = picked("sheet", 4, "b3", "a4")
    assert ids(picks) == ["b3", "a4", "a3", "b2"]
    assert [pick.own for pick in picks.picks] == [True, True, False, False]


def test_own_picks_stand_in_their_own_chapter() -> None:
    assert ids(picked("chapter", 2, "b3")) == ["a3", "a1", "b3", "b2"]


def test_a_demand_picked_and_in_the_default_set_is_printed_once() -> None:
    assert ids(picked("sheet", 4, "b2")) == ["b2", "a3", "a1", "b4"]


def test_a_pick_without_a_slot_is_reported_at_its_own_line() -> None:
    picks = picked("chapter", 1, "a1", "a2")
    assert ids(picks) == ["a1", "b2"]
    (finding,) = picks.findings
    assert '"a2"' in finding.message
    assert finding.at == "districts/mitte/demands/1"


def test_a_short_default_set_leaves_slots_empty_and_says_so_for_each_chapter() -> None:
    picks = picked("chapter", 4)
    assert ids(picks) == ["a3", "a1", "b2", "b4"]
    assert [(finding.code, finding.at) for finding in picks.findings] == [
        ("compose.empty-slots", "chapters/a/title"),
        ("compose.empty-slots", "chapters/b/title"),
    ]


def test_a_sheet_with_room_to_spare_says_so_at_its_district() -> None:
    (finding,) = picked("sheet", 6).findings
    assert (finding.code, finding.at) == ("compose.empty-slots", "districts/mitte/name")
