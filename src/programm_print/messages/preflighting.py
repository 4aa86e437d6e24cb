from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "preflighting.unreadable": (
        "„{file}“ lässt sich nicht lesen ({reason}). Prüfen Sie den Namen und die Rechte.",
        '"{file}" cannot be read ({reason}). Check its name and its permissions.',
    ),
    "preflighting.lost": (
        "„{file}“ bringt die Prüfung zum Absturz oder braucht zu viel Speicher. Exportieren Sie das PDF noch einmal, oder teilen Sie es.",
        '"{file}" makes the check crash, or needs too much memory. Export the PDF again, or split it.',
    ),
    "preflighting.unpainted": (
        "Die Seiten dieses PDF lassen sich nicht als Bilder darstellen; QR-Codes sind nicht geprüft, Prüfbilder fehlen.",
        "The pages of this PDF cannot be painted as pictures; QR codes were not checked, proof pictures are missing.",
    ),
    "preflighting.unpainted-hint": (
        "Vereinfachen Sie das PDF, oder exportieren Sie es noch einmal: Auch Geräte der Druckerei können daran scheitern.",
        "Make the PDF simpler, or export it again: the print shop's machines may fail on it too.",
    ),
    "preflighting.no-shops": (
        "Diese Installation bringt keine Druckereien mit. Nennen Sie keine, oder rufen Sie das Programm in einem Projekt auf.",
        "This installation brings no print shops. Name none, or call the program inside a project.",
    ),
    "preflighting.no-ghostscript": (
        "Ghostscript fehlt: Farbauftrag und Beschnitt sind nur abgeschätzt, nicht an Farbauszügen gemessen.",
        "Ghostscript is missing: ink coverage and bleed are estimated, not measured on separations.",
    ),
    "preflighting.no-ghostscript-hint": (
        "Installieren Sie es: apt install ghostscript, oder brew install ghostscript.",
        "Install it: apt install ghostscript, or brew install ghostscript.",
    ),
    "preflighting.not-separated": (
        "Von {count} Seiten, zuerst Seite {page}, macht Ghostscript keine Farbauszüge; ihr Farbauftrag ist nur abgeschätzt.",
        "Of {count} pages, the first of them page {page}, Ghostscript makes no separations; their ink coverage is estimated.",
    ),
    "preflighting.not-separated-hint": (
        "Lassen Sie den Farbauftrag dieser Seiten von der Druckerei prüfen, oder vereinfachen Sie sie.",
        "Have the print shop check the ink of these pages, or make them simpler.",
    ),
    "preflighting.codes-unread": (
        "QR-Codes sind nur bis vor Seite {page} von {count} gesucht; mehr hätte zu lange gedauert.",
        "QR codes were looked for up to page {page} of {count} alone; more would have taken too long.",
    ),
    "preflighting.codes-unread-hint": (
        "Prüfen Sie die Codes der übrigen Seiten mit einem Telefon.",
        "Try the codes of the other pages with a telephone.",
    ),
}
