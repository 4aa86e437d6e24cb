"""Errors planted in the content of a project, through the command line: one sentence, the right line, and `out/` as it was."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

Call = Callable[..., subprocess.CompletedProcess[str]]

KLIMA = "content/manifesto/01-klima.yaml"
MITTE = "content/districts/mitte.yaml"
CAMPAIGN = "content/campaign.yaml"


@dataclass(frozen=True)
class Planted:
    """An error: in `file`, `old` becomes `new` (all of the file where `old` is None); what is then said, in both languages.

    `place` is line and column.
    """

    name: str
    file: str
    old: str | None
    new: str | bytes
    place: str
    german: str
    english: str


PLANTED = (
    Planted(
        "unknown key",
        KLIMA,
        "\nsummary:",
        "\nsumary:",
        "4:1",
        "Das Feld „sumary“ gibt es hier nicht. Meinten Sie „summary“?",
        'There is no field "sumary" here. Did you mean "summary"?',
    ),
    Planted(
        "missing field",
        MITTE,
        "name: Mitte\n",
        "",
        "6:1",
        "Es fehlt das Feld „name“. Ergänzen Sie eine Zeile „name: …“ (Name des Ortsbezirks).",
        'The field "name" is missing. Add a line "name: …" (The district\'s name).',
    ),
    Planted(
        "unknown id",
        MITTE,
        "  - palais-bellevue-ort",
        "  - palais-belvue-ort",
        "10:5",
        "Eine Forderung „palais-belvue-ort“ gibt es nicht. Meinten Sie „palais-bellevue-ort“?",
        'Demand "palais-belvue-ort" does not exist. Did you mean "palais-bellevue-ort"?',
    ),
    Planted(
        "doubled id",
        KLIMA,
        "- id: solarstrategie",
        "- id: waermequellen",
        "26:13",
        "Die Kennung „waermequellen“ ist schon vergeben, in content/manifesto/01-klima.yaml:22:13. Geben Sie "
        "einem von beiden eine andere.",
        'The id "waermequellen" is already used, in content/manifesto/01-klima.yaml:22:13. Give one of the two another.',
    ),
    Planted(
        "id chosen twice",
        MITTE,
        "  - palais-bellevue-ort",
        "  - brueder-grimm-platz",
        "10:5",
        "Die Forderung „brueder-grimm-platz“ ist schon in Zeile 8 gewählt. Löschen Sie diese Zeile, oder wählen Sie eine andere.",
        'Demand "brueder-grimm-platz" is already chosen in line 8. Delete this line, or choose another.',
    ),
    Planted(
        "duplicate key",
        KLIMA,
        "\nsummary:",
        "\ntitle: Noch einer\nsummary:",
        "4:1",
        "„title“ steht hier ein zweites Mal, zuerst in Zeile 3. Behalten Sie eines von beiden.",
        '"title" stands here a second time, first in line 3. Keep one of the two.',
    ),
    Planted(
        "wrong type",
        KLIMA,
        "default: 1\n",
        "default: vorn\n",
        "14:18",
        "Bei „default“ gehört eine ganze Zahl hin, hier steht der Text „vorn“. Schreiben Sie nur Ziffern, "
        "ohne Null am Anfang (3).",
        '"default" should be a whole number, but here is the text "vorn". Write digits only, without a leading zero (3).',
    ),
    Planted(
        "a text instead of a list",
        MITTE,
        'meetings:\n  - when: "[Tag, Uhrzeit]"\n    where: "[Ort]"\n',
        "meetings: nie\n",
        "18:11",
        "Bei „meetings“ gehört eine Liste hin, hier steht der Text „nie“. Beginnen Sie für jeden Eintrag "
        "eine eigene Zeile mit „- “.",
        '"meetings" should be a list, but here is the text "nie". Begin a line of its own with "- " for each entry.',
    ),
    Planted(
        "broken YAML",
        MITTE,
        'name: "[Vorname Nachname]"',
        'name: "[Vorname Nachname]',
        "15:9",
        "Das Anführungszeichen, das hier beginnt, wird nicht geschlossen. Setzen Sie dasselbe Zeichen an das Ende des Textes.",
        "The quotation mark that opens here is never closed. Put the same mark at the end of the text.",
    ),
    Planted(
        "not UTF-8",
        MITTE,
        None,
        "name: Süd\n".encode("latin-1"),
        "1:8",
        "Die Datei ist nicht als UTF-8 gespeichert; zuerst fällt es hier auf: „Süd“. Speichern Sie sie im "
        "Editor mit der Kodierung UTF-8.",
        'The file is not saved as UTF-8; it first shows here: "Süd". Save it in your editor with the encoding UTF-8.',
    ),
    Planted(
        "empty file",
        MITTE,
        None,
        "",
        "1:1",
        "Die Datei ist leer. Füllen Sie sie oder löschen Sie sie.",
        "The file is empty. Fill it or delete it.",
    ),
)


def plant(project: Path, error: Planted) -> None:
    path = project / error.file
    if error.old is not None:
        text = path.read_text(encoding="utf-8")
        assert error.old in text
        path.write_text(text.replace(error.old, str(error.new), 1), encoding="utf-8")
    else:
        path.write_bytes(error.new if isinstance(error.new, bytes) else error.new.encode())


def snapshot(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file with what a build could change: its inode, its time, its bytes."""
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.stat()
        found[str(path)] = (status.st_ino, status.st_mtime_ns, path.read_bytes() if path.is_file() else b"")
    return found


