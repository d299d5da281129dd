"""Everything that can be wrong with data, and how it is told.

``StakeholdersError``
 ├── ``NoSuchDataset``       a name or folder that holds no dataset
 ├── ``Unreadable``          a file that can't be read as a table at all
 ├── ``NotAllowed``          an act that this viewer's clearance doesn't cover
 └── ``TooManyTies``         a network that would not fit into memory

A ``Problem`` is no exception: it is one cell, row or file that breaks a rule, gathered and told together.
"""

from dataclasses import dataclass, field

from stakeholders.language import N_, Words
from stakeholders.rules import RULES, Severity


class StakeholdersError(Exception):
    """Base of the errors that a reader is told; ``sentence`` is in the catalogues, ``values`` fill it."""

    sentence = N_("Something went wrong.")

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.told(Words("en")))

    def told(self, words: Words) -> str:
        """Return the sentence in the reader's language."""
        return words.say(self.sentence, **self.values)


class NoSuchDataset(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """A name or folder that holds no dataset."""

    sentence = N_("There is no dataset at {folder}. A dataset is a folder with stakeholders.csv and memberships.csv.")


class Unreadable(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """A file that can't be read as a table at all."""

    sentence = N_("{file} can't be read: {reason}")


class NotAllowed(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """An act that this viewer's clearance doesn't cover."""

    sentence = N_("This is not open to you.")


class TooManyTies(StakeholdersError):  # noqa: N818 - reads as the sentence it tells
    """A network that would not fit into memory."""

    sentence = N_(
        "These meetings would make {pairs} ties, more than the {most} that can be held. "
        "Leave out large events, or choose fewer stakeholders."
    )


@dataclass(frozen=True, slots=True)
class Problem:
    """One cell, row or file that breaks a rule, told so that the person who typed it can mend it.

    Attributes
    ----------
    file, row, column
        Where; ``row`` as a spreadsheet counts it (the header is row 1), 0 where it is the whole file.
    value
        As typed; empty where it must not be repeated.
    rule
        A key of ``RULES``.
    details
        What fills the rule's sentence, as pairs of name and text.
    more
        For a problem that closes a long list: how many more there are of its kind in the file.
    """

    file: str
    row: int
    column: str
    value: str
    rule: str
    details: tuple[tuple[str, str], ...] = field(default=())
    more: int = 0

    @property
    def severity(self) -> Severity:
        """``error``: the row can't be used; ``warning``: it can."""
        return RULES[self.rule].severity

    def message(self, words: Words) -> str:
        """Return what is wrong and how to mend it, in the reader's language."""
        details = {name: words.say(text) if name == "reason" and text else text for name, text in self.details}
        told = words.say(RULES[self.rule].sentence, **{"column": self.column, **details})
        if not self.more:
            return told
        return words.say_n(
            "And {n} more problem like this: {example}",
            "And {n} more problems like this: {example}",
            self.more,
            example=told,
        )
