from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "shops.unknown": (
        "Die Druckerei „{shop}“ gibt es nicht.",
        'The print shop "{shop}" does not exist.',
    ),
    "shops.unknown-word": (
        "Die Druckerei „{word}“ gibt es nicht. Bekannt sind: {known}.",
        'The print shop "{word}" does not exist. Known are: {known}.',
    ),
    "shops.ambiguous": (
        "„{word}“ passt auf mehrere Druckereien: {candidates}. Schreiben Sie den Namen aus.",
        '"{word}" fits several print shops: {candidates}. Write the name in full.',
    ),
    "shops.known": ("Bekannt sind: {known}.", "Known are: {known}."),
    "shops.where": (
        "Druckereien stehen in shops/ und in content/shops/, jede in einer Datei.",
        "Print shops stand in shops/ and in content/shops/, one a file.",
    ),
    "shops.like": (
        "Die Druckerei „{like}“, die unter „like“ steht, gibt es nicht, oder sie verweist im Kreis.",
        'The print shop "{like}" under "like" does not exist, or refers back to this one.',
    ),
    "shops.incomplete": (
        "Der allgemeinen Druckerei fehlt: {fields}. Ohne sie ist keine Druckbedingung bekannt.",
        "The generic print shop lacks {fields}. Without it no printing condition is known.",
    ),
    "shops.restore": (
        "Holen Sie den Ordner shops/ aus dem Repositorium zurück (git checkout shops).",
        "Get the folder shops/ back from the repository (git checkout shops).",
    ),
    "shops.half-condition": (
        "Die Druckbedingung ist nur halb geändert, es fehlt: {fields}.",
        "The printing condition is changed by half, what is missing: {fields}.",
    ),
    "shops.like-uncoated": (
        "Für ungestrichenes Papier schreiben Sie „like: generic-uncoated“ (gestrichenes: „like: generic“) oder geben alles an.",
        'For uncoated paper write "like: generic-uncoated" (coated: "like: generic"), or state all of it.',
    ),
    "shops.own-profile": (
        "Die Profile zu FOGRA51 und FOGRA52 darf dieses Projekt nicht weitergeben: Holen Sie das ICC-Profil von Ihrer Druckerei oder der ECI, legen Sie es unter profiles/ ab, und nennen Sie es unter „profile“.",
        'The profiles of FOGRA51 and FOGRA52 may not be passed on with this project: get the ICC profile from your print shop or the ECI, put it into profiles/, and name it under "profile".',
    ),
    "shops.no-profile": (
        "Das Profil {file} für {condition}, das {shop} verlangt, gibt es nicht.",
        "There is no profile {file} for {condition}, which {shop} asks for.",
    ),
    "shops.unverified": (
        "Die Vorgaben von {shop} sind nicht belegt. Was die Datei nicht nennt, gilt wie üblich.",
        "The requirements of {shop} are not confirmed. What its file does not name holds as usual.",
    ),
    "shops.verify": (
        "Vergleichen Sie sie mit dem Datenblatt der Druckerei, und tragen Sie Tag und Quelle unter „verified“ ein.",
        'Compare them with the data sheet of the shop, and enter day and source under "verified".',
    ),
    "shops.standard": (
        "{shop} nimmt nur {standards}; geschrieben wird PDF/X-4.",
        "{shop} takes {standards} only; what is written is PDF/X-4.",
    ),
    "shops.other-shop": (
        "Wählen Sie eine Druckerei, die PDF/X-4 nimmt, oder fragen Sie dort nach, ob sie es inzwischen tut.",
        "Choose a print shop that takes PDF/X-4, or ask this one whether it does by now.",
    ),
    "shops.no-address": (
        "Im Impressum steht ein Platzhalter, denn die Anschrift der Druckerei ({shop}) ist nicht bekannt.",
        "The imprint has a placeholder, as the address of the print shop ({shop}) is not known.",
    ),
    "shops.add-address": (
        "Tragen Sie sie in content/campaign.yaml unter „printer“ ein, oder in content/shops/ unter „address“.",
        'Enter it in content/campaign.yaml under "printer", or in content/shops/ under "address".',
    ),
    "shops.marks-unwanted": (
        "{shop} will keine Schnitt- und Falzmarken. Bauen Sie ohne --marks.",
        "{shop} wants no crop and fold marks. Build without --marks.",
    ),
    "shops.paper-coated": ("gestrichen", "coated"),
    "shops.paper-uncoated": ("ungestrichen", "uncoated"),
    "shops.blank-name": ("[Druckerei]", "[print shop]"),
    "shops.blank-street": ("[Straße Nr.]", "[street, number]"),
    "shops.blank-postcode": ("[PLZ]", "[postcode]"),
    "shops.blank-city": ("[Ort]", "[city]"),
}
