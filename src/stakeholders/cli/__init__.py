"""The commands: validate, summary, synthesise, audit. Each takes the parsed arguments and returns an exit code."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from stakeholders.cli import audit, release, sealed
from stakeholders.cli.printing import print_table, printable
from stakeholders.errors import Problem, StakeholdersError
from stakeholders.language import LANGUAGES, Words

DONE, HAS_ERRORS, FAILED = 0, 1, 2  # exit codes


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; what goes wrong is told in one line.

    Returns
    -------
    int
        0: done; 1: ``validate`` found errors; 2: the command could not be run.
    """
    sys.stdout.reconfigure(errors="replace") if hasattr(sys.stdout, "reconfigure") else None
    chosen = _parser().parse_args(arguments)
    words = Words(chosen.language)
    run: Callable[[argparse.Namespace, Words], int] = chosen.run
    try:
        return run(chosen, words)
    except StakeholdersError as error:
        told = error.told(words)
    except BrokenPipeError:  # whoever read the output has seen enough
        sys.stderr.close()
        return DONE
    except (OSError, ValueError) as error:
        told = str(error)
    print(f"stakeholders: {printable(told)}", file=sys.stderr)
    return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "stakeholders", description="Datasets of who carries total defence, on the command line."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, run, told in (
        ("validate", _validate, "print the problems of a dataset or scenario as a table; exit 1 when there are errors"),
        ("summary", _summary, "print counts, components and the age of the data"),
        ("synthesise", _synthesise, "write a fictional dataset, seeded and marked as fictional"),
    ):
        command = commands.add_parser(name, help=told, description=told)
        command.add_argument("folder", metavar="DIR", type=Path)
        command.add_argument("--language", choices=LANGUAGES, default="en", help="of what is printed")
        command.set_defaults(run=run)
        if name == "synthesise":
            command.add_argument("-n", type=int, default=1000, help="how many stakeholders (1000)")
            command.add_argument("--seed", type=int, default=1, help="another seed gives another dataset (1)")
            command.add_argument("--belt", action="store_true", help="four clusters in the belt, with capabilities")
    release.add_to(commands)
    sealed.add_to(commands)
    audit.add_to(commands)
    return parser


def _validate(chosen: argparse.Namespace, words: Words) -> int:
    found = _problems(chosen.folder)
    if found:
        header = [words.label("column", name) for name in ("file", "row", "column", "value", "severity", "message")]
        rows = [
            (
                one.file,
                str(one.row or ""),
                one.column,
                one.value,
                words.label("severity", one.severity),
                one.message(words),
            )
            for one in found
        ]
        print_table([header, *rows])
    errors = sum(one.severity == "error" for one in found)
    print(
        words.say_n("{n} error", "{n} errors", errors)
        + ", "
        + words.say_n("{n} warning", "{n} warnings", len(found) - errors)
    )
    return HAS_ERRORS if errors else DONE


def _problems(folder: Path) -> tuple[Problem, ...]:
    """Return the problems of a dataset, or of a scenario together with the dataset it is made for."""
    from stakeholders.reading import read_dataset, read_scenario, scenario_problems

    if not (folder / "scenario.toml").is_file():
        return read_dataset(folder).found
    scenario = read_scenario(folder)
    base = folder.resolve().parent.parent / Path(scenario.base).name
    if not scenario.base or not base.is_dir():
        return scenario.found
    return scenario.found + scenario_problems(read_dataset(base).register, scenario, base.name)


def _summary(chosen: argparse.Namespace, words: Words) -> int:
    from stakeholders.measures.overview import overview
    from stakeholders.network import stakeholder_network
    from stakeholders.reading import read_dataset
    from stakeholders.schema import TABLES

    dataset = read_dataset(chosen.folder)
    register = dataset.register
    seen = overview(register, stakeholder_network(register))
    told, held, met = seen.age, seen.parts, seen.contacts
    counts = [(words.label("table", name), words.number(len(register.table(name)))) for name in TABLES]
    print(printable(dataset.title.get(words.tag, dataset.title["en"])))
    print_table(
        [
            *counts,
            (words.say("Separate parts of two or more"), words.number(held.parts)),
            (words.say("Stakeholders in the largest part"), words.number(held.largest)),
            (words.say("Stakeholders without any tie or membership"), words.number(len(held.alone))),
            (words.say("Pairs with a tie"), words.number(met.pairs)),
            (words.say("Of these across a border"), words.number(met.cross_border)),
            (words.say("Facts from"), f"{told.facts.oldest} – {told.facts.newest}"),
            (words.say("Documents from"), f"{told.documents.oldest} – {told.documents.newest}"),
            (words.say("Highest marking"), register.marking().text),
            (words.say("Problems found"), words.number(len(dataset.found))),
        ]
    )
    return DONE


def _synthesise(chosen: argparse.Namespace, words: Words) -> int:
    from stakeholders.synthesis import synthesise

    synthesise(chosen.n, chosen.folder, chosen.seed, belt=chosen.belt)
    print(words.say("Written to {folder}. Everything in it is fictional.", folder=printable(str(chosen.folder))))
    return DONE
