"""Bring the gettext catalogues up to date with the sentences of the code and the labels of the code lists.

    python scripts/catalogues.py           update sv.po, nb.po and fi.po; new sentences come in empty
    python scripts/catalogues.py --check   say what a catalogue lacks; exit 1 if anything

A translator edits the .po files with any gettext editor; a restart of the app shows the result.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from stakeholders.codes import LISTS, MARKINGS

ROOT: Final = Path(__file__).resolve().parent.parent
CATALOGUES: Final = ROOT / "src" / "stakeholders" / "language" / "catalogues"
LANGUAGES: Final = ("sv", "nb", "fi")
KEYWORDS: Final = {"say": None, "say_n": (1, 2), "N_": None, "open_page": None}
FOLDERS: Final = ("src", "pages")


def template() -> Catalog:
    """Return every sentence of the code and every label, untranslated."""
    catalogue = Catalog(project="stakeholders", charset="utf-8", fuzzy=False)
    for folder in FOLDERS:
        found = extract_from_dir(
            ROOT / folder,
            method_map=[("**.py", "python")],
            keywords=KEYWORDS,
            comment_tags=("Translators:",),
            strip_comment_tags=True,
        )
        for name, _line, sentence, comments, context in found:
            catalogue.add(sentence, locations=[(f"{folder}/{name}", 0)], auto_comments=comments, context=context)
    for codes in LISTS.values():
        if codes is not MARKINGS:  # markings are never translated
            for label in codes.labels.values():
                catalogue.add(label, context=codes.name, locations=[("src/stakeholders/codes", 0)])
    return catalogue


def read(tag: str) -> Catalog:
    """Return the catalogue of one language."""
    with (CATALOGUES / f"{tag}.po").open("rb") as file:
        return read_po(file, locale=tag)


def merged(tag: str, wanted: Catalog) -> Catalog:
    """Return the catalogue of one language with translations kept, new sentences empty, unused ones dropped."""
    catalogue = read(tag)
    wanted.creation_date = catalogue.creation_date  # so that only a change of sentences changes the file
    catalogue.update(wanted, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def write(tag: str, catalogue: Catalog) -> None:
    """Write the catalogue of one language, sorted, so that two versions can be compared line by line."""
    with (CATALOGUES / f"{tag}.po").open("wb") as file:
        write_po(
            file, catalogue, width=110, sort_output=True, include_lineno=False, omit_header=False, ignore_obsolete=True
        )


def missing(tag: str, wanted: Catalog) -> Iterator[str]:
    """Yield a line for each sentence that the language lacks, or whose placeholders differ."""
    catalogue = read(tag)
    for message in wanted:
        if message.id:
            there = catalogue.get(english(message)[0], message.context)
            if there is None or "fuzzy" in there.flags or not all(spoken(there)):
                yield f"{tag}: not translated: {message.id!r}"
            elif len(spoken(there)) != (catalogue.num_plurals if message.pluralizable else 1):
                yield f"{tag}: other plural forms: {message.id!r} -> {there.string!r}"
            elif any(placeholders(text) != placeholders(english(message)[-1]) for text in spoken(there)):
                yield f"{tag}: other placeholders: {message.id!r} -> {there.string!r}"


def english(message: Message) -> list[str]:
    """Return the source sentence: singular and plural where it has both."""
    return list(message.id) if isinstance(message.id, (tuple, list)) else [message.id]


def spoken(message: Message) -> list[str]:
    """Return the translation in each of its plural forms; empty texts where there is none."""
    return list(message.string) if isinstance(message.string, (tuple, list)) else [message.string or ""]


def placeholders(text: str) -> set[str]:
    """Return the names in curly brackets; a bracket that stands alone is a name of its own, which no source has."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {text}


def main() -> int:
    """Run from the command line; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when a catalogue lacks something")
    check = parser.parse_args().check
    wanted = template()
    if not check:
        for tag in LANGUAGES:
            write(tag, merged(tag, wanted))
    lacking = [line for tag in LANGUAGES for line in missing(tag, wanted)]
    print("\n".join(lacking) if check and lacking else f"{len(wanted)} sentences and labels, {len(lacking)} missing")
    return 1 if check and lacking else 0


if __name__ == "__main__":
    sys.exit(main())
