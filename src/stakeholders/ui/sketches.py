"""Small pictures and charts, each with its text alternative."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from stakeholders.language import Words
from stakeholders.register import Register
from stakeholders.ui.links import plain
from stakeholders.ui.memory import remembered
from stakeholders.views.overview_pictures import Sketch
from stakeholders.views.overview_tables import bars, colours_of, in_one_line, years_chart


def show_sketch(make: Callable[[Register, Words], Sketch], register: Register, words: Words) -> None:
    """Show a still picture with its note; as an image, nothing in it can run."""
    with st.spinner(words.say("Drawing …")):
        sketch = remembered(make, register, words)
    st.image(sketch.svg, width="stretch", alt=sketch.text)
    st.caption(plain(f"{sketch.note} {sketch.text}"))


def show_bars(counted: pd.DataFrame, code_list: str, words: Words) -> None:
    """Show counts of codes as bars."""
    if counted.empty:
        return
    labels = [words.label(code_list, code) for code in counted["code"]]
    spec = bars(labels, counted["number"], words, colours_of(counted["code"], code_list))
    st.vega_lite_chart(spec, alt=in_one_line(labels, counted["number"], words))


def show_years(frame: pd.DataFrame, words: Words) -> None:
    """Show each column of a table of years as a chart of its own."""
    if frame.empty:
        return
    series = [str(column) for column in frame if column != "year"]
    for place, column in zip(st.columns(len(series), gap="large"), series, strict=True):
        label = words.label("column", column)
        place.caption(plain(label))
        told = in_one_line(frame["year"].astype("str"), frame[column], words)
        place.vega_lite_chart(years_chart(frame, column), alt=words.say("{name}: {numbers}", name=label, numbers=told))
