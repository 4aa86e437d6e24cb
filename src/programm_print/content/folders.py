"""Where a project's content lies."""

from __future__ import annotations

CONTENT = "content"
CAMPAIGN = f"{CONTENT}/campaign.yaml"
MANIFESTO = f"{CONTENT}/manifesto"
DISTRICTS = f"{CONTENT}/districts"
IMAGES = f"{CONTENT}/images"
