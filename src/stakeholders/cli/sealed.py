"""The commands ``keys`` and ``sealed``: requests and answers between two installations (docs/sealed_requests.md)."""

import argparse
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from stakeholders.cli.printing import print_table
from stakeholders.errors import NotAllowed
from stakeholders.language import LANGUAGES, Words
from stakeholders.schema import Viewer

if TYPE_CHECKING:
    from stakeholders.keeping.keys import PublicKeys

_STEWARD: Final = Viewer("steward")  # whoever has a shell on the machine


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``keys`` and ``sealed`` to the commands of the shell."""
    keys = _group(commands, "keys", "the keys of this installation and of those it exchanges sealed files with")
    new = _command(keys, "new", _new, "make the keys of this installation, once")
    new.add_argument("name", help="of the organisation that runs this installation")
    show = _command(keys, "show", _show, "print the number of our keys, to be read over the phone")
    show.add_argument("--file", type=Path, help="also write the file that others need, which holds no secret")
    add = _command(keys, "add", _add, "take in the keys of another installation once their number was read to you")
    add.add_argument("file", type=Path)
    add.add_argument("number", help="the eight groups of digits that were read over the phone, in quotation marks")
    _command(keys, "list", _list, "print whose keys were checked here")
    remove = _command(keys, "remove", _remove, "refuse files of an installation from now on")
    remove.add_argument("number")
    sealed = _group(commands, "sealed", "requests and answers as files, signed and encrypted")
    write = _command(sealed, "write", _write, "write what is to be sent about a case: request, answer or withdrawal")
    write.add_argument("case", help="its number here")
    write.add_argument("to", help="name or number of the receiver's keys")
    write.add_argument("file", type=Path)
    take = _command(sealed, "take", _take, "take in a file that was received")
    take.add_argument("file", type=Path)
    take.add_argument("dataset", help="the dataset whose brokers are asked")


def _new(chosen: argparse.Namespace, words: Words) -> int:
    from stakeholders.keeping.keys import new_keys

    new_keys(chosen.data, chosen.name)
    return _show(chosen, words)


def _show(chosen: argparse.Namespace, _words: Words) -> int:
    from stakeholders.keeping.keys import own_keys

    public = own_keys(chosen.data).public
    if getattr(chosen, "file", None):
        chosen.file.write_bytes(public.as_file())
    return _print([public])


def _add(chosen: argparse.Namespace, _words: Words) -> int:
    from stakeholders.keeping.keys import trust

    return _print([trust(chosen.data, chosen.file.read_bytes(), chosen.number)])


def _list(chosen: argparse.Namespace, _words: Words) -> int:
    from stakeholders.keeping.keys import partners

    return _print(partners(chosen.data))


def _remove(chosen: argparse.Namespace, words: Words) -> int:
    from stakeholders.keeping.keys import distrust

    distrust(chosen.data, chosen.number)
    return _list(chosen, words)


def _write(chosen: argparse.Namespace, words: Words) -> int:
    from stakeholders.keeping.audit import audit_of
    from stakeholders.keeping.case_files import sealed_for
    from stakeholders.keeping.case_tables import case_of
    from stakeholders.keeping.keys import own_keys

    audit, receiver = audit_of(chosen.data), _receiver(chosen.data, chosen.to)
    holds = _holds(chosen.data / case_of(audit, chosen.case).dataset)
    file = sealed_for(audit, _STEWARD, chosen.case, own_keys(chosen.data), receiver, holds, _today())
    chosen.file.write_bytes(file)
    print(words.say("Written to {folder}.", folder=str(chosen.file)))
    return 0


def _take(chosen: argparse.Namespace, words: Words) -> int:
    from stakeholders.keeping.audit import audit_of
    from stakeholders.keeping.case_files import take_in
    from stakeholders.keeping.keys import own_keys, partners
    from stakeholders.keeping.sealed import open_sealed
    from stakeholders.reading.settings import installed_settings

    if not (chosen.data / chosen.dataset / "stakeholders.csv").is_file():
        raise NotAllowed
    file = open_sealed(chosen.file.read_bytes(), own_keys(chosen.data), partners(chosen.data))
    days = installed_settings(Path()).requests.expire_after_days
    number = take_in(audit_of(chosen.data), _STEWARD, chosen.dataset, file, _today(), days)
    print(words.say("Taken in: case {number}.", number=number))
    return 0


def _receiver(root: Path, told: str) -> "PublicKeys":
    from stakeholders.keeping.keys import partners

    fitting = [one for one in partners(root) if told in (one.name, one.fingerprint)]
    if len(fitting) != 1:
        raise ValueError(f"{told!r} is not the name or number of keys that were checked here")
    return fitting[0]


def _holds(folder: Path) -> Callable[[str, str], bool]:
    from stakeholders.keeping.withdrawals import on_record
    from stakeholders.measures.consent import consented
    from stakeholders.reading import read_dataset

    rows = consented(on_record(read_dataset(folder).register, folder), _today())
    pairs = set(zip(rows["stakeholder_id"], rows["capability"], strict=True))
    return lambda company, capability: (company, capability) in pairs


def _print(keys: "list[PublicKeys] | tuple[PublicKeys, ...]") -> int:
    if keys:
        print_table([(one.fingerprint, one.name) for one in keys])
    return 0


def _group(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, told: str
) -> "argparse._SubParsersAction[argparse.ArgumentParser]":
    return commands.add_parser(name, help=told, description=told).add_subparsers(required=True, metavar="STEP")


def _command(
    group: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[argparse.Namespace, Words], int],
    told: str,
) -> argparse.ArgumentParser:
    command = group.add_parser(name, help=told, description=told)
    command.add_argument("--data", type=Path, default=_folder(), help="the folder that holds the datasets")
    command.add_argument("--language", choices=LANGUAGES, default="en", help="of what is printed")
    command.set_defaults(run=run)
    return command


def _folder() -> Path:
    return Path(os.environ.get("STAKEHOLDERS_DATA") or "data")


def _today() -> date:
    return date.today()  # noqa: DTZ011 - a request ends with the day of the place where it is kept
