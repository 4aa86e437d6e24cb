"""A small project on disk that tests change and load."""

from __future__ import annotations

from pathlib import Path

from programm_print.content.loading import load_content
from programm_print.errors import ContentError
from programm_print.findings import Severity
from programm_print.models.campaign import Captions
from programm_print.project import ProjectFiles

_ADDRESS = "  name: Liste Mehr\n  street: Hauptstraße 1\n  postcode: 01067\n  city: Musterstadt\n"
CAMPAIGN = "content/campaign.yaml"
KLIMA = "content/manifesto/01-klima.yaml"
SOZIALES = "content/manifesto/02-soziales.yaml"
MITTE = "content/districts/mitte.yaml"

_CAMPAIGN = (
    "language: de\n"
    "town: Musterstadt\n"
    "slogan:\n  - Mehr\n  - für alle\n"
    "voice: Mehr\n"
    "election:\n  name: Kommunalwahl\n  date: Sonntag, 14. März 2027\n"
    "party: Liste Mehr\n"
    f"publisher:\n{_ADDRESS}responsible:\n{_ADDRESS}printer:\n{_ADDRESS}"
    "web:\n  programme: https://musterstadt.de/programm\n  district: https://musterstadt.de/{district}\n"
    "captions:\n" + "".join(f"  {name}: Wort\n" for name in Captions.model_fields) + "how_to_vote:\n"
    "  title: So wählen Sie\n"
    "  steps:\n    - title: Erstens\n      text: Hingehen\n"
)
_KLIMA = """\
id: klima
title: Klima schützen
summary:
  - Wir handeln.
sections:
  - id: energie
    title: Energie
    demands:
      - id: solarstrategie
        text: Solarstrategie für alle Dächer
        default: 1
      - id: waermeplan
        text: Wärmeplan umsetzen
        default: 2
"""
_SOZIALES = """\
id: soziales
title: Zusammenhalt
sections:
  - id: wohnen
    title: Wohnen
    demands:
      - id: mietspiegel
        text: 2030
"""
_MITTE = """\
name: Mitte
demands:
  - solarstrategie
  - mietspiegel
meetings:
  - when: 12:30
    where: no
"""
FILES = {
    CAMPAIGN: _CAMPAIGN,
    KLIMA: _KLIMA,
    SOZIALES: _SOZIALES,
    MITTE: _MITTE,
    "profiles/FOGRA39L_coated.icc": "",
    "shops/generic.yaml": (Path(__file__).parents[2] / "shops/generic.yaml").read_text("utf-8"),
}


class Town:
    """Each method changes the project or says what loading says of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = ProjectFiles(root)
        for path, text in FILES.items():
            self.write(path, text)

    def write(self, path: str, content: str | bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())

    def change(self, path: str, old: str, new: str) -> None:
        assert FILES[path].count(old) >= 1, (path, old)
        self.write(path, FILES[path].replace(old, new, 1))

    def delete(self, path: str) -> None:
        (self.root / path).unlink()

    def sentences(self, *severities: Severity) -> list[str]:
        """What loading has to say in these severities (all when none is named), in its order."""
        try:
            findings = load_content(self.files).findings
        except ContentError as error:
            findings = error.findings
        return [finding.sentence() for finding in findings if finding.severity in (severities or tuple(Severity))]
