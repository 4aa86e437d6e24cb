from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "build.product-unknown": (
        "Das Produkt „{word}“ gibt es nicht. Der Befehl „list“ zeigt alle.",
        'The product "{word}" does not exist. The command "list" shows all.',
    ),
    "build.product-unknown-near": (
        "Das Produkt „{word}“ gibt es nicht. Meinen Sie „{suggestion}“?",
        'The product "{word}" does not exist. Did you mean "{suggestion}"?',
    ),
    "build.product-ambiguous": (
        "„{word}“ passt auf mehrere Produkte: {candidates}. Schreiben Sie den Namen aus.",
        '"{word}" fits several products: {candidates}. Write the name in full.',
    ),
    "build.district-unknown": (
        "Den Ortsbezirk „{word}“ gibt es nicht. Der Befehl „list“ zeigt alle.",
        'The district "{word}" does not exist. The command "list" shows all.',
    ),
    "build.district-unknown-near": (
        "Den Ortsbezirk „{word}“ gibt es nicht. Meinen Sie „{suggestion}“?",
        'The district "{word}" does not exist. Did you mean "{suggestion}"?',
    ),
    "build.district-ambiguous": (
        "„{word}“ passt auf mehrere Ortsbezirke: {candidates}. Schreiben Sie den Namen aus.",
        '"{word}" fits several districts: {candidates}. Write the name in full.',
    ),
    "build.chapter-unknown": (
        "Das Kapitel „{word}“ gibt es nicht. Der Befehl „list“ zeigt alle.",
        'The chapter "{word}" does not exist. The command "list" shows all.',
    ),
    "build.chapter-unknown-near": (
        "Das Kapitel „{word}“ gibt es nicht. Meinen Sie „{suggestion}“?",
        'The chapter "{word}" does not exist. Did you mean "{suggestion}"?',
    ),
    "build.chapter-ambiguous": (
        "„{word}“ passt auf mehrere Kapitel: {candidates}. Schreiben Sie den Namen aus.",
        '"{word}" fits several chapters: {candidates}. Write the name in full.',
    ),
    "build.chapter-count": (
        "{product} ist für {least} bis {most} Kapitel gestaltet; das Programm hat {count}. Fassen Sie Kapitel zusammen, oder lassen Sie das Produkt weg.",
        "{product} is designed for {least} to {most} chapters; the manifesto has {count}. Join chapters, or leave the product out.",
    ),
    "build.source-date-epoch": (
        "SOURCE_DATE_EPOCH ist „{value}“. Erwartet wird eine Zahl: Sekunden seit dem 1. Januar 1970.",
        'SOURCE_DATE_EPOCH is "{value}". It takes a number: seconds since 1 January 1970.',
    ),
    "build.product-is-other": (
        "„{word}“ ist kein Produkt, sondern {other}. {how}",
        '"{word}" is not a product but {other}. {how}',
    ),
    "build.district-is-other": (
        "„{word}“ ist kein Ortsbezirk, sondern {other}. {how}",
        '"{word}" is not a district but {other}. {how}',
    ),
    "build.chapter-is-other": (
        "„{word}“ ist kein Kapitel, sondern {other}. {how}",
        '"{word}" is not a chapter but {other}. {how}',
    ),
    "build.with-option": ("Schreiben Sie davor: {option}", "Write before it: {option}"),
    "build.without-option": ("Nennen Sie es ohne Option davor.", "Name it without an option before it."),
    "build.is-product": ("ein Produkt", "a product"),
    "build.is-district": ("ein Ortsbezirk", "a district"),
    "build.is-chapter": ("ein Kapitel", "a chapter"),
    "build.draft-word": ("ENTWURF", "DRAFT"),
    "build.nothing-chosen": (
        "Danach bleibt kein Blatt zu bauen. Der Befehl „list“ zeigt, was es gibt.",
        'This leaves no sheet to build. The command "list" shows what there is.',
    ),
    "build.other-scope": (
        "„{product}“ wird je {made} gebaut, nicht je {wanted}. Der Befehl „build“ nimmt jedes Produkt.",
        '"{product}" is built per {made}, not per {wanted}. The command "build" takes any product.',
    ),
    "build.narrows-nothing": (
        "{option} ändert hier nichts: von {products} gibt es kein Blatt je {wanted}. Lassen Sie die Angabe weg, oder nennen Sie ein Produkt dazu.",
        "{option} changes nothing here: nothing of {products} is made per {wanted}. Leave it out, or name a product for it.",
    ),
    "build.named-twice": (
        "Mehrfach genannt; jedes Blatt wird einmal gebaut: {names}.",
        "Named more than once; each sheet is built once: {names}.",
    ),
    "build.scope-campaign": ("Kampagne", "campaign"),
    "build.scope-chapter": ("Kapitel", "chapter"),
    "build.scope-district": ("Ortsbezirk", "district"),
    "build.worker-died": (
        "Der Prozess, der dieses Blatt setzte, ist zweimal abgestürzt. Bauen Sie das Blatt allein mit -j 1 und --debug; oft fehlt Speicher, oder ein Bild ist beschädigt.",
        "The process that set this sheet crashed twice. Build the sheet alone with -j 1 and --debug; often memory is short, or a picture is damaged.",
    ),
    "build.job-broke": (
        "Unerwarteter Fehler bei diesem Blatt: {kind}: {reason}. Die anderen werden gebaut; bitte melden Sie ihn.",
        "Unexpected error on this sheet: {kind}: {reason}. The others are built; please report it.",
    ),
    "build.why-new": ("noch nie so gebaut, oder es ist vergessen", "never built like this, or that is forgotten"),
    "build.why-force": ("mit --force verlangt", "asked for by --force"),
    "build.why-missing": ("das fertige PDF fehlt", "the finished PDF is missing"),
    "build.why-other": ("das fertige PDF ist nicht das gebaute", "the finished PDF is not the one that was built"),
    "build.why-file": ("{file} geändert", "{file} changed"),
    "build.why-program": (
        "andere Version von programm-print, WeasyPrint oder Pango",
        "another version of programm-print, WeasyPrint or Pango",
    ),
    "build.why-options": ("andere Optionen", "other options"),
    "build.why-epoch": ("SOURCE_DATE_EPOCH geändert", "SOURCE_DATE_EPOCH changed"),
    "build.why-shop": ("Druckerei oder ihre Vorgaben geändert", "the print shop or its requirements changed"),
    "build.why-ceilings": (
        "die Schriftgröße geändert, die alle Blätter des Produkts teilen",
        "the type size changed that all sheets of the product share",
    ),
    "build.left-over": (
        "{file} ist früher gebaut worden; jetzt gibt es kein Blatt mehr dazu.",
        "{file} was built before; now no sheet belongs to it.",
    ),
    "build.left-over-hint": ("Drucken Sie es nicht; --prune entfernt es.", "Do not print it; --prune removes it."),
    "build.pruned": ("{file} ist entfernt: es gibt kein Blatt mehr dazu.", "{file} is removed: no sheet belongs to it any more."),
    "build.memory-anew": (
        "Was früher gebaut wurde, war nicht zu lesen (.programm/ ist beschädigt oder von einer anderen Version): alles wird neu gebaut.",
        "What was built before could not be read (.programm/ is damaged or of another version): all is built anew.",
    ),
    "build.memory-lost": (
        "In {path} lässt sich nichts mehr festhalten ({reason}): Gebaut wird trotzdem, nächstes Mal aber alles noch einmal. Beheben Sie das.",
        "Nothing more can be kept in {path} ({reason}): sheets are built all the same, but all of them again next time. Mend that.",
    ),
    "build.memory-busy": (
        "{path} wird von einem anderen Programm festgehalten. Beenden Sie es, und starten Sie noch einmal.",
        "{path} is held by another program. End that and start again.",
    ),
    "build.cluster-extra": (
        "Für --scheduler fehlt dask.distributed. Installieren Sie programm-print[cluster].",
        "dask.distributed is missing for --scheduler. Install programm-print[cluster].",
    ),
    "build.cluster-jobs": (
        "Wie viele Blätter zugleich entstehen, sagt bei --scheduler der Cluster. Lassen Sie -j weg.",
        "With --scheduler the cluster says how many sheets are made at once. Leave out -j.",
    ),
    "build.cluster-address": (
        "„{address}“ ist keine Adresse eines Schedulers. Schreiben Sie sie so: tcp://rechner:8786",
        '"{address}" is no address of a scheduler. Write it like this: tcp://host:8786',
    ),
    "build.cluster-no-answer": (
        "Unter {address} antwortet kein Scheduler von dask. Starten Sie ihn mit „dask scheduler“, oder prüfen Sie Adresse und Netz.",
        'No scheduler of dask answers at {address}. Start it with "dask scheduler", or check the address and the network.',
    ),
    "build.cluster-no-workers": (
        "Der Scheduler {address} hat keinen Worker. Starten Sie welche mit „dask worker {address} --nthreads 1“, und bauen Sie noch einmal: Fertiges bleibt.",
        'The scheduler {address} has no worker. Start some with "dask worker {address} --nthreads 1" and build again: what is done stays.',
    ),
    "build.cluster-without": (
        "Auf dem Worker {worker} fehlt programm-print. Installieren Sie dort dieselbe Version von programm-print[cluster].",
        "The worker {worker} has no programm-print. Install the same version of programm-print[cluster] there.",
    ),
    "build.cluster-version": (
        "Der Worker {worker} hat {name} {there}, hier ist es {here}. Installieren Sie überall dieselben Versionen; sonst gleichen sich die Blätter nicht.",
        "The worker {worker} has {name} {there}, here it is {here}. Install the same versions everywhere, else sheets are not alike.",
    ),
    "build.cluster-lost": (
        "Die Verbindung zum Scheduler {address} ist abgebrochen. Bauen Sie noch einmal, wenn er wieder da ist: Fertiges bleibt.",
        "The connection to the scheduler {address} is lost. Build again when it is back: what is done stays.",
    ),
}
