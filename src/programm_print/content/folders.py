"""Where a project's content lies."""

from __future__ import annotations

CONTENT = "content"
CAMPAIGN = f"{CONTENT}/campaign.yaml"
MANIFESTO = f"{CONTENT}/manifesto"
DISTRICTS = f"{CONTENT}/districts"
#: In place of that folder.
DISTRICT_LIST = f"{CONTENT}/districts.yaml"
DISTRICT_TABLE = f"{CONTENT}/districts.csv"
IMAGES = f"{CONTENT}/images"
#: The campaign's own print shops, and those that the program brings.
OWN_SHOPS = f"{CONTENT}/shops"
SHOPS = "shops"
