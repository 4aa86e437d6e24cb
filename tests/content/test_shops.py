from __future__ import annotations

from pathlib import Path

import pytest
from town import CAMPAIGN, FILES, Town

from programm_print.content.loading import load_content
from programm_print.content.shops import findings_of_order
from programm_print.errors import ContentError, UsageError
from programm_print.findings import Severity
from programm_print.models.shop import Shop
from programm_print.project import ProjectFiles

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(path.stem for path in (ROOT / "shops").glob("*.yaml"))
PROFILE = "profiles/FOGRA47L_uncoated.icc"
ADDRESS = "address: {street: Werk 1, postcode: 01067, city: Ort}\n"


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """With all shops that the program brings."""
    town = Town(tmp_path.resolve())
    for path in (ROOT / "shops").glob("*.yaml"):
        town.write(f"shops/{path.name}", path.read_text("utf-8"))
    town.write(PROFILE, "")
    return town


def choose(town: Town, shop: str) -> None:
    town.write(CAMPAIGN, FILES[CAMPAIGN] + f"shop: {shop}\n")


def test_without_a_word_the_generic_shop_is_chosen_and_the_printer_stays(town: Town) -> None:
    content = load_content(town.files)
    assert (content.shop.id, content.shop.condition, content.findings) == ("generic", "FOGRA39", ())
    assert content.campaign.printer
    assert content.campaign.printer.name == "Liste Mehr"


@pytest.mark.parametrize("name", SHIPPED)
def test_each_shipped_shop_is_whole_and_says_where_its_data_comes_from(town: Town, name: str) -> None:
    shop = load_content(town.files, name).shop
    assert shop.id == name
    assert name.startswith("generic") or (shop.verified and shop.verified.origin and shop.told is not None)
    assert (ROOT / shop.profile).is_file()


@pytest.mark.parametrize(
    ("name", "bleed", "safety", "ink", "condition", "standards"),
    [
        ("generic", None, None, 300, "FOGRA39", None),
        ("generic-uncoated", None, None, 280, "FOGRA47", None),
        ("dieumweltdruckerei", 3, 3, 300, "FOGRA39", ("PDF/X-4",)),
        ("printcarrier", None, None, 300, "FOGRA39", ("PDF/X-4", "PDF/X-1a")),
        ("pinguindruck", None, None, 300, "FOGRA39", None),
        ("kern-uncoated", None, None, 280, "FOGRA47", None),
        ("flyer-de", 1, None, 300, "FOGRA39", ("PDF/X-3:2002",)),
        ("gulde", 2, 4, 300, "FOGRA39", None),
    ],
)
def test_shops_hold_what_was_read_and_inherit_the_rest(
    town: Town,
    name: str,
    bleed: float | None,
    safety: float | None,
    ink: float,
    condition: str,
    standards: tuple[str, ...] | None,
) -> None:
    shop = load_content(town.files, name).shop
    found = (shop.bleed_mm, shop.safety_mm, shop.ink_percent, shop.condition, shop.standards)
    assert found == (bleed, safety, ink, condition, standards)


def test_a_shop_like_another_asks_for_the_same_and_is_not_the_same(town: Town) -> None:
    town.write("shops/pinguindruck.yaml", (ROOT / "shops/pinguindruck.yaml").read_text("utf-8") + ADDRESS)
    kern, other = (load_content(town.files, name).shop for name in ("kern", "pinguindruck"))
    assert (kern.profile_names, kern.tint_percent, kern.told) == (other.profile_names, other.tint_percent, other.told)
    assert (kern.name, kern.address, other.address is None) == ("kern", None, False)


@pytest.mark.parametrize(
    ("word", "found"),
    [("flyer.de", "flyer-de"), ("Umwelt", "dieumweltdruckerei"), ("MAXDRUCK", "maxdruck"), ("pinguindruck", "pinguindruck")],
)
def test_a_shop_is_found_as_people_type_it(town: Town, word: str, found: str) -> None:
    assert load_content(town.files, word).shop.id == found


def test_a_typed_shop_that_does_not_exist_or_is_not_clear_is_a_usage_error(town: Town) -> None:
    with pytest.raises(UsageError, match="Known are: generic, generic-uncoated, dieumweltdruckerei"):
        load_content(town.files, "Flyeralarm")
    with pytest.raises(UsageError, match="pinguindruck, pinguindruck-uncoated"):
        load_content(town.files, "pinguin")


def test_a_campaign_s_shop_that_does_not_exist_is_told_with_its_line(town: Town) -> None:
    choose(town, "maxdruk")
    line = len(FILES[CAMPAIGN].splitlines()) + 1
    assert town.sentences() == [f'{CAMPAIGN}:{line}:7: The print shop "maxdruk" does not exist. Did you mean "maxdruck"?']


def test_a_shop_of_the_campaign_s_own_needs_a_name_alone(town: Town) -> None:
    town.write("content/shops/mueller.yaml", "name: Druckerei Müller\nlike: generic-uncoated\nbleed_mm: 2\n")
    content = load_content(town.files, "müller")
    assert (content.shop.paper, content.shop.bleed_mm, content.shop.ink_percent, content.shop.told) == (
        "uncoated",
        2,
        280,
        ("bleed_mm",),
    )
    assert [finding.code for finding in content.findings] == ["shops.unverified", "shops.no-address"]
    assert {finding.severity for finding in content.findings} == {Severity.INFO}


