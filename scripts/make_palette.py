"""Write the srgb values of layouts/palette.yaml anew from its inks, as the profiles in profiles/ see them.

Run it from the project's folder with the development environment: `python scripts/make_palette.py`. Relative colorimetric
with black point compensation: paper white becomes white, the darkest ink stays inside what a screen shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageCms

PALETTE = Path("layouts/palette.yaml")
PROFILES = {"": Path("profiles/FOGRA39L_coated.icc"), "_uncoated": Path("profiles/FOGRA47L_uncoated.icc")}


def twin(inks: Sequence[float], profile: Path, *, black_point_compensation: bool = True) -> tuple[int, int, int]:
    """The sRGB values (0 to 255) of inks in percent."""
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION if black_point_compensation else ImageCms.Flags.NONE
    transform = ImageCms.buildTransform(
        str(profile), ImageCms.createProfile("sRGB"), "CMYK", "RGB", ImageCms.Intent.RELATIVE_COLORIMETRIC, flags
    )
    pixel = Image.new("CMYK", (1, 1), tuple(round(percent * 2.55) for percent in inks))
    red, green, blue = transform.apply(pixel).tobytes()
    return red, green, blue


def with_twins(text: str) -> str:
    """The palette file with each srgb value computed from the cmyk value above it; nothing else changes."""

    def row(match: re.Match[str]) -> str:
        inks = [float(percent) for percent in match["inks"].split(",")]
        return match["head"] + '"#{:02X}{:02X}{:02X}"'.format(*twin(inks, PROFILES[match["column"]]))

    pattern = r'(?P<head> cmyk(?P<column>|_uncoated): \[(?P<inks>[\d., ]+)\]\n +srgb(?P=column): )"#[0-9A-F]{6}"'
    return re.sub(pattern, row, text)


if __name__ == "__main__":
    PALETTE.write_text(with_twins(PALETTE.read_text("utf-8")), "utf-8")
