"""The commands on the log of an installation: verify it, list it, take consent back, erase what is too old."""

import argparse
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stakeholders.cli.printing import print_table, printable
from stakeholders.errors import NoSuchDataset
from stakeholders.language import LANGUAGES, N_, Words

if TYPE_CHECKING:
    from stakeholders.keeping.events import Event

AGREES, HAS_FAULTS = 0, 1  # exit codes
_FAULTS: Final = {
    "missing": N_("Entry {number} is missing."),
    "changed": N_("Entry {number} was changed, or what comes before it."),
    "details": N_("The details of entry {number} were changed, or are gone without a record of it."),
    "cut": N_("The log was cut short or written anew: entry {number} is not what it was."),
}


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``audit`` with its own commands."""
    told = "what was done: verify the log, list it, take consent back, erase what is older than it may be"
    below = commands.add_parser("audit", help=told, description=told).add_subparsers(required=True, metavar="WHAT")
    folder = "the folder that holds the datasets"
    for name, run, what, where in (
        ("verify", _verify, "check that nothing in the log was changed; exit 1 when something was", folder),
        ("list", _list, "print the log, the latest entry first", folder),
        ("withdraw", _withdraw, "take the consent of an organisation back and list what left with it", "a dataset"),
        ("expire", _expire, "erase the details that the settings say are too old", folder),
        ("erase", _erase, "erase the details of entries, for somebody who has a right to that", folder),
    ):
        command = below.add_parser(name, help=what, description=what)
        command.add_argument("folder", metavar="DIR", type=Path, help=where)
        command.add_argument("--language", choices=LANGUAGES, default="en", help="of what is printed")
        command.set_defaults(run=run)
        if name == "verify":
            seen = "number and hash that verify printed before: tells whether the log was cut short or written anew"
            command.add_argument("--seen", metavar="NUMBER:HASH", type=_noted, help=seen)
        if name == "list":
            command.add_argument("--about", metavar="ID", default="", help="only what concerns this organisation")
        if name == "erase":
            command.add_argument("entries", metavar="NUMBER", type=int, nargs="+", help="as list prints them")
        if name == "withdraw":
            command.add_argument("company", metavar="ID", help="of the organisation")


def _noted(text: str) -> tuple[int, str]:
    found = re.fullmatch(r"(\d+):([0-9a-f]{64})", text)
    if found is None:
        raise argparse.ArgumentTypeError("a number, a colon and 64 letters and digits, as verify prints them")
    return int(found[1]), found[2]


def _verify(chosen: argparse.Namespace, words: Words) -> int:
    from stakeholders.keeping.audit import audit_of

    found = audit_of(_there(chosen.folder)).verify(chosen.seen)
    for fault in found.faults:
        print(words.say(_FAULTS[fault.what], number=fault.number))
    print(words.say_n("{n} entry", "{n} entries", found.entries), f"{found.entries}:{found.head}")
    if found.erased:
        print(
            words.say_n(
                "The details of {n} entry were erased.", "The details of {n} entries were erased.", found.erased
            )
        )
    if not found.faults:
        print(
            words.say(
                "The log agrees with itself. Note the last line elsewhere, to be asked for next time with --seen."
            )
        )
    return HAS_FAULTS if found.faults else AGREES


def _list(chosen: argparse.Namespace, words: Words) -> int:
    from stakeholders.keeping.audit import audit_of

    events = audit_of(_there(chosen.folder)).events()
    _print([one for one in events if not chosen.about or chosen.about in one.about], words)
    return AGREES


def _withdraw(chosen: argparse.Namespace, words: Words) -> int:
    from stakeholders.keeping.audit import audit_of
    from stakeholders.keeping.withdrawals import exports_with, withdraw
    from stakeholders.reading import read_dataset
    from stakeholders.schema import Viewer

    folder: Path = chosen.folder.resolve()
    register, audit = read_dataset(folder).register, audit_of(folder.parent)
    if chosen.company not in register.names:
        raise ValueError(
            words.say("No organisation of {dataset} has the id {id}.", dataset=folder.name, id=chosen.company)
        )
    today = date.today()  # noqa: DTZ011 - the day of the place where the command runs
    withdraw(audit, register, Viewer("steward"), folder.name, chosen.company, on=today)
    print(
        words.say(
            "Consent is taken back: what {name} can do is hidden from now on.",
            name=printable(register.name_of(chosen.company)),
        )
    )
    left = exports_with(audit, folder.name, chosen.company)
    print(
        words.say_n("{n} file left with it:", "{n} files left with it:", len(left))
        if left
        else words.say("No file left with it.")
    )
    _print(left, words)
    return AGREES


def _expire(chosen: argparse.Namespace, words: Words) -> int:
    from stakeholders.keeping.audit import audit_of
    from stakeholders.keeping.retention import expire
    from stakeholders.reading.settings import installed_settings

    settings = installed_settings(Path.cwd())
    if settings.faults:
        raise ValueError(settings.faults[0].message(words))
    today = date.today()  # noqa: DTZ011 - the day of the place where the command runs
    return _say_erased(expire(audit_of(_there(chosen.folder)), settings.retention, today), words)


def _erase(chosen: argparse.Namespace, words: Words) -> int:
    from stakeholders.keeping.audit import audit_of

    return _say_erased(audit_of(_there(chosen.folder)).erase(chosen.entries, "request"), words)


def _say_erased(number: int, words: Words) -> int:
    print(words.say_n("{n} entry or request was erased.", "{n} entries and requests were erased.", number))
    return AGREES


def _there(folder: Path) -> Path:
    """Return the folder that holds the datasets: the one that was named, or where the named dataset lies."""
    if not folder.is_dir():
        raise NoSuchDataset(folder=folder)
    return folder.resolve().parent if (folder / "stakeholders.csv").is_file() else folder


def _print(events: "Sequence[Event]", words: Words) -> None:
    """Print entries as a table, with organisations by their ids."""
    from stakeholders.keeping.log_seen import log_rows
    from stakeholders.views.log_table import log_table

    if events:
        rows = log_rows(events)
        table = log_table(rows, words, {}).assign(number=rows["number"].astype("str"))
        where = [
            f"{words.say('Dataset')}: {facts['dataset']}; " if "dataset" in facts else "" for facts in rows["facts"]
        ]
        table["what"] = [before + what for before, what in zip(where, table["what"], strict=True)]
        order = ["number", "at", "act", "who", "named", "what"]
        print_table([["", *(words.label("column", name) for name in order[1:])], *table[order].values.tolist()])
