from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "proof.page": ("Seite {page}", "Page {page}"),
    "proof.size": ("{width} × {height} mm", "{width} × {height} mm"),
    "proof.faultless": ("Nichts zu beanstanden.", "Nothing to object to."),
    "proof.whole": ("Ganzes Dokument", "Whole document"),
    "proof.key": ("Linie: Endformat. Aufgehellt: Beschnitt.", "Line: trimmed size. Faded: bleed."),
    "proof.ink": ("Seite {page}: Farbauftrag", "Page {page}: ink coverage"),
    "proof.ink-mean": ("Höchstes Mittel über 15 × 15 mm: {percent} %", "Highest mean over 15 × 15 mm: {percent} %"),
    "proof.ink-most": ("Höchster Wert an einem Punkt: {percent} %", "Highest value at one point: {percent} %"),
    "proof.ink-limit": ("Erlaubt: {percent} %", "Limit: {percent} %"),
    "proof.ink-plates": ("Farben: {names}", "Inks: {names}"),
    "proof.ink-gaps": ("Rot umrandet: Lücken im Beschnitt.", "Outlined in red: gaps in the bleed."),
}
