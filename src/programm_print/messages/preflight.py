from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "preflight.on-page": ("Seite {pages}: {message}", "page {pages}: {message}"),
    "preflight.on-pages": ("Seiten {pages}: {message}", "pages {pages}: {message}"),
    "preflight.times": ("{message} (An {count} Stellen.)", "{message} (In {count} places.)"),
    "preflight.source-shops": ("Vorgaben der Druckereien", "print shops' requirements"),
    "preflight.source-practice": ("Druckpraxis", "production practice"),
    # The file as a whole.
    "preflight.no-standard": (
        "Die Datei nennt keinen PDF/X-Standard; verlangt ist {taken}.",
        "the file names no PDF/X standard; {taken} is asked for.",
    ),
    "preflight.shop-standard": (
        "Die Datei ist {standard}; {shop} nimmt nur {taken}.",
        "the file is {standard}; {shop} takes {taken} only.",
    ),
    "preflight.other-standard": (
        "Die Datei ist {standard}; verlangt ist {taken}.",
        "the file is {standard}; {taken} is asked for.",
    ),
    "preflight.hint-standard": (
        "Exportieren Sie als {taken} (InDesign: Adobe PDF-Vorgaben), oder fragen Sie die Druckerei.",
        "Export as {taken} (InDesign: Adobe PDF Presets), or ask the print shop.",
    ),
    "preflight.standards-differ": (
        "XMP nennt {standard}, das Info-Verzeichnis {info}.",
        "XMP says {standard}, the Info dictionary says {info}.",
    ),
    "preflight.newer-pdf": (
        "Die Datei ist PDF {version}; {standard} erlaubt höchstens {newest}.",
        "the file is PDF {version}; {standard} allows {newest} at most.",
    ),
    "preflight.hint-export-again": (
        "Exportieren Sie neu mit der Vorgabe PDF/X-4, ohne die Datei danach zu bearbeiten.",
        "Export again with the preset PDF/X-4, and do not edit the file afterwards.",
    ),
    "preflight.metadata-missing": (
        "In den Metadaten fehlt: {name}.",
        "the metadata lack: {name}.",
    ),
    "preflight.trapped": (
        "Trapped ist {trapped}; erlaubt ist True oder False, überall gleich.",
        "Trapped is {trapped}; it must be True or False, the same everywhere.",
    ),
    "preflight.titles-differ": (
        "Der Titel heißt „{info}“ im Info-Verzeichnis und „{xmp}“ in XMP.",
        'the title is "{info}" in the Info dictionary and "{xmp}" in XMP.',
    ),
    "preflight.encrypted": (
        "Die Datei ist verschlüsselt.",
        "the file is encrypted.",
    ),
    "preflight.hint-encrypted": (
        "Exportieren Sie ohne Kennwort und ohne Einschränkungen.",
        "Export without a password and without restrictions.",
    ),
    "preflight.intent-missing": (
        "Die Datei hat keine Ausgabebedingung (Output Intent).",
        "the file has no output intent.",
    ),
    "preflight.intents-many": (
        "Die Datei hat {count} Ausgabebedingungen (Output Intents) statt einer.",
        "the file has {count} output intents instead of one.",
    ),
    "preflight.intent-unnamed": (
        "Die Ausgabebedingung (Output Intent) hat keine Kennung.",
        "the output intent has no identifier.",
    ),
    "preflight.intent-profile-missing": (
        "In der Ausgabebedingung (Output Intent) fehlt das Farbprofil.",
        "the output intent lacks its colour profile.",
    ),
    "preflight.intent-profile": (
        "Das Farbprofil der Ausgabebedingung ist kein CMYK-Druckprofil ({found}).",
        "the output intent's colour profile is no CMYK printer profile ({found}).",
    ),
    "preflight.hint-intent": (
        "Wählen Sie beim Export das CMYK-Profil der Druckerei (InDesign: Ausgabe, Name des Ausgabemethodenprofils).",
        "Choose the print shop's CMYK profile on export (InDesign: Output, Output Intent Profile Name).",
    ),
    "preflight.condition": (
        "Die Ausgabebedingung ist {found}; gedruckt wird nach {wanted}.",
        "the output intent is {found}; the press works by {wanted}.",
    ),
    "preflight.hint-condition": (
        "Wählen Sie beim Export das Profil {wanted}; Farben und Farbauftrag gelten nur dafür.",
        "Choose the profile {wanted} on export; colours and ink hold for it alone.",
    ),
    "preflight.active": (
        "Die Datei enthält {name}, was etwas ausführt oder öffnet.",
        "the file holds {name}, which runs or opens something.",
    ),
    "preflight.attachments": (
        "An der Datei hängen andere Dateien (Zahl: {count}).",
        "other files are attached to the file (number: {count}).",
    ),
    "preflight.hint-attachments": (
        "Entfernen Sie die Anhänge, und exportieren Sie neu.",
        "Remove the attachments, and export again.",
    ),
    "preflight.annotation": (
        "Auf der Druckfläche liegt eine Anmerkung ({name}).",
        "an annotation ({name}) lies on the printed area.",
    ),
    "preflight.hint-annotation": (
        "Exportieren Sie ohne Hyperlinks, Kommentare und Formularfelder (InDesign: Einschließen).",
        "Export without hyperlinks, comments and form fields (InDesign: Include).",
    ),
    "preflight.construct": (
        "Die Datei verwendet {name}, was PDF/X nicht erlaubt.",
        "the file uses {name}, which PDF/X does not allow.",
    ),
    "preflight.transparent": (
        "Etwas ist durchscheinend; {standard} kennt keine Transparenz.",
        "something is transparent; {standard} knows no transparency.",
    ),
    "preflight.hint-transparent": (
        "Exportieren Sie als PDF/X-4, wenn die Druckerei es nimmt, sonst mit Transparenzreduzierung.",
        "Export as PDF/X-4 where the print shop takes it, else with transparency flattened.",
    ),
    "preflight.layers": (
        "Ebenen sind hier nicht erlaubt; die Datei hat {count}: {names}.",
        "layers are not allowed here; the file has {count}: {names}.",
    ),
    "preflight.layer-hidden": (
        "Die Ebene „{name}“ ist ausgeblendet und wird nicht gedruckt.",
        'the layer "{name}" is hidden and will not print.',
    ),
    "preflight.hint-layers": (
        "Löschen Sie, was nicht gedruckt werden soll, und exportieren Sie ohne Acrobat-Ebenen.",
        "Delete what is not to print, and export without Acrobat layers.",
    ),
    "preflight.font-missing": (
        "Die Schrift {name} ist nicht eingebettet.",
        "the font {name} is not embedded.",
    ),
    "preflight.font-courier": (
        "Text steht in {name}, meist der Ersatz für eine Schrift, die fehlte.",
        "text is set in {name}, most often the stand-in for a font that was missing.",
    ),
    "preflight.hint-font": (
        "Installieren Sie die Schrift, die gemeint ist, und exportieren Sie neu, mit eingebetteten Schriften.",
        "Install the font that is meant, and export again with fonts embedded.",
    ),
    "preflight.font-whole": (
        "Die Schrift {name} ist ganz eingebettet und nicht als Untergruppe.",
        "the font {name} is embedded as a whole and not as a subset.",
    ),
    "preflight.hint-font-whole": (
        "Setzen Sie die Grenze für Untergruppen auf 100 % (InDesign: Erweitert, Schriftarten).",
        "Set the threshold for subsets to 100 % (InDesign: Advanced, Fonts).",
    ),
    "preflight.font-type3": (
        "Die Schrift {name} ist eine Type-3-Schrift, also Zeichnungen statt Buchstaben.",
        "the font {name} is a Type 3 font, drawings instead of letters.",
    ),
    "preflight.hint-font-type3": (
        "Nehmen Sie die Schrift als OpenType oder TrueType, oder wandeln Sie den Text in Pfade um.",
        "Use the font as OpenType or TrueType, or turn the text into outlines.",
    ),
    # Boxes and pages.
    "preflight.trim-missing": (
        "Die TrimBox fehlt; niemand weiß, wo geschnitten wird.",
        "the TrimBox is missing; nobody knows where to cut.",
    ),
    "preflight.hint-trim": (
        "Exportieren Sie als PDF/X: Dann ist die TrimBox so groß wie das Dokument.",
        "Export as PDF/X: the TrimBox is then the document's size.",
    ),
    "preflight.trim-and-art": (
        "Die Seite hat eine TrimBox und eine ArtBox; nur eine von beiden ist erlaubt.",
        "the page has both a TrimBox and an ArtBox; only one is allowed.",
    ),
    "preflight.box-outside": (
        "Die {inner} ragt über die {outer} hinaus.",
        "the {inner} reaches beyond the {outer}.",
    ),
    "preflight.crop": (
        "Die CropBox weicht von der MediaBox ab; ein Teil der Seite ist verborgen.",
        "the CropBox differs from the MediaBox; part of the page is hidden.",
    ),
    "preflight.hint-crop": (
        "Beschneiden Sie Seiten nicht im PDF; ändern Sie das Format in der Gestaltung, und exportieren Sie neu.",
        "Do not crop pages in the PDF; change the size in the design, and export again.",
    ),
    "preflight.rotated": (
        "Die Seite ist um {degrees}° gedreht.",
        "the page is rotated by {degrees}°.",
    ),
    "preflight.hint-rotated": (
        "Drehen Sie nicht das PDF; legen Sie die Seite in der Gestaltung aufrecht an, und exportieren Sie neu.",
        "Do not rotate the PDF; set the page up upright in the design, and export again.",
    ),
    "preflight.user-unit": (
        "Die Seite rechnet in Einheiten von {unit}/72 Zoll (UserUnit).",
        "the page counts in units of {unit}/72 inch (UserUnit).",
    ),
    "preflight.size-ordered": (
        "Das Endformat ist {found} mm; {product} hat {wanted} mm.",
        "the trimmed size is {found} mm; {product} has {wanted} mm.",
    ),
    "preflight.hint-size-ordered": (
        "Legen Sie das Dokument in {wanted} mm an, den Beschnitt zusätzlich.",
        "Set the document up in {wanted} mm, with the bleed on top.",
    ),
    "preflight.sizes-differ": (
        "Das Endformat ist {found} mm; die anderen Seiten haben {wanted} mm.",
        "the trimmed size is {found} mm; the other pages have {wanted} mm.",
    ),
    "preflight.hint-sizes-differ": (
        "Legen Sie alle Seiten im selben Format an; Einzelseiten statt Druckbögen.",
        "Set all pages up in the same size; single pages instead of spreads.",
    ),
    "preflight.bleed-short": (
        "Der Beschnitt ist an einer Seite {mm} mm breit; nötig sind {limit} mm.",
        "the bleed is {mm} mm wide at one side; {limit} mm are needed.",
    ),
    "preflight.bleed-gap": (
        "Druckfarbe reicht bis an den Schnitt, aber nicht in den Beschnitt, auf {mm} mm Länge.",
        "ink reaches the trim but does not run on into the bleed, along {mm} mm.",
    ),
    "preflight.bleed-stops": (
        "Eine Fläche endet am Schnitt statt im Beschnitt, auf {mm} mm Länge (aus den Objekten gelesen, nicht aus Farbauszügen).",
        "an area ends at the trim instead of in the bleed, along {mm} mm (read from the objects, not from separations).",
    ),
    "preflight.hint-bleed": (
        "Ziehen Sie Bilder und Flächen am Rand {limit} mm über das Endformat hinaus, und exportieren Sie mit {limit} mm Anschnitt.",
        "Extend images and areas at the edge {limit} mm beyond the trimmed size, and export with {limit} mm of bleed.",
    ),
    "preflight.marks": (
        "Außerhalb des Beschnitts stehen Marken oder andere Objekte; die Druckerei will dort keine.",
        "marks or other objects stand outside the bleed; the print shop wants none there.",
    ),
    "preflight.hint-marks": (
        "Exportieren Sie ohne Schnittmarken, Farbkontrollstreifen und Seiteninformationen.",
        "Export without crop marks, colour bars and page information.",
    ),
    "preflight.pages-ordered": (
        "Die Seitenzahl ist {count}; {product} hat {wanted}.",
        "the number of pages is {count}; {product} has {wanted}.",
    ),
    "preflight.hint-pages-ordered": (
        "Liefern Sie Einzelseiten, insgesamt {wanted}; eine Seite des PDF ist eine Seite des Bogens.",
        "Deliver single pages, {wanted} in all; one page of the PDF is one side of the sheet.",
    ),
    "preflight.pages-multiple": (
        "Die Seitenzahl ist {count}, kein Vielfaches von {multiple}.",
        "the number of pages is {count}, which is no multiple of {multiple}.",
    ),
    "preflight.hint-pages-multiple": (
        "Ergänzen oder streichen Sie Seiten, bis die Zahl durch {multiple} teilbar ist.",
        "Add or remove pages until their number can be divided by {multiple}.",
    ),
    "preflight.pages-most": (
        "Die Seitenzahl ist {count}; höchstens {most} sind möglich.",
        "the number of pages is {count}; {most} are possible at most.",
    ),
    "preflight.hint-pages-most": (
        "Kürzen Sie, oder fragen Sie die Druckerei nach einer anderen Bindung.",
        "Shorten it, or ask the print shop for another binding.",
    ),
    # Colour and ink.
    "preflight.space-text": ("Text ist in {space} angelegt.", "text is coloured in {space}."),
    "preflight.space-shape": ("Eine Fläche oder Linie ist in {space} angelegt.", "a shape or line is coloured in {space}."),
    "preflight.space-image": ("Ein Bild ist in {space} angelegt.", "an image is in {space}."),
    "preflight.space-gradient": ("Ein Verlauf ist in {space} angelegt.", "a gradient is in {space}."),
    "preflight.hint-space": (
        "Wandeln Sie beim Export in das CMYK-Profil um (InDesign: Ausgabe, In Zielprofil konvertieren, Werte beibehalten).",
        "Convert to the CMYK profile on export (InDesign: Output, Convert to Destination, Preserve Numbers).",
    ),
    "preflight.spot-all": (
        "Die Farbe der Passermarken (All) liegt innerhalb des Endformats; sie druckt auf allen Platten.",
        "the colour of registration marks (All) is used inside the trim; it prints on every plate.",
    ),
    "preflight.hint-spot-all": (
        "Färben Sie es in Schwarz statt in [Passermarken].",
        "Colour it in black instead of [Registration].",
    ),
    "preflight.spot-unordered": (
        "Die Sonderfarbe {name} ist nicht bestellt.",
        "the spot colour {name} is not ordered.",
    ),
    "preflight.hint-spot-unordered": (
        "Bestellen Sie die Farbe {name} mit, oder wandeln Sie sie in CMYK um (InDesign: Druckfarben-Manager).",
        "Order {name} too, or convert it to CMYK (InDesign: Ink Manager).",
    ),
    "preflight.spot-tints": (
        "Die Sonderfarbe {name} ist mehrfach und verschieden definiert.",
        "the spot colour {name} is defined more than once, and not alike.",
    ),
    "preflight.spot-spelling": (
        "Die Sonderfarben {name} und {other} unterscheiden sich nur in der Schreibweise.",
        "the spot colours {name} and {other} differ in spelling only.",
    ),
    "preflight.hint-spot-tints": (
        "Führen Sie die Farbfelder von {name} zu einem zusammen, auch in platzierten Dateien.",
        "Merge the swatches of {name} into one, in placed files too.",
    ),
    "preflight.group-space": (
        "Transparenz wird in {space} berechnet statt in CMYK.",
        "transparency is computed in {space} instead of CMYK.",
    ),
    "preflight.hint-group-space": (
        "Stellen Sie den Transparenzfüllraum auf CMYK (InDesign: Bearbeiten), und exportieren Sie neu.",
        "Set the transparency blend space to CMYK (InDesign: Edit), and export again.",
    ),
    "preflight.ink-mean": (
        "Der Farbauftrag ist {percent} % im Mittel von 15 × 15 mm (höchster Punkt {most} %); erlaubt sind {limit} %.",
        "the ink coverage is {percent} % in the mean of 15 × 15 mm (highest point {most} %); {limit} % are allowed.",
    ),
    "preflight.hint-ink": (
        "Wandeln Sie Bilder mit dem Profil der Druckerei um, und verringern Sie C, M und Y in dunklen Flächen.",
        "Convert images with the print shop's profile, and reduce C, M and Y in dark areas.",
    ),
    "preflight.ink-bound": (
        "Der Farbauftrag kann bis zu {percent} % erreichen (Obergrenze aus den Objekten, nicht gemessen); erlaubt sind {limit} %.",
        "the ink coverage may reach {percent} % (an upper bound from the objects, not measured); {limit} % are allowed.",
    ),
    "preflight.hint-ink-bound": (
        "Installieren Sie Ghostscript, damit die Farbauszüge gemessen werden, oder hellen Sie diese Stelle auf.",
        "Install Ghostscript to have the separations measured, or lighten this place.",
    ),
    "preflight.tint-faint": (
        "Ein Farbton hat nur {percent} %{colour}; unter {limit} % druckt er nicht sicher.",
        "a tint has only {percent} %{colour}; below {limit} % it does not print reliably.",
    ),
    "preflight.hint-tint-faint": (
        "Nehmen Sie mindestens {limit} %, oder 0.",
        "Use {limit} % at least, or 0.",
    ),
    "preflight.black-text": (
        "Schwarzer Text von {size} spart aus, statt zu überdrucken: „{text}“.",
        'black text of {size} knocks out instead of overprinting: "{text}".',
    ),
    "preflight.black-line": (
        "Eine schwarze Linie von {size} spart aus, statt zu überdrucken.",
        "a black line of {size} knocks out instead of overprinting.",
    ),
    "preflight.hint-black": (
        "Färben Sie in [Schwarz] (nur K, DeviceCMYK), und lassen Sie es unter {limit} pt überdrucken (Überdruckenmodus 1).",
        "Colour it in [Black] (K alone, DeviceCMYK), and let it overprint below {limit} pt (overprint mode 1).",
    ),
    "preflight.white-text": (
        "Weißer Text überdruckt und verschwindet im Druck: „{text}“.",
        'white text overprints and vanishes in print: "{text}".',
    ),
    "preflight.white-shape": (
        "Eine weiße Fläche oder Linie überdruckt und verschwindet im Druck.",
        "a white shape or line overprints and vanishes in print.",
    ),
    "preflight.hint-white": (
        "Schalten Sie das Überdrucken dafür aus (InDesign: Fenster, Ausgabe, Attribute).",
        "Turn its overprint off (InDesign: Window, Output, Attributes).",
    ),
    # Text, lines, images.
    "preflight.text-small": (
        "Text ist {size} pt groß; lesbar gedruckt wird er ab {limit} pt: „{text}“.",
        'text is {size} pt large; it prints legibly from {limit} pt: "{text}".',
    ),
    "preflight.hint-text-small": (
        "Setzen Sie ihn größer.",
        "Set it in a larger size.",
    ),
    "preflight.text-small-inks": (
        "Text in mehreren Druckfarben ist {size} pt groß; nötig sind {limit} pt: „{text}“.",
        'text in several inks is {size} pt large; {limit} pt are needed: "{text}".',
    ),
    "preflight.text-small-negative": (
        "Weißer Text auf Farbe ist {size} pt groß; nötig sind {limit} pt: „{text}“.",
        'white text on colour is {size} pt large; {limit} pt are needed: "{text}".',
    ),
    "preflight.hint-text-negative": (
        "Setzen Sie ihn größer oder fetter: Die Farbe läuft in feine weiße Buchstaben.",
        "Set it in a larger size or a bolder cut: ink runs into fine white letters.",
    ),
    "preflight.text-rich": (
        "Schwarzer Text trägt {percent} % Farbe; höchstens {limit} %: „{text}“.",
        'black text carries {percent} % of ink; {limit} % at most: "{text}".',
    ),
    "preflight.text-inks": (
        "Kleiner Text ({size} pt) steht auf {inks} Platten; unter {limit} pt sollte es eine sein: „{text}“.",
        'small text ({size} pt) stands on {inks} plates; below {limit} pt it should be one: "{text}".',
    ),
    "preflight.hint-text-one-ink": (
        "Färben Sie ihn in reinem Schwarz (K 100) oder einer einzigen Farbe, oder setzen Sie ihn größer.",
        "Colour it in pure black (K 100) or one ink alone, or set it larger.",
    ),
    "preflight.text-edge": (
        "Text steht {mm} mm vom Schnitt; nötig sind {limit} mm: „{text}“.",
        'text stands {mm} mm from the trim; {limit} mm are needed: "{text}".',
    ),
    "preflight.hint-text-edge": (
        "Rücken Sie ihn nach innen.",
        "Move it inwards.",
    ),
    "preflight.text-fold": (
        "Text steht {mm} mm vom Falz; nötig sind {limit} mm: „{text}“.",
        'text stands {mm} mm from a fold; {limit} mm are needed: "{text}".',
    ),
    "preflight.hint-text-fold": (
        "Rücken Sie ihn vom Falz weg.",
        "Move it away from the fold.",
    ),
    "preflight.line-thin": (
        "Eine Linie ist {width} pt stark; sie druckt sicher ab {limit} pt.",
        "a line is {width} pt wide; it prints reliably from {limit} pt.",
    ),
    "preflight.line-thin-inks": (
        "Eine Linie in mehreren Druckfarben ist {width} pt stark; nötig sind {limit} pt.",
        "a line in several inks is {width} pt wide; {limit} pt are needed.",
    ),
    "preflight.line-thin-negative": (
        "Eine weiße Linie auf Farbe ist {width} pt stark; nötig sind {limit} pt.",
        "a white line on colour is {width} pt wide; {limit} pt are needed.",
    ),
    "preflight.hint-line": (
        "Machen Sie sie mindestens {limit} pt stark; auch schmale Flächen zählen.",
        "Make it {limit} pt wide at least; narrow areas count too.",
    ),
    "preflight.hint-line-one-ink": (
        "Machen Sie sie mindestens {limit} pt stark, oder färben Sie sie in einer einzigen Farbe.",
        "Make it {limit} pt wide at least, or colour it in one ink alone.",
    ),
    "preflight.image-coarse": (
        "Ein Bild ({width} × {height} Pixel) hat gedruckt {ppi} ppi; nötig sind {good}.",
        "an image ({width} × {height} pixels) has {ppi} ppi as printed; {good} are needed.",
    ),
    "preflight.line-art-coarse": (
        "Eine Strichzeichnung ({width} × {height} Pixel) hat gedruckt {ppi} ppi; nötig sind {good}.",
        "line art ({width} × {height} pixels) has {ppi} ppi as printed; {good} are needed.",
    ),
    "preflight.hint-image-coarse": (
        "Nehmen Sie das Original mit {order} ppi in dieser Größe, oder zeigen Sie es kleiner; Hochrechnen hilft nicht.",
        "Use the original with {order} ppi at this size, or show it smaller; enlarging it does not help.",
    ),
    # Codes and the imprint.
    "preflight.code-unread": (
        "Ein QR-Code lässt sich von der Seite nicht lesen.",
        "a QR code cannot be read from the page.",
    ),
    "preflight.code-lost": (
        "Der QR-Code zu {text} steht nirgends oder lässt sich nicht lesen.",
        "the QR code for {text} stands nowhere or cannot be read.",
    ),
    "preflight.hint-code-unread": (
        "Machen Sie ihn größer, dunkel auf Weiß, mit freiem Rand, und prüfen Sie ihn mit einem Telefon.",
        "Make it larger, dark on white, with a free margin, and try it with a telephone.",
    ),
    "preflight.code-foreign": (
        "Ein QR-Code führt zu {text}; das ist keine der erwarteten Adressen.",
        "a QR code leads to {text}; that is none of the expected addresses.",
    ),
    "preflight.hint-code-foreign": (
        "Prüfen Sie die Adresse, und erzeugen Sie den Code neu.",
        "Check the address, and make the code again.",
    ),
    "preflight.code-small": (
        "Ein Modul des QR-Codes zu {text} ist {mm} mm groß; nötig sind {limit} mm.",
        "a module of the QR code for {text} is {mm} mm large; {limit} mm are needed.",
    ),
    "preflight.hint-code-small": (
        "Machen Sie ihn größer, oder nehmen Sie eine kürzere Adresse.",
        "Make it larger, or use a shorter address.",
    ),
    "preflight.code-quiet": (
        "Der freie Rand des QR-Codes zu {text} ist {modules} Module breit; nötig sind {limit}.",
        "the free margin of the QR code for {text} is {modules} modules wide; {limit} are needed.",
    ),
    "preflight.hint-code-quiet": (
        "Lassen Sie ringsum {limit} Module frei.",
        "Leave {limit} modules free all round.",
    ),
    "preflight.code-inks": (
        "Der QR-Code zu {text} druckt in {inks} statt in einer Farbe.",
        "the QR code for {text} prints in {inks} instead of one ink.",
    ),
    "preflight.code-ground": (
        "Unter dem QR-Code zu {text} liegt Farbe statt Papierweiß.",
        "there is ink beneath the QR code for {text} instead of paper white.",
    ),
    "preflight.hint-code-inks": (
        "Setzen Sie ihn in reinem Schwarz auf weißes Papier.",
        "Set it in pure black on white paper.",
    ),
    "preflight.no-printer": (
        "Die Anschrift der Druckerei ({name}) steht nicht vollständig im Impressum; es fehlt: {text}.",
        "the imprint lacks the printer's full address ({name}); missing: {text}.",
    ),
    "preflight.no-publisher": (
        "Die Anschrift der Herausgeberin ({name}) steht nicht vollständig im Impressum; es fehlt: {text}.",
        "the imprint lacks the publisher's full address ({name}); missing: {text}.",
    ),
    "preflight.hint-imprint": (
        "Das Impressum nennt Druckerei und Herausgeberin mit Postanschrift, ab 6 pt, im sicheren Bereich.",
        "The imprint names printer and publisher with postal address, from 6 pt, inside the safe area.",
    ),
    "preflight.imprint-placeholder": (
        "Die Anschrift von {name} ist noch ein Platzhalter: {text}.",
        "the address of {name} is still a placeholder: {text}.",
    ),
    "preflight.hint-imprint-placeholder": (
        "Tragen Sie die Anschrift ein, und bauen Sie neu.",
        "Fill in the address, and build again.",
    ),
    "preflight.imprint-small": (
        "Das Impressum ist {size} pt groß; nötig sind {limit} pt: „{text}“.",
        'the imprint is {size} pt large; {limit} pt are needed: "{text}".',
    ),
    "preflight.imprint-unsafe": (
        "Das Impressum steht näher als {margin} mm am Schnitt oder auf einem Falz: „{text}“.",
        'the imprint stands nearer than {margin} mm to the trim or on a fold: "{text}".',
    ),
}
