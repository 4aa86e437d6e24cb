from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "project.not-found": (
        "Hier ist kein Projekt: weder {folder} noch ein Ordner darüber enthält content/ und layouts/. Wechseln Sie mit cd in den Ordner des Projekts.",
        "No project here: neither {folder} nor a folder above it holds content/ and layouts/. Change into the project's folder with cd.",
    ),
    "project.outside": (
        "„{path}“ liegt nicht im Projekt. Legen Sie die Datei in den Ordner des Projekts und nennen Sie ihren Pfad von dort aus.",
        '"{path}" is not in the project. Put the file into the project\'s folder and give its path from there.',
    ),
    "project.missing": (
        "{path}: Die Datei gibt es nicht. Prüfen Sie den Namen, oder legen Sie sie an.",
        "{path}: there is no such file. Check the name, or add the file.",
    ),
    "project.unreadable": (
        "{path}: Die Datei lässt sich nicht lesen ({reason}). Beheben Sie das, und starten Sie noch einmal.",
        "{path}: the file cannot be read ({reason}). Mend that and start again.",
    ),
    "project.unwritable": (
        "{path}: Das lässt sich nicht schreiben ({reason}). Beheben Sie das, oder wählen Sie mit -o einen anderen Ordner.",
        "{path}: this cannot be written ({reason}). Mend that, or choose another folder with -o.",
    ),
    "project.disk-full": (
        "{path}: Der Datenträger ist voll. Schaffen Sie Platz, und starten Sie noch einmal; die bisherige Datei ist unversehrt.",
        "{path}: the disk is full. Make room and start again; the file that was there is unharmed.",
    ),
    "project.no-permission": ("keine Berechtigung dafür", "no permission"),
    "project.read-only": ("der Datenträger ist schreibgeschützt", "the disk is read-only"),
    "project.no-room": ("der Datenträger ist voll", "the disk is full"),
    "project.file-in-the-way": ("dort liegt eine Datei, wo ein Ordner gebraucht wird", "a file lies where a folder is needed"),
    "project.folder-in-the-way": ("dort liegt ein Ordner, wo eine Datei gebraucht wird", "a folder lies where a file is needed"),
    "project.no-working-directory": (
        "Den Ordner, in dem Sie arbeiten, gibt es nicht mehr. Wechseln Sie mit cd in den Ordner des Projekts.",
        "The folder you are in does not exist any more. Change into the project's folder with cd.",
    ),
}
