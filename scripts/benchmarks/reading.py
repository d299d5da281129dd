"""Reading a folder, as text and validated, against bare pandas.read_csv of the same files."""

import warnings
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pandas as pd

from scripts.benchmarks.clock import Budget, Turn, medians
from scripts.benchmarks.datasets import dataset, in_words
from scripts.benchmarks.results import Line
from stakeholders import read_dataset
from stakeholders.reading.dataset import csv_files
from stakeholders.reading.findings import Findings
from stakeholders.reading.tables import sheets_of

AS_TEXT, VALIDATED = 2.0, 10.0


def bare(folder: Path) -> Turn:
    """Return a turn that reads every CSV file of the folder as pandas does by itself."""
    files = sorted(folder.glob("*.csv"))

    def turn() -> list[pd.DataFrame]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", pd.errors.DtypeWarning)  # its guesses are its own affair
            return [pd.read_csv(path) for path in files]

    return turn


def as_text(folder: Path) -> object:
    """Return every table of the folder with each cell as typed, as reading does before it looks at any."""
    return sheets_of(csv_files(folder), Findings())


def measure(names: list[str], budget: Budget) -> Iterator[Line]:
    """Yield a line for reading as text and one for reading and validating, for each dataset."""
    for place, name in enumerate(names):
        folder = dataset(name)
        turns: list[Turn] = [bare(folder), partial(as_text, folder), partial(read_dataset, folder)]
        read_dataset(folder)  # whatever is imported or compiled once is not the folder's
        pandas_, text, validated = medians(turns, 7, budget.part(1 / (len(names) - place)))
        yield Line("reading as text", in_words(name), text, pandas_, aim=AS_TEXT)
        yield Line("reading and validating", in_words(name), validated, pandas_, aim=VALIDATED)
