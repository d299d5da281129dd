"""Asking for files: none larger than the settings allow."""

from collections.abc import Sequence
from typing import Final

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from stakeholders.language import Words
from stakeholders.ui.links import plain
from stakeholders.ui.settings import current_settings

_MEGABYTE: Final = 1024 * 1024


def ask_files(
    label: str, endings: Sequence[str], words: Words, *, key: str, explained: str | None = None
) -> list[UploadedFile]:
    """Ask for files and return those that were given; a browser could get round the page's limit."""
    limit = current_settings().upload.megabytes
    given = st.file_uploader(
        label, type=endings, accept_multiple_files=True, key=key, help=explained, max_upload_size=limit
    )
    for file in given:
        if file.size > limit * _MEGABYTE:
            told = words.say("{file} is larger than {limit} MB and was left aside.", file=file.name, limit=limit)
            st.warning(plain(told))
    return [file for file in given if file.size <= limit * _MEGABYTE]
