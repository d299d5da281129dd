"""The command that releases the counts of a dataset."""

import argparse
from datetime import date
from pathlib import Path
from typing import Final

from stakeholders.cli.printing import print_table, printable
from stakeholders.errors import StakeholdersError
from stakeholders.language import LANGUAGES, N_, Words
from stakeholders.measures.cube import GRIDS, READERS
from stakeholders.schema import Viewer
from stakeholders.schema.settings import Settings

DONE: Final = 0  # exit code
_CALLED: Final = {
    "kind": ("column", "kind"),
    "sector": ("attribute", "sectors"),
    "capability": ("column", "capability"),
}


class FaultySettings(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """Settings that can't be relied on: nothing is released by them."""

    sentence = N_("The settings have faults, so that nothing is released: {faults}")


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``release``."""
    told = "count what readers may not see and release what gives nobody away, dated and for good"
    command = commands.add_parser("release", help=told, description=told)
    command.add_argument("folder", metavar="DIR", type=Path, help="a dataset in the folder that holds datasets")
    command.add_argument("--language", choices=LANGUAGES, default="en", help="of what is printed")
    for reader in READERS:
        least = f"the smallest number told to the {reader} readers; never below that of the settings"
        command.add_argument(f"--{reader}", metavar="K", type=int, default=0, help=least)
    command.set_defaults(run=_release)


def _release(chosen: argparse.Namespace, words: Words) -> int:
    from stakeholders.keeping.releases import publish
    from stakeholders.keeping.withdrawals import on_record
    from stakeholders.reading import read_dataset
    from stakeholders.reading.settings import installed_settings

    settings = installed_settings(Path())
    if settings.faults:
        told = "; ".join(f"{one.file}, {one.column}: {one.message(words)}" for one in settings.faults)
        raise FaultySettings(faults=told)
    folder = chosen.folder.resolve()
    limits = {reader: max(getattr(settings.limits, reader), getattr(chosen, reader)) for reader in READERS}
    register = on_record(read_dataset(folder).register, folder)
    made = publish(folder.parent, folder.name, register, _today(), limits, also=_signed_in(settings))
    print(words.say("Release {number} of {dataset}, {day}.", number=made.number, dataset=folder.name, day=made.day))
    header = ("", *(words.label("clearance", reader) for reader in READERS))
    rows = []
    for grid in GRIDS:
        counts = [made.table(grid, reader)["count"] for reader in READERS]
        shown = [f"{words.number(int(one.notna().sum()))} / {words.number(len(one))}" for one in counts]
        rows.append((words.label(*_CALLED[grid]), *shown))
    print_table([header, *rows])
    print(printable(words.say("Numbers told, of those in each grid; the others are withheld.")))
    return DONE


def _signed_in(settings: Settings) -> list[Viewer]:
    """Return who can sign in, by one of the settings' grants or by two that give the same clearance."""
    known = [one for one in settings.login.grants if one.groups is not None]
    both = [(one, two) for one in known for two in known if one.clearance == two.clearance]
    return [Viewer(one.clearance, (one.groups or set()) | (two.groups or set()), one.organisation) for one, two in both]


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the day of the place where the dataset is kept
