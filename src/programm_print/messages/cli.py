from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "cli.help": (
        "Macht aus einem Wahlprogramm (YAML) druckfertige Flyer, Kapitelblätter und die Broschüre (PDF/X-4).",
        "Makes print-ready flyers, leaflets and the brochure (PDF/X-4) from an election manifesto (YAML).",
    ),
    "cli.epilog": (
        "Ergebnis 0: alles gut; 1: ein Fehler auf einem Blatt; 2: falsche Angabe oder Fehler im Inhalt; 3: ein Werkzeug fehlt oder der Datenträger ist voll.",
        "Exit codes: 0 all is well; 1 an error on a sheet; 2 wrong usage or content; 3 a failed tool or a full disk.",
    ),
    "cli.usage-prefix": ("Aufruf:", "Usage:"),
    "cli.verb-placeholder": ("BEFEHL", "COMMAND"),
    "cli.options-placeholder": ("[OPTIONEN]", "[OPTIONS]"),
    "cli.word-product": ("PRODUKT", "PRODUCT"),
    "cli.word-district": ("ORTSBEZIRK", "DISTRICT"),
    "cli.word-chapter": ("KAPITEL", "CHAPTER"),
    "cli.word-text": ("TEXT", "TEXT"),
    "cli.word-folder": ("ORDNER", "DIR"),
    "cli.word-number": ("ANZAHL", "NUMBER"),
    "cli.word-name": ("NAME", "NAME"),
    "cli.arguments": ("Angaben", "Arguments"),
    "cli.options": ("Optionen", "Options"),
    "cli.commands": ("Befehle", "Commands"),
    "cli.build-help": (
        "Baut alle Blätter, oder die genannten Produkte, nach out/press/.",
        "Build all sheets, or the products named, into out/press/.",
    ),
    "cli.flyer-help": (
        "Baut die Flyer aller oder der genannten Ortsbezirke.",
        "Build the flyers of all districts, or of those named.",
    ),
    "cli.leaflet-help": (
        "Baut die Kapitelblätter aller oder der genannten Kapitel.",
        "Build the leaflets of all chapters, or of those named.",
    ),
    "cli.brochure-help": ("Baut die Broschüre.", "Build the brochure."),
    "cli.check-help": (
        "Prüft Inhalt und Satz aller oder der genannten Blätter, wie beim Bauen, und schreibt nichts.",
        "Check the content and the setting of all sheets, or of those named, as a build would, and write nothing.",
    ),
    "cli.check-summary": (
        "Geprüft und in Ordnung: {checked}. Mit Fehlern: {failed}.",
        "Checked and fine: {checked}. With errors: {failed}.",
    ),
    "cli.list-help": (
        "Zeigt Produkte, Kapitel, Ortsbezirke und Druckereien.",
        "Show products, chapters, districts and print shops.",
    ),
    "cli.import-help": (
        "Macht aus einem Text, der von der Webseite kopiert ist, die Dateien in content/manifesto/.",
        "Turn a text copied from the party's web page into the files in content/manifesto/.",
    ),
    "cli.schema-help": (
        "Schreibt die JSON-Schemas nach schemas/, mit denen Editoren ergänzen und prüfen.",
        "Write the JSON Schemas into schemas/, by which editors complete and check.",
    ),
    "cli.doctor-help": (
        "Prüft, ob auf diesem Rechner alles Nötige da ist.",
        "Check whether this machine has all that is needed.",
    ),
    "cli.option-help": ("Diese Hilfe.", "This help."),
    "cli.option-out": ("Ordner statt out/.", "Folder instead of out/."),
    "cli.option-json": ("Ergebnis als JSON, für Programme.", "The result as JSON, for programs."),
    "cli.option-draft": (
        "Blätter mit Fehlern als Entwurf nach draft/ schreiben, mit ENTWURF auf jeder Seite.",
        "Write sheets with errors as drafts to draft/, with DRAFT on each page.",
    ),
    "cli.option-marks": ("Mit Schnitt- und Falzmarken.", "With crop and fold marks."),
    "cli.option-shop": (
        "Für diese Druckerei, statt der in content/campaign.yaml.",
        "For this print shop instead of the one in content/campaign.yaml.",
    ),
    "cli.option-jobs": (
        "So viele Blätter zugleich; ohne Angabe so viele, wie der Rechner Kerne hat.",
        "So many sheets at once; as many as the machine has cores when left out.",
    ),
    "cli.option-force-build": ("Baut auch, was unverändert ist.", "Build what is unchanged, too."),
    "cli.option-dry-run": ("Zeigt, was gebaut würde, und baut nichts.", "Show what would be built, and build nothing."),
    "cli.option-why": ("Nennt zu jedem Blatt, warum es gebaut wird.", "Tell of each sheet why it is built."),
    "cli.option-prune": (
        "Entfernt PDFs, die früher gebaut wurden und zu denen es kein Blatt mehr gibt.",
        "Remove PDFs that were built before and that no sheet belongs to any more.",
    ),
    "cli.option-stress": (
        "Probiert jedes Produkt mit widrigen Texten und zeigt, wie viel Text es fasst (dauert Minuten).",
        "Tries each product with hostile texts and shows how much text it takes (takes minutes).",
    ),
    "cli.option-strict": ("Warnungen gelten als Fehler.", "Warnings count as errors."),
    "cli.option-district": ("Nur dieser Ortsbezirk (mehrfach möglich).", "Only this district (may be repeated)."),
    "cli.option-chapter": ("Nur dieses Kapitel (mehrfach möglich).", "Only this chapter (may be repeated)."),
    "cli.option-product": (
        "Nur dieses Produkt, zum Beispiel flyer-a6 (mehrfach möglich).",
        "Only this product, such as flyer-a6 (may be repeated).",
    ),
    "cli.option-products": (
        "Produkte, zum Beispiel flyer-a6; ohne Angabe alle.",
        "Products, such as flyer-a6; all when none is named.",
    ),
    "cli.option-districts": (
        "Ortsbezirke, zum Beispiel mitte; ohne Angabe alle.",
        "Districts, such as mitte; all when none is named.",
    ),
    "cli.option-chapters": ("Kapitel, zum Beispiel klima; ohne Angabe alle.", "Chapters, such as klima; all when none is named."),
    "cli.option-text": ("Datei mit dem kopierten Text.", "File with the copied text."),
    "cli.option-force": ("Ersetzt Dateien, die anders sind.", "Replace files that differ."),
    "cli.option-version": ("Zeigt die Version.", "Show the version."),
    "cli.option-lang": ("Sprache der Meldungen; sonst die des Rechners.", "Language of the messages; else that of the locale."),
    "cli.option-debug": ("Zeigt bei Fehlern, wo im Programm sie entstehen.", "Show where in the program an error arises."),
    "cli.unknown-language": (
        "Die Sprache „{language}“ gibt es nicht. Möglich sind: {known}.",
        'The language "{language}" does not exist. Possible are: {known}.',
    ),
    "cli.no-such-verb": (
        "Den Befehl „{verb}“ gibt es nicht. „--help“ zeigt alle.",
        'The command "{verb}" does not exist. "--help" shows all.',
    ),
    "cli.no-such-verb-near": (
        "Den Befehl „{verb}“ gibt es nicht. Meinen Sie „{near}“?",
        'The command "{verb}" does not exist. Did you mean "{near}"?',
    ),
    "cli.no-such-option": (
        "Die Option „{option}“ gibt es nicht. „--help“ hinter dem Befehl zeigt alle.",
        'The option "{option}" does not exist. "--help" after the command shows all.',
    ),
    "cli.no-such-option-near": (
        "Die Option „{option}“ gibt es nicht. Meinen Sie {near}?",
        'The option "{option}" does not exist. Did you mean {near}?',
    ),
    "cli.missing-argument": (
        "Es fehlt eine Angabe: {name}. „--help“ hinter dem Befehl erklärt sie.",
        'Something is missing: {name}. "--help" after the command explains it.',
    ),
    "cli.option-value": (
        "Hinter der Option „{option}“ fehlt eine Angabe. „--help“ hinter dem Befehl erklärt sie.",
        'The option "{option}" needs a value behind it. "--help" after the command explains it.',
    ),
    "cli.option-without-value": (
        "Die Option „{option}“ steht für sich, ohne „=…“. „--help“ hinter dem Befehl erklärt sie.",
        'The option "{option}" stands alone, without "=…". "--help" after the command explains it.',
    ),
    "cli.extra-words": (
        "Der Befehl „{verb}“ kann damit nichts anfangen: {words}. Lassen Sie es weg; „--help“ hinter dem Befehl zeigt, was möglich ist.",
        'The command "{verb}" has no use for: {words}. Leave it out; "--help" after the command shows what is possible.',
    ),
    "cli.usage": (
        "Falscher Aufruf: {reason} „--help“ hinter dem Befehl zeigt, was möglich ist.",
        'Wrong usage: {reason} "--help" after the command shows what is possible.',
    ),
    "cli.no-output": (
        "Die Ausgabe lässt sich nicht schreiben ({reason}). Leiten Sie sie woandershin.",
        "The output cannot be written ({reason}). Send it elsewhere.",
    ),
    "cli.interrupted": (
        "Abgebrochen. Fertige Dateien sind vollständig; keine ist halb geschrieben.",
        "Interrupted. Finished files are whole; none is half-written.",
    ),
    "cli.unexpected": (
        "Unerwarteter Fehler im Programm: {kind}: {reason}. Bitte melden Sie ihn mit der Ausgabe desselben Aufrufs mit --debug.",
        "Unexpected error in the program: {kind}: {reason}. Please report it with the output of the same call with --debug.",
    ),
    "cli.placeholders": (
        "{count} Platzhalter sind noch auszufüllen (Text in eckigen Klammern, Adressen mit .example), zum Beispiel in {files}",
        "{count} placeholders are still to be filled in (text in square brackets, addresses with .example), for example in {files}",
    ),
    "cli.building": ("Blätter werden gebaut", "Building sheets"),
    "cli.status-checked": ("geprüft", "checked"),
    "cli.status-built": ("fertig", "built"),
    "cli.status-draft": ("ENTWURF", "DRAFT"),
    "cli.status-unchanged": ("unverändert", "unchanged"),
    "cli.status-planned": ("zu bauen", "to build"),
    "cli.status-failed": ("FEHLER", "FAILED"),
    "cli.summary-drafts": (
        "Nach {folder} geschrieben: {built}. Unverändert: {unchanged}. Mit Fehlern, nicht geschrieben: {failed}; als Entwurf geschrieben: {drafts}.",
        "Written to {folder}: {built}. Unchanged: {unchanged}. With errors, not written: {failed}; written as drafts: {drafts}.",
    ),
    "cli.summary": (
        "Nach {folder} geschrieben: {built}. Unverändert: {unchanged}. Mit Fehlern, nicht geschrieben: {failed}.",
        "Written to {folder}: {built}. Unchanged: {unchanged}. With errors, not written: {failed}.",
    ),
    "cli.dry-summary": (
        "Zu bauen: {planned}. Unverändert: {unchanged}. Nichts wurde geschrieben.",
        "To build: {planned}. Unchanged: {unchanged}. Nothing was written.",
    ),
    "cli.clean-help": (
        "Vergisst, was früher gebaut wurde (den Ordner .programm/); die fertigen PDFs bleiben.",
        "Forget what was built before (the folder .programm/); finished PDFs stay.",
    ),
    "cli.cleaned": (
        "Vergessen; frei geworden: {size}. Der nächste Bau baut alles neu.",
        "Forgotten; freed: {size}. The next build builds all anew.",
    ),
    "cli.likewise": ("(Ebenso auf weiteren Blättern: {count}.)", "(Likewise on other sheets: {count}.)"),
    "cli.doctor-ready": (
        "Alles Nötige ist da: ./programm build baut alle Blätter.",
        "All that is needed is there: ./programm build builds all sheets.",
    ),
    "cli.column-file": ("Datei", "File"),
    "cli.column-pages": ("Seiten", "Pages"),
    "cli.column-size": ("Größe", "Size"),
    "cli.column-warnings": ("Warnungen", "Warnings"),
    "cli.column-status": ("Stand", "Status"),
    "cli.column-product": ("Produkt", "Product"),
    "cli.column-title": ("Titel", "Title"),
    "cli.column-scope": ("je", "per"),
    "cli.column-chapter": ("Kapitel", "Chapter"),
    "cli.column-demands": ("Forderungen", "Demands"),
    "cli.column-district": ("Ortsbezirk", "District"),
    "cli.column-name": ("Name", "Name"),
    "cli.column-shop": ("Druckerei", "Print shop"),
    "cli.column-paper": ("Papier", "Paper"),
    "cli.column-picks": ("Eigene Forderungen", "Own demands"),
}
