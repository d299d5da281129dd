"""The sidebar: dataset, scenarios, filters, year, language, and the eyes one looks through."""

from collections.abc import Mapping

import streamlit as st

from stakeholders.codes import KINDS
from stakeholders.filter import Filter
from stakeholders.language import LANGUAGES, Words
from stakeholders.measures.offer import Offer, offer
from stakeholders.register import Register
from stakeholders.schema import Viewer
from stakeholders.ui import datasets
from stakeholders.ui.choices import choose_flag, choose_many, choose_one, clear_choices
from stakeholders.ui.memory import remembered
from stakeholders.ui.viewer import through_eyes

FILTERS = ("kinds", "countries", "regions", "sectors", "groups", "year", "neighbours")


def ask_dataset(offered: list[str], words: Words) -> str:
    """Ask which dataset, where there are several; return its name."""
    titles = {one: datasets.title(one, words) for one in offered}
    if len(offered) > 1:
        return choose_one(
            words.say("Dataset"),
            offered,
            key="data",
            label_of=lambda one: titles.get(one, one),
            always_in_link=True,  # what is first on offer differs from session to session
        )
    return offered[0]


def ask_scenarios(there: Mapping[str, str], words: Words) -> tuple[str, ...]:
    """Ask which scenarios, given their titles by id; return the ids."""
    if not there:
        return ()
    return choose_many(
        words.say("What if they joined?"),
        list(there),
        key="scenarios",
        label_of=lambda one: there.get(one, one),
        placeholder=words.say("No scenario"),
        help=words.say("Adds organisations and ties that are assumed, drawn dashed. None of them has been asked."),
    )


def ask_left_out(joined: Register, words: Words, key: str = "left_out", label: str = "") -> tuple[str, ...]:
    """Ask who of the scenarios that are on does not join; return codes of ``datasets.left_out_code``.

    Parameters
    ----------
    joined
        What is seen with all of them on.
    """
    rows = joined.stakeholders
    rows = rows[rows["scenario"] != ""]
    labels: dict[str, str] = {}
    for one, kinds in rows.groupby("scenario", sort=False)["kind"]:
        for kind in (kind for kind in KINDS if kind in set(kinds)):
            told = words.say("All of the kind {kind}", kind=words.label("kind", kind))
            labels[datasets.left_out_code(str(one), "kind", kind)] = told
    for one, some_id, name in sorted(
        zip(rows["scenario"], rows["id"], rows["name"], strict=True), key=lambda row: words.order(row[2])
    ):
        labels[datasets.left_out_code(one, "id", some_id)] = name
    if not labels:
        return ()
    return choose_many(
        label or words.say("Except"),
        list(labels),
        key=key,
        label_of=lambda code: labels.get(code, code),
        placeholder=words.say("All of them join"),
        help=words.say("Kinds and organisations of the scenario that do not join."),
    )


def ask_filter(everyone: Register, words: Words) -> Filter:
    """Ask which stakeholders and which year."""
    there = remembered(offer, everyone)
    st.subheader(words.say("Filters"), anchor=False)
    kinds = _ask(words.say("Kinds"), there.kinds, "kinds", "kind", words)
    countries = _ask(words.say("Countries"), there.countries, "countries", "country", words)
    regions = _ask(words.say("Regions"), there.regions, "regions", "region", words)
    sectors = _ask(words.say("Sectors"), there.sectors, "sectors", "sector", words)
    names = everyone.names
    groups = choose_many(
        words.say("Groups and initiatives"),
        remembered(groups_by_name, everyone, words.tag),
        key="groups",
        label_of=lambda one: names.get(one, one),
        placeholder=words.say("All"),
    )
    year = _ask_year(there, words)
    neighbours = choose_flag(
        words.say("Also those they are tied to"),
        key="neighbours",
        help=words.say("Keeps the groups, partners and relations of the stakeholders that the filters choose."),
    )
    chosen = Filter(kinds, countries, regions, sectors, groups, int(year) if year else None, neighbours)
    st.button(
        words.say("Clear all filters"),
        on_click=clear_choices,
        args=(FILTERS,),
        disabled=chosen == Filter(),
        width="stretch",
    )
    return chosen


def ask_language(words: Words) -> None:
    """Ask for the language; the choice counts from the next run, which follows at once."""
    choose_one(
        words.say("Language"),
        list(LANGUAGES),
        key="language",
        default=words.tag,
        label_of=lambda tag: LANGUAGES[tag],
        always_in_link=True,
    )


def ask_eyes(viewer: Viewer, everyone: Register, words: Words) -> None:
    """Offer to look as somebody who may see less; the choice counts from the next run."""
    groups = remembered(offer, everyone).clusters
    codes = ["community", "public", *(f"member:{one}" for one in groups)]
    codes = ["", *(code for code in codes if through_eyes(viewer, code) != viewer)]
    if len(codes) == 1:
        return
    names = everyone.names
    choose_one(
        words.say("Look through other eyes"),
        codes,
        key="eyes",
        label_of=lambda code: eyes_in_words(code, names, words),
        help=words.say("Shows the app as somebody else would get it. It never shows more than you may see."),
    )


def groups_by_name(everyone: Register, tag: str) -> list[str]:
    """Return the ids of the groups and initiatives on offer, as readers of a language look for their names."""
    words, names = Words(tag), everyone.names
    return sorted(remembered(offer, everyone).groups, key=lambda one: words.order(names[one]))


def eyes_in_words(code: str, names: Mapping[str, str], words: Words) -> str:
    """Return the label of one pair of eyes."""
    clearance, _, group = code.partition(":")
    if group:
        return words.say("Member of {group}", group=names.get(group, group))
    return words.label("clearance", clearance) if clearance else words.say("My own")


def _ask(label: str, options: tuple[str, ...], key: str, code_list: str, words: Words) -> tuple[str, ...]:
    ordered = (
        options if code_list != "region" else sorted(options, key=lambda code: words.order(words.label("region", code)))
    )
    return choose_many(
        label, ordered, key=key, label_of=lambda code: words.label(code_list, code), placeholder=words.say("All")
    )


def _ask_year(there: Offer, words: Words) -> str:
    if not there.years:
        return ""
    return choose_one(
        words.say("Year"),
        ["", *map(str, there.years)],
        key="year",
        label_of=lambda year: year or words.say("All years"),
        kind="slider",
        help=words.say("What was there in that year. Rows without any date count in every year."),
    )
