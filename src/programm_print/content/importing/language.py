"""What the import knows of German: the one place of its word lists and endings.

The structure of a text is read without them (save for the marker lines); they serve ids and proof-reading.
"""

from __future__ import annotations

import re

#: Lines that a web page puts between the folded and the unfolded copy of a passage, without their arrows and dots.
MARKERS = frozenset(
    {
        "mehr",
        "mehr info",
        "mehr infos",
        "mehr informationen",
        "mehr erfahren",
        "mehr lesen",
        "mehr anzeigen",
        "mehr dazu",
        "mehr zum thema",
        "weiterlesen",
        "weiter lesen",
        "jetzt weiterlesen",
        "alles lesen",
        "aufklappen",
        "ausklappen",
        "weniger",
        "weniger anzeigen",
        "weniger infos",
        "einklappen",
        "zuklappen",
        "more",
        "more info",
        "read more",
        "learn more",
        "show more",
        "show less",
    }
)

#: Words that tell nothing about a demand: articles, prepositions, conjunctions, pronouns, auxiliaries.
STOP_WORDS = frozenset(
    """
    alle allem allen aller als am an auch auf aus ausschließlich bei beim bis da damit das dass dem den denn der des die
    dies diese diesem diesen dieser dieses doch durch ein eine einem einen einer eines entsprechende entsprechender für
    gegen haben hat hin hinter ihr ihre ihrem ihren ihrer im in innerhalb ins ist ja jede jedem jeden jeder jedes
    jegliche jeglicher kann kein keine können mehr mehrere mit muss müssen nach neben nicht noch nur ob oder ohne sehr
    sein seine seinem seiner sich sie sind so soll sollen sollte sowie statt um und uns unser unsere unseren unserer
    unter vom von vor wegen weil weitere weiteren weiterer weiterhin wenig wenn werden wie will wir wird zu zum zur
    zwischen über
    """.split()  # noqa: SIM905 - a list of words is read as prose
)

#: Nouns that say what is done and not to what; they serve an id only where nothing else does.
GENERIC_NOUNS = frozenset(
    """
    abbau absicherung anreizen ansatz anspruch ansätze aufbau ausbau ausstattung ausweitung bedingungen begleitung
    bereitstellung berücksichtigung betrieb einbeziehung einbringung einführung einrichtung einsatz einsetzen entstehung
    entwicklung erarbeitung erhalt erhaltung erhöhung ermöglichung erreichen erreichung erschaffung erstellung
    erweiterung form fortführung förderung gestaltung gründung herstellung hilfe initiierung integration jahre jahren
    lösungen maßnahmen maßnahmeninitiierung menschen nutzung projekt projekte projektes qualität rahmenbedingungen
    realisierung reduzierung rolle schaffen schaffung schutz senkung sicherstellung sicherung sinne stadt
    standardisierung start stellung stärkung umbau umsetzung umstellung unterstützung verbesserung verhinderung
    vermeidung verwendung vorantreiben weiterentwicklung weiterführung ziel zuspruch zustands überarbeitung
    """.split()  # noqa: SIM905 - a list of words is read as prose
)

#: A capital at the beginning of a text says nothing; these endings show an adjective or adverb there.
ADJECTIVE = re.compile(r"(?:ig|lich|isch|bar|los|haft|sam|iv|ell)(?:e|er|es|en|em|ere|erer|eren)?$")

#: Before a noun these endings show an adjective, also one with a capital (a name: Holländischem Platz).
ADJECTIVE_BEFORE_NOUN = re.compile(r"e[mnrs]$")
ADJECTIVE_BEFORE_NOUN_AT_START = re.compile(r"e[mnrs]?$")

#: Nouns made from verbs; at the beginning of a demand they say what is done. Long ones are compounds that say to what, too.
DEED = re.compile(r"^\w{,15}(?:ung|ion)$")
GENITIVE_ARTICLES = frozenset({"des", "eines"})
GENITIVE = re.compile(r"(?:es|(?<=[^s])s)$")
OF = frozenset({"von", "der", "des", "eines", "einer"})

#: A verb made from a noun: its noun is the better word (wirtschaften: Wirtschaft).
VERB_OF_NOUN = re.compile(r"(?<=schaft)en$")

INFLECTION = re.compile(r"(?:innen|ern|en|em|er|es|e|n|s)$")

_ARTICLES_IN_EM = (
    "dem|einem|diesem|jedem|keinem|seinem|ihrem|unserem|meinem|deinem|eurem|welchem|allem|jenem|solchem|manchem|jeglichem|beidem"
    "|vielem|wem|ihm"
)
_DATIVE = "(?:[Vv]on|[Mm]it|[Bb]ei|[Aa]us|[Nn]ach|[Zz]u)"
_SURE_PLURAL = r"[A-ZÄÖÜ][\wäöüß]*(?:innen|ungen|heiten|keiten|schaften|tionen|täten|frauen)"

#: Patterns of endings that do not agree: name (as in the catalogue) and what it matches. The whole match is shown.
AGREEMENT = (
    # a contracted article already holds "dem"
    ("double-article", re.compile(r"\b(?:[Zz]um|[Bb]eim|[Vv]om|[Aa]m|[Ii]m)\s+(?:einem|dem)\b")),
    # after "dem" (also within "zum") an adjective ends in -en
    (
        "adjective-ending",
        re.compile(
            rf"\b(?:[Zz]um|[Bb]eim|[Vv]om|[Aa]m|[Ii]m|dem|einem)\s+(?!(?:{_ARTICLES_IN_EM})\b)[a-zäöüß]{{3,}}em\b(?:\s+\S+)?"
        ),
    ),
    # without an article both adjectives end in -em
    ("adjective-pair", re.compile(rf"\b(?!(?:{_ARTICLES_IN_EM})\b)[a-zäöüß]{{2,}}em\s+[a-zäöüß]{{3,}}en\s+[A-ZÄÖÜ]\w+")),
    # without an article the plural after a preposition with the accusative ends in -e
    (
        "plural-ending",
        re.compile(r"\b(?:[Ff]ür|[Dd]urch|[Gg]egen|[Oo]hne)\s+von\s+[A-ZÄÖÜ]\w+\s+[a-zäöüß]{3,}en\s+[A-ZÄÖÜ]\w+(?:n|er)\b"),
    ),
    ("plural-ending", re.compile(rf"\b(?:[Ff]ür|[Dd]urch|[Gg]egen|[Oo]hne)\s+[a-zäöüß]{{3,}}en\s+{_SURE_PLURAL}\b")),
    # a plural in -er takes an n in the dative, as its neighbour does
    ("dative-plural", re.compile(rf"\b{_DATIVE}\s+[A-ZÄÖÜ][a-zäöüß]+er\s+(?:und|oder|sowie)\s+[A-ZÄÖÜ]\w+[elr]n\b")),
    (
        "dative-plural",
        re.compile(
            rf"\b{_DATIVE}\s+[A-ZÄÖÜ][a-zäöüß]+n\s+(?:und|oder|sowie)\s+[A-ZÄÖÜ]?[a-zäöüß]*[äöüÄÖÜ][a-zäöüß]*er\b(?![*:/])"
        ),
    ),
    # among noun phrases an order ("aktiviere") stands where an adjective is meant ("aktivere")
    ("verb-form", re.compile(r"^[A-ZÄÖÜ][a-zäöüß]{2,}iere\s+[A-ZÄÖÜ]\w+")),
    # a compound of several words is hyphenated throughout
    ("open-compound", re.compile(r"\b[A-Z][a-z]+ (?:[A-Z][a-z]+-)+[A-Z][a-z]+\b")),
)
