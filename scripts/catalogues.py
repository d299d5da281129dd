"""Bring the gettext catalogues up to date with the sentences of the code and the labels of the code lists.

    python scripts/catalogues.py           update sv.po, nb.po and fi.po; new sentences come in empty
    python scripts/catalogues.py --check   say what a catalogue lacks; exit 1 if anything

A translator edits the .po files with any gettext editor; a restart of the app shows the result.
"""

import argparse
import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from stakeholders.codes import LISTS, MARKINGS

ROOT: Final = Path(__file__).resolve().parent.parent
CATALOGUES: Final = ROOT / "src" / "stakeholders" / "language" / "catalogues"
LANGUAGES: Final = ("sv", "nb", "fi")
PLURAL: Final = "say_n"
SPEAKING: Final = frozenset({"say", PLURAL, "N_", "open_page"})
FOLDERS: Final = ("src", "pages")


def template() -> Catalog:
    """Return every sentence of the code and every label, untranslated."""
    catalogue = Catalog(project="stakeholders", charset="utf-8", fuzzy=False)
    for path in sources():
        place = (path.relative_to(ROOT).as_posix(), 0)
        for sentence in sentences(path.read_text(encoding="utf-8")):
            catalogue.add(sentence, locations=[place])
    for codes in LISTS.values():
        if codes is not MARKINGS:  # markings are never translated
            for label in codes.labels.values():
                catalogue.add(label, context=codes.name, locations=[("src/stakeholders/codes", 0)])
    return catalogue


def sources() -> list[Path]:
    """Return the files that may speak."""
    return [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]


def sentences(source: str) -> Iterator[str | tuple[str, str]]:
    """Yield what the code says, singular and plural together; read as syntax, so that f-strings hide nothing.

    Examples
    --------
    >>> list(sentences("f'{words.say(\\"Open\\")} {words.say_n(\\"{n} way\\", \\"{n} ways\\", 2)}'"))
    ['Open', ('{n} way', '{n} ways')]
    """
    for call in spoken_calls(source):
        first, second = (*map(_literal, call.args[:2]), "", "")[:2]
        if first:
            yield (first, second) if _name(call) == PLURAL else first


def spoken_calls(source: str) -> Iterator[ast.Call]:
    """Yield each call that speaks or marks a sentence."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node) in SPEAKING:
            yield node


def _literal(argument: ast.expr) -> str:
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else ""


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


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
