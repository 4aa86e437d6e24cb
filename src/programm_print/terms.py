"""What a PDF is held against, by the words of a person: a print shop, a product; inside a project and outside of any."""

from __future__ import annotations

from pathlib import Path

from programm_print.errors import UsageError
from programm_print.messages import say
from programm_print.models.press_order import Limits, Order
from programm_print.project import ProjectFiles, find_project

# In an installed package the shops lie inside it, in a checkout at its top (see pyproject.toml).
_HOMES = (Path(__file__).parent, Path(__file__).parents[2])


def terms_of(start: Path, shop: str | None, product: str | None) -> tuple[Limits, Order | None]:
    """The limits, and with a product what was ordered.

    In the project at or above `start` it is the campaign's shop that counts where none is named; outside of one the shops that
    the program brings can be named, and without a shop what most ask for holds. Raises UsageError for a name that does not
    exist, and for a product outside of a project; ContentError for a project that cannot be read.
    """
    try:
        files = find_project(start)
    except UsageError:
        if product is not None:
            raise
        return (_limits_of_own_shop(shop) if shop is not None else Limits()), None
    return _in_project(files, shop, product)


def _in_project(files: ProjectFiles, shop: str | None, product: str | None) -> tuple[Limits, Order | None]:
    from programm_print.layout.palette import load_palette
    from programm_print.models.selection import Selection
    from programm_print.models.shop import limits_of
    from programm_print.opening import open_project
    from programm_print.planning import plan_jobs

    project = open_project(files, shop)
    chosen = project.content.shop
    palette = load_palette(files.read, chosen.paper)
    spots = tuple(colour.spot for colour in palette.colours.values() if colour.spot)
    if product is None:
        return limits_of(chosen, spots=spots), None
    ordered = plan_jobs(project.products, project.content, Selection((product,))).jobs[0].product
    return limits_of(chosen, ordered, spots=spots), Order.of(ordered)


def _limits_of_own_shop(word: str) -> Limits:
    from programm_print.content.shops import choose_shop, load_shops
    from programm_print.models.shop import ShopFile, limits_of
    from programm_print.yaml_source.reading import read_model

    home = next((folder for folder in _HOMES if (folder / "shops").is_dir()), None)
    if home is None:
        raise UsageError(say("preflighting.no-shops"))
    files = ProjectFiles(home)
    shops = load_shops(files, lambda path, address: read_model(files.read(path), path, ShopFile, address))
    shop = choose_shop(files, shops, None, word).shop
    assert shop is not None, "a word that fits no shop has been refused"
    return limits_of(shop)
