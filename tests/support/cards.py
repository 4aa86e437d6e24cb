"""A small project that is quick to build: two districts, a card for each and a list for the campaign."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
MITTE = "content/districts/mitte.yaml"
WALDAU = "content/districts/waldau.yaml"
CAMPAIGN = "content/campaign.yaml"
CARDS = {"card_mitte", "card_waldau"}
ALL = CARDS | {"list"}

_PRODUCT = """\
title: {title}
scope: {scope}
trim_mm: {{width: 105, height: 148}}
bleed_mm: 3
safety_mm: 5
pages: {{exactly: 1}}
slots: {{per: sheet, count: 2}}
lengths_mm: {{margin: 10}}
"""
#: A card prints the slogan and two demands of its district, with a shared part; a list prints all titles of sections.
_CARD = """\
{% extends "_shared/document.html" %}
{% block body %}
<h1 data-at="{{ district.name.at }}">{{ district.name | heading }}</h1>
{% include "_shared/slogan.html" %}
<ul>{% for chapter, pick in picks %}<li data-at="{{ pick.demand.text.at }}">{{ pick.demand.text | text }}</li>{% endfor %}</ul>
{% if district.image %}<img src="project:/{{ district.image.file }}" alt="{{ district.image.alt }}" width="20">{% endif %}
{% endblock %}
"""
_LIST = """\
{% extends "_shared/document.html" %}
{% block body %}
{% for chapter in chapters %}{% for section in chapter.sections %}
<p data-at="{{ section.title.at }}">{{ section.number }} {{ section.title | heading }}</p>
{% endfor %}{% endfor %}
{% endblock %}
"""
_MANIFESTO = """\
id: klima
title: Klima
sections:
  - id: energie
    title: Energie
    demands:
      - {id: sonne, text: Sonne auf jedes Dach, default: 1}
      - {id: wind, text: Wind vor der Stadt, default: 2}
      - {id: netz, text: Ein Netz für alle}
"""
_SECOND = """\
id: wohnen
title: Wohnen
sections:
  - id: bauen
    title: Bauen
    demands:
      - {id: raum, text: Mehr Raum, default: 1}
"""


def make_cards(root: Path) -> None:
    """Write the project into the folder `root`, which must be there and have no link above it."""
    for name in ("fonts", "profiles", "layouts/_shared", "shops"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "layouts/palette.yaml", root / "layouts")
    (root / "content").mkdir()
    shutil.copy(ROOT / CAMPAIGN, root / CAMPAIGN)
    write(root, "content/manifesto/01-klima.yaml", _MANIFESTO)
    write(root, "content/manifesto/02-wohnen.yaml", _SECOND)
    write(root, MITTE, "name: Mitte\ndemands:\n  - netz\n")
    write(root, WALDAU, "name: Waldau\nimage: {file: content/images/square.svg, alt: Ein Quadrat}\n")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#000000" d="M1 1h7v7z"/></svg>\n'
    write(root, "content/images/square.svg", drawing)
    write(root, "content/images/unused.svg", drawing)
    write(
        root, "layouts/_shared/slogan.html", '<p data-at="{{ campaign.slogan[0].at }}">{{ campaign.slogan[0] | heading }}</p>\n'
    )
    for name, scope, template in (("card", "district", _CARD), ("list", "campaign", _LIST)):
        product = _PRODUCT.format(title=name, scope=scope)
        write(root, f"layouts/{name}/product.yaml", product if scope == "district" else product.replace("slots:", "# slots:"))
        write(root, f"layouts/{name}/template.html", template)
        write(root, f"layouts/{name}/style.css", "@layer product { body { padding: var(--margin); } }\n")


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, encoding="utf-8")
