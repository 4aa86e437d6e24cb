from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "doctor.state-ok": ("In Ordnung", "Fine"),
    "doctor.state-info": ("Hinweis", "Note"),
    "doctor.state-warning": ("Warnung", "Warning"),
    "doctor.state-error": ("Fehler", "Error"),
    "doctor.packages": ("Python-Pakete", "Python packages"),
    "doctor.locale": ("Sprache und Zeichensatz", "Language and encoding"),
    "doctor.project": ("Projekt", "Project"),
    "doctor.fonts": ("Schriften", "Fonts"),
    "doctor.profile": ("Farbprofil", "Colour profile"),
    "doctor.out": ("Ordner für die PDFs", "Folder for the PDFs"),
    "doctor.unknown-shop": ("nicht geprüft, denn die Inhalte haben Fehler", "not looked at, as the content has errors"),
    "doctor.found": ("gefunden", "found"),
    "doctor.not-found": ("nicht gefunden", "not found"),
    "doctor.no-lock": ("als Paket installiert, ohne requirements.lock", "installed as a package, without requirements.lock"),
    "doctor.package-count": ("{count} in {file}", "{count} in {file}"),
    "doctor.font-count": ("{count} Dateien", "{count} files"),
    "doctor.free-space": ("{folder}, {megabytes} MB frei", "{folder}, {megabytes} MB free"),
    "doctor.other-packages": (
        "Installiert ist anderes, als verlangt wird: {packages}.",
        "What is installed is not what is asked for: {packages}.",
    ),
    "doctor.renew": (
        "Löschen Sie {folder}; der nächste Aufruf von ./programm richtet alles neu ein.",
        "Delete {folder}; the next call of ./programm sets everything up anew.",
    ),
    "doctor.missing-library": (
        "Die Systembibliothek {library} fehlt; ohne sie lässt sich kein Blatt setzen.",
        "The system library {library} is missing; without it no sheet can be set.",
    ),
    "doctor.old-pango": (
        "Gebraucht wird Pango {oldest} oder neuer. Aktualisieren Sie das Betriebssystem.",
        "Pango {oldest} or newer is needed. Upgrade the operating system.",
    ),
    "doctor.missing-tools": (
        "Es fehlt: {tools}; mit Ghostscript (gs) misst preflight den Farbauftrag, die Tests brauchen beides.",
        "Missing: {tools}; preflight measures ink with Ghostscript (gs), the tests need both.",
    ),
    "doctor.install": ("Installieren Sie mit: {line}", "Install with: {line}"),
    "doctor.not-utf8": (
        "Umlaute können in der Ausgabe falsch erscheinen, denn der Zeichensatz ist {encoding}. Setzen Sie LANG=C.UTF-8.",
        "Umlauts may look wrong in what is printed, as the encoding is {encoding}. Set LANG=C.UTF-8.",
    ),
    "doctor.missing-fonts": (
        "In fonts/fonts.yaml stehen Dateien, die es nicht gibt: {files}. Holen Sie sie aus dem Repositorium zurück (git checkout fonts).",
        "fonts/fonts.yaml names files that do not exist: {files}. Get them back from the repository (git checkout fonts).",
    ),
    "doctor.unwritable": (
        "In {folder} darf nicht geschrieben werden. Prüfen Sie die Zugriffsrechte, oder wählen Sie mit -o einen anderen Ordner.",
        "{folder} cannot be written to. Check its permissions, or choose another folder with -o.",
    ),
    "doctor.little-space": (
        "Alle Blätter brauchen bis zu {megabytes} MB. Schaffen Sie Platz, oder wählen Sie mit -o einen anderen Ordner.",
        "All sheets need up to {megabytes} MB. Make room, or choose another folder with -o.",
    ),
}
