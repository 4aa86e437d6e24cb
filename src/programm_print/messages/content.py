from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    # what is wrong with a file's characters
    "content.not-utf8": (
        "Die Datei ist nicht als UTF-8 gespeichert; zuerst fällt es hier auf: „{text}“.",
        'The file is not saved as UTF-8; it first shows here: "{text}".',
    ),
    "content.utf16": ("Die Datei ist als UTF-16 gespeichert.", "The file is saved as UTF-16."),
    "content.save-as-utf8": (
        "Speichern Sie sie im Editor mit der Kodierung UTF-8.",
        "Save it in your editor with the encoding UTF-8.",
    ),
    "content.control-character": (
        "Hier steht ein unsichtbares Steuerzeichen ({code}), meist beim Kopieren entstanden.",
        "Here is an invisible control character ({code}), most often left by copying.",
    ),
    "content.retype": ("Löschen Sie die Stelle und tippen Sie sie neu.", "Delete this spot and type it again."),
    "content.empty-file": ("Die Datei ist leer.", "The file is empty."),
    "content.fill-or-delete": ("Füllen Sie sie oder löschen Sie sie.", "Fill it or delete it."),
    # what is wrong with a file's structure
    "content.yaml-tab": ("Die Zeile ist mit einem Tabulator eingerückt.", "The line is indented with a tab."),
    "content.use-spaces": ("Rücken Sie mit Leerzeichen ein.", "Indent with spaces."),
    "content.yaml-quote": (
        "Das Anführungszeichen, das hier beginnt, wird nicht geschlossen.",
        "The quotation mark that opens here is never closed.",
    ),
    "content.close-quote": (
        "Setzen Sie dasselbe Zeichen an das Ende des Textes.",
        "Put the same mark at the end of the text.",
    ),
    "content.yaml-after-quote": (
        "Nach dem schließenden Anführungszeichen steht noch Text.",
        "There is text after the closing quotation mark.",
    ),
    "content.inner-quotes": (
        'Setzen Sie den ganzen Text in "…" und schreiben Sie im Inneren „…“ oder ’.',
        'Put the whole text in "…" and use “…” or ’ inside it.',
    ),
    "content.yaml-escape": (
        'In einem Text in "…" hat der umgekehrte Schrägstrich eine eigene Bedeutung.',
        'In a text in "…" the backslash has a meaning of its own.',
    ),
    "content.double-backslash": ("Schreiben Sie ihn doppelt: \\\\", "Write it twice: \\\\"),
    "content.yaml-colon": (
        "Ein Doppelpunkt mit Leerzeichen darf in einem Text ohne Anführungszeichen nicht stehen.",
        "A colon with a space may not stand in a text without quotation marks.",
    ),
    "content.quote-colon": ('Setzen Sie den ganzen Text in "…".', 'Put the whole text in "…".'),
    "content.yaml-indent": (
        "Diese Zeile ist anders eingerückt als die Zeilen, zu denen sie gehört.",
        "This line is not indented like the lines it belongs to.",
    ),
    "content.compare-lines": (
        "Vergleichen Sie sie mit den Zeilen darüber: Einrückung, Doppelpunkt, Anführungszeichen.",
        "Compare it with the lines above: indentation, colon, quotation marks.",
    ),
    "content.yaml-broken": ("Ab hier ist die Datei nicht lesbar.", "From here on the file cannot be read."),
    "content.yaml-no-colon": (
        "Der Zeile „{text}“ fehlt der Doppelpunkt nach dem Feldnamen.",
        'The line "{text}" has no colon after a field name.',
    ),
    "content.add-colon": (
        "Schreiben Sie „Feld: Text“, oder rücken Sie die Zeile ein, wenn sie den Text darüber fortsetzt.",
        'Write "field: text", or indent the line if it continues the text above.',
    ),
    "content.yaml-space": ("Nach „{sign}“ fehlt ein Leerzeichen.", 'A space is missing after "{sign}".'),
    "content.add-space": ("Fügen Sie es ein.", "Add it."),
    "content.yaml-bracket": (
        "Die Klammer, mit der dieser Text beginnt, hat ohne Anführungszeichen eine eigene Bedeutung.",
        "The bracket that begins this text has a meaning of its own without quotation marks.",
    ),
    "content.quote-or-close": (
        'Setzen Sie den ganzen Text in "…", oder schließen Sie die Klammer, wenn eine Liste gemeint ist.',
        'Put the whole text in "…", or close the bracket if a list is meant.',
    ),
    "content.yaml-sign": (
        "Das Zeichen {sign} hat hier am Anfang eine eigene Bedeutung (YAML), die in diesen Dateien nicht gebraucht wird.",
        "The sign {sign} at the beginning has a meaning of its own here (YAML) that these files do not use.",
    ),
    "content.quote-it": ('Setzen Sie den ganzen Text in "…".', 'Put the whole text in "…".'),
    "content.yaml-documents": (
        "Hier beginnt mit --- ein zweites Dokument in derselben Datei.",
        "A second document begins here with --- in the same file.",
    ),
    "content.one-document": (
        "Löschen Sie die Zeile, oder legen Sie für das Weitere eine eigene Datei an.",
        "Delete the line, or move what follows to a file of its own.",
    ),
    "content.yaml-deep": ("Die Datei ist zu tief verschachtelt.", "The file is nested too deeply."),
    "content.check-brackets": ("Prüfen Sie die Klammern und Einrückungen.", "Check its brackets and indentation."),
    "content.yaml-key": (
        "Ein Feldname muss ein einfaches Wort sein.",
        "A field name must be a simple word.",
    ),
    "content.lost-text": (
        "Von „{lost}“ an wird der Rest der Zeile nicht gedruckt: # beginnt nach einem Leerzeichen einen Kommentar.",
        'From "{lost}" on the rest of the line is not printed: # after a space begins a comment.',
    ),
    # what is wrong with a file's fields
    "content.duplicate-key": (
        "„{key}“ steht hier ein zweites Mal, zuerst in Zeile {line}.",
        '"{key}" stands here a second time, first in line {line}.',
    ),
    "content.keep-one": ("Behalten Sie eines von beiden.", "Keep one of the two."),
    "content.missing": ("Es fehlt das Feld „{field}“.", 'The field "{field}" is missing.'),
    "content.add-field": ("Ergänzen Sie eine Zeile „{field}: …“.", 'Add a line "{field}: …".'),
    "content.add-field-about": (
        "Ergänzen Sie eine Zeile „{field}: …“ ({about}).",
        'Add a line "{field}: …" ({about}).',
    ),
    "content.empty": ("„{field}“ ist leer.", '"{field}" is empty.'),
    "content.fill-in": ("Füllen Sie es aus.", "Fill it in."),
    "content.fill-in-about": ("Füllen Sie es aus ({about}).", "Fill it in ({about})."),
    "content.or-delete": ("Oder löschen Sie die Zeile.", "Or delete the line."),
    "content.quote-hash": (
        'Ein Text, der mit # beginnt, muss in "…" stehen.',
        'A text that begins with # must stand in "…".',
    ),
    "content.empty-entry": ("Dieser Eintrag der Liste ist leer.", "This entry of the list is empty."),
    "content.fill-or-drop": ("Füllen Sie ihn aus, oder löschen Sie die Zeile.", "Fill it in, or delete the line."),
    "content.unknown-key": ("Das Feld „{key}“ gibt es hier nicht.", 'There is no field "{key}" here.'),
    "content.did-you-mean": ("Meinten Sie „{near}“?", 'Did you mean "{near}"?'),
    "content.known-keys": ("Es gibt: {keys}.", "There are: {keys}."),
    "content.entry-number": ("{list}, Eintrag {number}", "{list}, entry {number}"),
    "content.wrong-root": (
        "Die Datei muss aus Feldern bestehen, hier steht {found}.",
        "The file must consist of fields, but here is {found}.",
    ),
    "content.wrong-type": (
        "Bei „{field}“ gehört {expected} hin, hier steht {found}.",
        '"{field}" should be {expected}, but here is {found}.',
    ),
    "content.wrong-list": (
        "Die Datei muss eine Liste sein, mit „- “ vor jedem Eintrag; hier steht {found}.",
        'The file must be a list, with "- " before each entry; here is {found}.',
    ),
    "content.wrong-entry": (
        "Der Eintrag muss aus Feldern bestehen, hier steht {found}.",
        "The entry must consist of fields, but here is {found}.",
    ),
    # what is wrong with a table
    "content.double-quotes": (
        "Verdoppeln Sie Anführungszeichen im Text, oder schreiben Sie „…“.",
        "Double the quotation marks in the text, or write “…”.",
    ),
    "content.no-column": (
        "Über „{text}“ steht in der ersten Zeile kein Feldname.",
        'In the first line no field is named above "{text}".',
    ),
    "content.count-separators": (
        "Ergänzen Sie ihn; oder in dieser Zeile ist ein Trennzeichen zu viel: dann gehört sein Text in gerade Anführungszeichen.",
        "Name it; or this line has a separator too many: then put the text that it belongs to in straight quotation marks.",
    ),
    "content.a-text": ("ein Text", "a text"),
    "content.a-list": ("eine Liste", "a list"),
    "content.a-group": ("eine Gruppe von Feldern", "a group of fields"),
    "content.a-number": ("eine Zahl", "a number"),
    "content.a-whole": ("eine ganze Zahl", "a whole number"),
    "content.a-switch": ("true oder false", "true or false"),
    "content.this-text": ("der Text „{text}“", 'the text "{text}"'),
    "content.write-text": (
        "Schreiben Sie den Text hinter den Doppelpunkt, ohne Striche und weitere Felder.",
        "Write the text after the colon, without dashes and further fields.",
    ),
    "content.quote-brackets": (
        'Ein Text, der mit einer Klammer beginnt, muss in "…" stehen.',
        'A text that begins with a bracket must stand in "…".',
    ),
    "content.write-list": (
        "Beginnen Sie für jeden Eintrag eine eigene Zeile mit „- “.",
        'Begin a line of its own with "- " for each entry.',
    ),
    "content.write-group": (
        "Schreiben Sie jedes Feld eingerückt auf eine eigene Zeile ({keys}).",
        "Write each field indented on a line of its own ({keys}).",
    ),
    "content.write-any-group": (
        "Schreiben Sie eingerückt, auf je einer Zeile, „Name: Wert“.",
        'Write indented lines of the form "name: value".',
    ),
    "content.write-number": (
        "Schreiben Sie nur Ziffern, mit Punkt statt Komma (97.5).",
        "Write digits only, with a point (97.5).",
    ),
    "content.write-whole": (
        "Schreiben Sie nur Ziffern, ohne Null am Anfang (3).",
        "Write digits only, without a leading zero (3).",
    ),
    "content.write-unquoted": ("Lassen Sie die Anführungszeichen weg.", "Leave out the quotation marks."),
    "content.write-switch": ("Schreiben Sie true (ja) oder false (nein).", "Write true (yes) or false (no)."),
    "content.not-a-choice": (
        "„{text}“ ist bei „{field}“ nicht möglich.",
        '"{text}" is not possible for "{field}".',
    ),
    "content.choose": ("Möglich ist: {choices}.", "Possible: {choices}."),
    "content.number-least": (
        "„{field}“ muss mindestens {limit} sein, hier steht {text}.",
        '"{field}" must be at least {limit}, but here is {text}.',
    ),
    "content.number-above": (
        "„{field}“ muss größer als {limit} sein, hier steht {text}.",
        '"{field}" must be more than {limit}, but here is {text}.',
    ),
    "content.number-most": (
        "„{field}“ darf höchstens {limit} sein, hier steht {text}.",
        '"{field}" must be at most {limit}, but here is {text}.',
    ),
    "content.number-below": (
        "„{field}“ muss kleiner als {limit} sein, hier steht {text}.",
        '"{field}" must be less than {limit}, but here is {text}.',
    ),
    "content.list-short": (
        "Die Liste „{field}“ hat zu wenige Einträge; es müssen mindestens {limit} sein.",
        'The list "{field}" has too few entries; there must be at least {limit}.',
    ),
    "content.list-long": (
        "Die Liste „{field}“ hat zu viele Einträge; höchstens {limit} haben Platz.",
        'The list "{field}" has too many entries; at most {limit} fit.',
    ),
    "content.text-long": (
        "„{text}“ ist zu lang: {field} darf höchstens {limit} Zeichen haben.",
        '"{text}" is too long: {field} may have at most {limit} characters.',
    ),
    "content.unfit": (
        "Was bei „{field}“ steht, passt dort nicht: „{text}“.",
        'What stands at "{field}" does not fit there: "{text}".',
    ),
    "content.see-schema": (
        "Was möglich ist, zeigt das JSON-Schema der Datei in Ihrem Editor.",
        "The file's JSON Schema shows in your editor what is possible.",
    ),
    "content.bad-id": (
        "Die Kennung „{id}“ darf nur Kleinbuchstaben ohne Umlaute, Ziffern und einzelne Bindestriche haben.",
        'The id "{id}" may only have the letters a to z, digits and single hyphens.',
    ),
    "content.better-id": ("Schreiben Sie: {better}", "Write: {better}"),
    "content.caption-field": (
        "Der Platzhalter {field} ist in dieser Zeile unbekannt; möglich: {known}.",
        "This line does not know the placeholder {field}; possible: {known}.",
    ),
    "content.caption-no-fields": (
        "In dieser Zeile wird nichts eingesetzt; löschen Sie {field}.",
        "Nothing is filled in here; delete {field}.",
    ),
    "content.caption-braces": (
        "Eine geschweifte Klammer ist nicht geschlossen; schreiben Sie Platzhalter als {{name}}.",
        "A brace is not closed; write placeholders as {{name}}.",
    ),
    # what does not fit between files
    "content.doubled-id": (
        "Die Kennung „{id}“ ist schon vergeben, in {first}.",
        'The id "{id}" is already used, in {first}.',
    ),
    "content.other-id": ("Geben Sie einem von beiden eine andere.", "Give one of the two another."),
    "content.unknown-demand": ("Eine Forderung „{id}“ gibt es nicht.", 'Demand "{id}" does not exist.'),
    "content.see-ids": (
        "Die Kennungen stehen in content/manifesto/ bei „id:“.",
        'The ids stand in content/manifesto/ at "id:".',
    ),
    "content.picked-twice": (
        "Die Forderung „{id}“ ist schon in Zeile {line} gewählt.",
        'Demand "{id}" is already chosen in line {line}.',
    ),
    "content.choose-another": ("Löschen Sie diese Zeile, oder wählen Sie eine andere.", "Delete this line, or choose another."),
    "content.doubled-rank": (
        "Den Rang {rank} hat in diesem Kapitel schon „{id}“ (Zeile {line}).",
        'In this chapter "{id}" already has rank {rank} (line {line}).',
    ),
    "content.other-rank": ("Geben Sie jeder Forderung einen eigenen Rang.", "Give each demand a rank of its own."),
    "content.bad-stem": (
        "Der Dateiname „{stem}“ ist die Kennung des Ortsbezirks; er darf nur a bis z, Ziffern und einzelne Bindestriche haben.",
        'The file name "{stem}" is the id of the district; it may only have a to z, digits and single hyphens.',
    ),
    "content.rename-to": ("Benennen Sie die Datei um: {name}", "Rename the file: {name}"),
    "content.no-campaign": ("Die Datei {file} fehlt.", "The file {file} is missing."),
    "content.restore-campaign": (
        "Legen Sie sie an, am einfachsten als Kopie aus einer anderen Kampagne.",
        "Create it, most easily as a copy from another campaign.",
    ),
    "content.no-chapters": ("Es gibt kein Kapitel.", "There is no chapter."),
    "content.add-chapters": (
        "Legen Sie hier je Kapitel eine .yaml-Datei an, oder erzeugen Sie sie mit „programm-print import“.",
        'Put one .yaml file for each chapter here, or make them with "programm-print import".',
    ),
    "content.no-districts": ("Es gibt keinen Ortsbezirk.", "There is no district."),
    "content.add-districts": (
        "Legen Sie hier je Ortsbezirk eine .yaml-Datei an.",
        "Put one .yaml file for each district here.",
    ),
    "content.districts-twice": (
        "Ortsbezirke stehen hier und auch in {first}.",
        "Districts stand here and in {first}, too.",
    ),
    "content.keep-one-way": (
        "Behalten Sie eines von beiden; gelesen wurde {first}.",
        "Keep one of the two; {first} was read.",
    ),
    "content.unread-file": ("Diese Datei wird nicht gelesen.", "This file is not read."),
    "content.move-to": ("Verschieben Sie sie nach {path}, oder löschen Sie sie.", "Move it to {path}, or delete it."),
    "content.where-files-go": (
        "Gelesen werden content/campaign.yaml, content/manifesto/*.yaml, content/districts/*.yaml (oder content/districts.yaml, content/districts.csv) und content/shops/*.yaml.",
        "What is read: content/campaign.yaml, content/manifesto/*.yaml, content/districts/*.yaml (or content/districts.yaml, content/districts.csv) and content/shops/*.yaml.",
    ),
    "content.no-file": ("Die Datei „{path}“ gibt es nicht.", 'The file "{path}" does not exist.'),
    "content.path-from-root": (
        "Geben Sie den Weg vom obersten Ordner des Projekts an, zum Beispiel content/images/bild.jpg.",
        "Give its path from the project's top folder, for example content/images/picture.jpg.",
    ),
    "content.outside": (
        "„{path}“ liegt außerhalb des Projekts.",
        '"{path}" lies outside the project.',
    ),
    "content.copy-inside": (
        "Kopieren Sie die Datei nach content/images/ und geben Sie diesen Weg an.",
        "Copy the file to content/images/ and give that path.",
    ),
    "content.placeholder": ("„{text}“ ist noch ein Platzhalter.", '"{text}" is still a placeholder.'),
    "content.fill-before-print": ("Tragen Sie vor dem Druck das Richtige ein.", "Fill it in before printing."),
}
