"""Every product builds of content that says the least it may, and of content that says all it can."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml
from PIL import Image
from printed import squeezed, text_of

from programm_print.build.values import BuiltFile, Status

BuildProduct = Callable[..., dict[str, BuiltFile]]
PRODUCTS = ("flyer-a6", "flyer-dl", "leaflet-a5", "brochure-a5")
PICTURE = "content/images/Bild #1 100 %.png"


def _written(fields: dict[str, Any]) -> str:
    """JSON is YAML, one text a line, without the short cuts that these files do not use."""
    return json.dumps(fields, ensure_ascii=False, indent=2)


def _rewrite(root: Path, *, chapter: dict[str, Any], campaign: dict[str, Any], district: dict[str, Any]) -> None:
    """Two little chapters and one district; fields of the campaign that are None are left out."""
    manifesto = root / "content/manifesto"
    for file in manifesto.iterdir():
        file.unlink()
    for number, name in enumerate(("Wege", "Orte"), 1):
        demands: list[dict[str, Any]] = [
            {"id": f"{name.lower()}-{index}", "text": f"{name} verbessern, Schritt {index}"} for index in range(1, 5)
        ]
        if chapter:
            demands = [demand | {"default": rank} for rank, demand in enumerate(demands, 1)]
        sections = [{"id": f"{name.lower()}-alle", "title": f"Alle {name}", "demands": demands}]
        written = {"id": name.lower(), "title": f"{name} für alle"} | chapter | {"sections": sections}
        (manifesto / f"{number:02}-{name.lower()}.yaml").write_text(_written(written), "utf-8")
    path = root / "content/campaign.yaml"
    said = yaml.safe_load(path.read_text("utf-8")) | campaign
    said = {name: value for name, value in said.items() if value is not None}
    path.write_text(_written(said), "utf-8")
    (root / "content/districts/mitte.yaml").write_text(_written({"name": "Mitte"} | district), "utf-8")


ADDRESS = {"name": "Liste Mehr", "street": "Weg 1", "postcode": "01067", "city": "Musterstadt"}


def bare(root: Path) -> None:
    campaign = dict.fromkeys(("party_mark", "typesetting", "status", "shop", "hyphenation"))
    _rewrite(root, chapter={}, campaign=campaign | dict.fromkeys(("publisher", "responsible", "printer"), ADDRESS), district={})


def full(root: Path) -> None:
    picture = root / PICTURE
    picture.parent.mkdir()
    Image.new("RGB", (1400, 1400), (70, 150, 40)).save(picture)
    image = {"file": PICTURE, "alt": "Ein Bild"}
    reach = {"email": "post@stadt.example", "phone": "0561 123"}
    contact = {"name": "Ada Beispiel", "role": "Sprecherin", "portrait": image} | reach
    _rewrite(
        root,
        chapter={"summary": ["Wir gehen voran.", "Alle kommen mit."]},
        campaign={"party_mark": image, "typesetting": "Satzhaus", "status": "Mai 2027", "shop": "generic"}
        | dict.fromkeys(("publisher", "responsible", "printer"), ADDRESS | reach),
        district={
            "demands": ["orte-4"],
            "lead": "Hier fängt es an.",
            "contact": contact,
            "meetings": [{"when": "Montag", "where": "Rathaus"}],
            "url": "https://stadt.example/hier",
            "image": image,
        },
    )


def some(root: Path) -> None:
    _rewrite(root, chapter={}, campaign={}, district={"contact": {"name": "Ada Beispiel"}})
    path = root / "content/manifesto/02-orte.yaml"
    path.write_text(_written(json.loads(path.read_text("utf-8")) | {"summary": ["Das Ziel ist nah."]}), "utf-8")


@pytest.mark.parametrize("product", PRODUCTS)
def test_each_product_builds_of_the_least_that_content_may_say(build_product: BuildProduct, product: str) -> None:
    for built in build_product(product, ("mitte",), bare).values():
        assert built.status is Status.BUILT, built.findings
        # Nobody is asked to talk to a publisher whom nothing reaches; a flyer then names them all the same.
        assert product == "flyer-dl" or squeezed("Sprechen Sie uns an") not in text_of(built.path)


@pytest.mark.parametrize("product", PRODUCTS)
def test_each_product_builds_of_all_that_content_can_say_and_bears_the_party_s_mark(
    build_product: BuildProduct, product: str
) -> None:
    for built in build_product(product, ("mitte",), full).values():
        assert built.status is Status.BUILT, built.findings
        with pikepdf.open(built.path) as pdf:
            assert any(page.get_images() for page in pdf.pages)


def test_a_contact_may_have_a_name_alone_and_the_lead_is_the_first_summary_that_there_is(build_product: BuildProduct) -> None:
    built = build_product("flyer-dl", ("mitte",), some)["mitte"]
    assert built.status is Status.BUILT, built.findings
    assert "AdaBeispiel" in text_of(built.path, 1)
    assert squeezed("Das Ziel ist nah.") in text_of(built.path, 2)