@pytest.fixture
def built(project: Path) -> Path:
    """The `out/` of an earlier build."""
    press = project / "out/press"
    press.mkdir(parents=True)
    for name in ("flyer-a6_mitte.pdf", "brochure-a5.pdf"):
        (press / name).write_bytes(b"the last good one")
        os.utime(press / name, ns=(10**18, 10**18))
    return project / "out"


@pytest.mark.parametrize("error", PLANTED, ids=lambda error: error.name)
def test_each_error_is_one_sentence_with_its_line_and_out_stays_as_it_was(
    call: Call, project: Path, built: Path, error: Planted
) -> None:
    plant(project, error)
    before = snapshot(built)
    for language, sentence in (("de", error.german), ("en", error.english)):
        result = call("build", "--lang", language)
        assert (result.returncode, result.stdout, result.stderr) == (2, "", f"{error.file}:{error.place}: {sentence}\n")
    assert snapshot(built) == before


def test_all_content_is_proved_whatever_is_built(call: Call, project: Path, built: Path) -> None:
    plant(project, PLANTED[0])
    before = snapshot(built)
    for words in ("flyer mitte", "brochure", "leaflet mitmachen", "build flyer-a6 --district mitte", "list"):
        result = call(*words.split())
        assert (result.returncode, result.stderr.count("\n")) == (2, 1), words
    assert snapshot(built) == before


def test_all_errors_of_content_and_layouts_are_told_at_once(call: Call, project: Path, built: Path) -> None:
    for error in PLANTED[:3]:
        plant(project, error)
    product = project / "layouts/flyer-a6/product.yaml"
    product.write_text(product.read_text(encoding="utf-8").replace("bleed_mm: 3", "bleed_mm: three"), encoding="utf-8")
    before = snapshot(built)
    result = call("build", "brochure")
    places = [line.split(": ")[0] for line in result.stderr.splitlines() if line]
    assert result.returncode == 2
    assert [place.split(":")[0] for place in places] == [MITTE, MITTE, KLIMA, "layouts/flyer-a6/product.yaml"]
    document = json.loads(call("build", "--json").stdout)
    errors = [finding for finding in document["findings"] if finding["severity"] == "error"]
    assert {f"{error['file']}:{error['line']}:{error['column']}" for error in errors} == set(places)
    assert document["files"] == []
    assert snapshot(built) == before