def test_a_file_of_the_campaign_completes_the_program_s(town: Town) -> None:
    town.write("content/shops/gulde.yaml", ADDRESS + "bleed_mm: 3\n")
    content = load_content(town.files, "gulde")
    assert (content.shop.name, content.shop.bleed_mm, content.shop.safety_mm) == ("gulde", 3, 4)
    assert content.findings == ()
    printer = content.campaign.printer
    assert printer
    assert (printer.name, printer.street, printer.city) == ("gulde", "Werk 1", "Ort")
    assert content.places[printer.street.at].file == "content/shops/gulde.yaml"


def test_the_imprint_names_the_chosen_shop_and_a_placeholder_where_nobody_knows_its_address(town: Town) -> None:
    content = load_content(town.files, "maxdruck")
    printer = content.campaign.printer
    assert printer
    assert (printer.name, printer.street) == ("maxdruck", "[Straße Nr.]")
    assert [finding.code for finding in content.findings] == ["shops.no-address"]


@pytest.mark.parametrize(
    ("of_campaign", "typed", "name"),
    [
        ("maxdruck", None, "Liste Mehr"),
        ("generic", "generic-uncoated", "Liste Mehr"),
        ("pinguindruck", "pinguindruck-uncoated", "Liste Mehr"),
        ("maxdruck", "gulde", "gulde"),
        ("generic", "gulde", "gulde"),
    ],
)
def test_the_campaign_s_printer_is_named_only_where_that_shop_prints(
    town: Town, of_campaign: str, typed: str | None, name: str
) -> None:
    choose(town, of_campaign)
    printer = load_content(town.files, typed).campaign.printer
    assert printer
    assert printer.name == name


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("like: nobody\n", "shops.like", "nobody"),
        ("like: mine\n", "shops.like", "mine"),
        ("paper: uncoated\n", "shops.half-condition", "condition, description, profile, ink_percent"),
        ("condition: FOGRA51\ndescription: PSO coated v3\n", "shops.half-condition", "profile"),
        ("bleed: 2\n", "content.unknown-key", "bleed_mm"),
        ("marks: maybe\n", "content.not-a-choice", "on-request"),
        ("standards: [PDF/X-9]\n", "content.not-a-choice", "PDF/X-4"),
    ],
)
def test_what_a_shop_s_file_cannot_mean_is_told(town: Town, text: str, code: str, word: str) -> None:
    town.write("content/shops/mine.yaml", text)
    choose(town, "mine")
    with pytest.raises(ContentError) as caught:
        load_content(town.files)
    (finding,) = caught.value.findings
    assert (finding.code, finding.place and finding.place.file) == (code, "content/shops/mine.yaml")
    assert word in finding.sentence()


def test_a_profile_that_may_not_be_passed_on_has_to_be_brought(town: Town) -> None:
    text = "condition: FOGRA51\ndescription: PSO coated v3\nprofile: profiles/PSOcoated_v3.icc\n"
    town.write("content/shops/mine.yaml", text)
    choose(town, "mine")
    (error,) = town.sentences(Severity.ERROR)
    assert "There is no profile profiles/PSOcoated_v3.icc for FOGRA51, which mine asks for. The profiles of FOGRA51" in error
    town.write("profiles/PSOcoated_v3.icc", "")
    assert load_content(town.files).shop.profile == "profiles/PSOcoated_v3.icc"


def test_a_project_without_the_generic_shop_says_how_to_get_it_back(town: Town) -> None:
    town.delete("shops/generic.yaml")
    (error,) = set(town.sentences(Severity.ERROR))
    assert error.startswith("shops/generic.yaml: The generic print shop lacks")
    assert "git checkout shops" in error


def test_two_shops_that_refer_to_each_other_are_told_and_end(town: Town) -> None:
    town.write("content/shops/one.yaml", "like: two\n")
    town.write("content/shops/two.yaml", "like: one\n")
    assert any("refers back" in sentence for sentence in town.sentences(Severity.ERROR))


def test_what_a_shop_does_not_take_is_told_and_stops_nothing(town: Town) -> None:
    def told(shop: Shop, marks: bool) -> list[tuple[str, Severity]]:
        return [(finding.code, finding.severity) for finding in findings_of_order(shop, marks=marks)]

    shops = load_content(town.files).shops
    assert told(shops["flyer-de"], False) == [("shops.standard", Severity.ERROR)]
    assert told(shops["dieumweltdruckerei"], True) == [("shops.marks-unwanted", Severity.WARNING)]
    assert told(shops["dieumweltdruckerei"], False) == told(shops["generic"], True) == []


def test_every_shipped_shop_names_its_schema() -> None:
    for path in (ROOT / "shops").glob("*.yaml"):
        assert path.read_text("utf-8").startswith("# yaml-language-server: $schema=../schemas/shop.schema.json\n")


def test_the_shipped_project_opens_for_every_shop() -> None:
    files = ProjectFiles(ROOT)
    for name in SHIPPED:
        assert load_content(files, name).shop.id == name
