"""Problems of a dataset in words and as a table that can be read."""

import pandas as pd

from stakeholders.language import Words
from stakeholders.schema import Marking


def problem_points(problems: pd.DataFrame, words: Words) -> tuple[str, ...]:
    """Return how many errors and warnings there are, a sentence each; one that says so where there is none.

    Parameters
    ----------
    problems
        As ``problems_table`` returns it: ``severity`` holds codes.
    """
    errors, warnings = (int((problems["severity"] == severity).sum()) for severity in ("error", "warning"))
    told = []
    if errors:
        told.append(
            words.say_n(
                "{n} error in the data: what it concerns was left out.",
                "{n} errors in the data: what they concern was left out.",
                errors,
            )
        )
    if warnings:
        told.append(
            words.say_n(
                "{n} warning: the row is used, but somebody should look at it.",
                "{n} warnings: the rows are used, but somebody should look at them.",
                warnings,
            )
        )
    return tuple(told) or (words.say("No errors and no warnings in the data."),)


def problems_labelled(problems: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the problems with the labels of their severity, errors first; a row number only where there is a row."""
    ordered = problems.sort_values("severity", kind="stable", ignore_index=True)  # "error" comes before "warning"
    return pd.DataFrame(
        {
            "severity": ordered["severity"].map(lambda code: words.label("severity", code)).astype("str"),
            "file": ordered["file"],
            "row": ordered["row"].map(lambda row: str(row) if row else "").astype("str"),
            "column": ordered["column"],
            "value": ordered["value"],
            "message": ordered["message"],
        }
    )


def marking_of(problems: pd.DataFrame, rows: Marking) -> Marking:
    """Return the marking of a table of problems.

    Parameters
    ----------
    rows
        The highest marking of the rows that could be read; a row that was left out counts as AMBER at least.
    """
    return max(rows, Marking.AMBER) if (problems["severity"] == "error").any() else rows
