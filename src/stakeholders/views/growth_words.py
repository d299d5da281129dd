"""How a network grew between two years, in a sentence."""

import pandas as pd

from stakeholders.language import Words


def growth_in_words(changes: pd.DataFrame, then: str, now: str, words: Words) -> str:
    """Return how many ties are new, have ended or went on, and how many have no date."""
    counts = changes["change"].value_counts()
    return words.say(
        "From {then} to {now}: {new}, {ended}; {kept}. {undated}",
        then=then,
        now=now,
        new=words.say_n(
            "{n} contact or membership is new", "{n} contacts and memberships are new", int(counts.get("new", 0))
        ),
        ended=words.say_n("{n} has ended", "{n} have ended", int(counts.get("ended", 0))),
        kept=words.say_n("{n} was there in both", "{n} were there in both", int(counts.get("kept", 0))),
        undated=words.say_n(
            "{n} of these has no date and counts in every year.",
            "{n} of these have no date and count in every year.",
            int(changes["undated"].sum()),
        ),
    )
