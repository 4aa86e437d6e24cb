from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "inspect.no-pdf": (
        "{file} ist kein PDF. Geben Sie eine Datei an, die ein Satzprogramm als PDF exportiert hat.",
        "{file} is no PDF. Name a file that a layout program exported as PDF.",
    ),
    "inspect.password": (
        "{file} ist mit einem Kennwort verschlossen. Speichern Sie das PDF ohne Kennwort.",
        "{file} is locked with a password. Save the PDF without one.",
    ),
    "inspect.damaged": (
        "{file} ist so beschädigt, dass es sich nicht lesen lässt. Exportieren Sie das PDF noch einmal.",
        "{file} is damaged and cannot be read. Export the PDF again.",
    ),
    "inspect.repaired": (
        "{file} ist beschädigt und war nur nach einer Reparatur lesbar. Exportieren Sie das PDF noch einmal.",
        "{file} is damaged and could be read after a repair only. Export the PDF again.",
    ),
    "inspect.content": (
        "Seite {page} enthält Anweisungen oder Daten, die sich nicht lesen lassen; auf ihr kann etwas fehlen. Exportieren Sie "
        "das PDF noch einmal.",
        "page {page} holds instructions or data that cannot be read; something of it may be missing. Export the PDF again.",
    ),
    "inspect.unfinished": (
        "Seite {page} ist zu umfangreich und wurde nicht ganz geprüft. Vereinfachen Sie ihre Vektorgrafiken oder wandeln Sie sie "
        "in Bilder um.",
        "page {page} is too complex and was not checked whole. Simplify its vector drawings, or turn them into images.",
    ),
    "inspect.unread-pages": (
        "Die Seiten {page} bis {last} wurden nicht geprüft: das PDF ist zu umfangreich. Teilen Sie es in mehrere Dateien.",
        "pages {page} to {last} were not checked: the PDF is too large. Split it into several files.",
    ),
}
