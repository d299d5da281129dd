"""The tables of the Data page: what is in a dataset, which documents it rests on, what borders come from."""

from collections.abc import Iterable
from typing import Final, Protocol

import pandas as pd

from stakeholders.language import N_, Words
from stakeholders.places import Source
from stakeholders.schema import TABLES
from stakeholders.views.readable import one_line

# What the borders and place names can't show, as their notes say.
GAPS: Final = (
    N_("Ålesund and Haram, apart since 2024, are drawn as one municipality."),
    N_("The municipalities of Raisio and Rusko near Turku are missing."),
    N_("Official numbers of Finnish municipalities are there for Ostrobothnia only."),
    N_("Swedish and Danish borders are coarse: good for an overview, not for a single town."),
)


def rows_labelled(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the tables of a dataset with their number of rows.

    Parameters
    ----------
    rows
        As ``measures.holdings.rows_per_table`` returns it.
    """
    files = rows["table"].map(lambda name: TABLES[name].file)
    frame = pd.DataFrame({"file": files, "rows": rows["rows"]})
    return frame.assign(hypothetical=rows["hypothetical"]) if rows["hypothetical"].any() else frame


def documents_labelled(documents: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the documents with labels and dates in words; what rests on no document is named so.

    Parameters
    ----------
    documents
        As ``measures.age.documents`` returns it.
    """
    uncited = words.say("No document named")
    return pd.DataFrame(
        {
            "title": documents["title"].where(documents["id"] != "", uncited),
            "rows": documents["rows"],
            "share": documents["share"],
            "published": documents["published"].map(words.date).astype("str"),
            "publisher": documents["publisher"],
            "kind": documents["kind"].map(lambda code: words.label("source_kind", code) if code else "").astype("str"),
        }
    )


def borders_labelled(sources: Iterable[Source]) -> pd.DataFrame:
    """Return source and licence of each file of borders and place names."""
    return pd.DataFrame([(one.file, one.source, one.licence) for one in sources], columns=["file", "source", "licence"])


def explanation_labelled(explained: pd.DataFrame) -> pd.DataFrame:
    """Return the explanation of the columns in the order in which a reader needs it."""
    return explained[["table", "column", "required", "meaning", "allowed"]]


def gaps(words: Words) -> tuple[str, ...]:
    """Return what is known to be missing in the borders, a sentence each."""
    return tuple(words.say(gap) for gap in GAPS)


class Named(Protocol):
    """A licence: a short name, a title and an address, any of them empty."""

    @property
    def name(self) -> str:
        """Such as CC-BY-4.0."""

    @property
    def title(self) -> str:
        """The whole name."""

    @property
    def address(self) -> str:
        """Where its text is."""


def licences_in_words(licences: Iterable[Named], words: Words) -> str:
    """Return the licences of a dataset in one sentence."""
    named = [one_line(one.title or one.name or one.address) for one in licences]
    named = [name for name in named if name]
    if not named:
        return words.say("The dataset says nothing of its licence.")
    return words.say("Licence of the data: {licences}.", licences=words.listing(named))
