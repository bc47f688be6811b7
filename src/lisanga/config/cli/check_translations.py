"""`lisanga check-translations`: every text of the code and the templates stands in the catalogue, and nothing else."""

import argparse

from django.conf import settings

from lisanga.config.catalogue import compiled, extracted, read, written


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--write", action="store_true", help="met le catalogue à jour")


def run(arguments: argparse.Namespace) -> int:
    folder = settings.PACKAGE / "locale" / "fr" / "LC_MESSAGES"
    source, binary = folder / "django.po", folder / "django.mo"
    texts = extracted(settings.PACKAGE)
    if arguments.write:
        folder.mkdir(parents=True, exist_ok=True)
        source.write_text(written(texts, read(source)), "utf-8")
        binary.write_bytes(compiled(read(source)))
        print(f"{len(texts)} textes au catalogue.")
        return 0
    kept = read(source)
    missing = [text for text in texts if not kept.get(text)]
    stale = [text for text in kept if text not in texts]
    for text in missing:
        print(f"absent du catalogue : {text[0]!r} ({texts[text][0]})")
    for text in stale:
        print(f"plus employé : {text[0]!r}")
    if missing or stale:
        print("Lancez « lisanga check-translations --write », et relisez ce qui change.")
        return 1
    if not binary.exists() or binary.read_bytes() != compiled(kept):
        print("Le catalogue compilé n’est pas à jour : lancez « lisanga check-translations --write ».")
        return 1
    print(f"{len(texts)} textes, tous au catalogue.")
    return 0
