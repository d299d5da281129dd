"""Every file to take along goes through here: marked in its name, made and logged when it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import streamlit as st

from stakeholders.exports.delimited import marked_name
from stakeholders.schema import Marking
from stakeholders.ui.accounting import accounted
from stakeholders.ui.addresses import for_this_session
from stakeholders.ui.viewer import for_who_looks_now

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

TYPES: Final = {
    "csv": "text/csv",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "html": "text/html",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "sealed": "application/octet-stream",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file on offer.

    Attributes
    ----------
    name
        Without ending; marking and date come into it.
    ending
        Of ``TYPES``, perhaps with something before it (``portrait.pdf``).
    make
        Makes the content when somebody asks for it.
    marking
        Of the whole, or None for what holds nothing of the register, such as a template.
    """

    name: str
    ending: str
    make: Callable[[], bytes]
    marking: Marking | None


def offer_file(
    file: File,
    label: str,
    *,
    key: str,
    icon: str = ":material/download:",
    place: "DeltaGenerator | None" = None,
    width: str = "content",
) -> None:
    """Draw a button that hands a file out."""
    today = date.today().isoformat()  # noqa: DTZ011 - the reader's day
    named = (
        f"{file.name}.{file.ending}"
        if file.marking is None
        else marked_name(file.name, file.marking, today, file.ending)
    )
    (place or st).download_button(
        label,
        data=for_this_session(for_who_looks_now(accounted(file.make, named, file.ending, file.marking))),
        file_name=named,
        mime=TYPES[file.ending.rpartition(".")[2]],
        key=key,
        on_click="ignore",
        icon=icon,
        width=width,  # type: ignore[arg-type]  # Streamlit's literal type
    )
