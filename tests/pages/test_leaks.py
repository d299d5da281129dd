"""In every language, pages hold nothing of what their reader may not see."""

import pytest

from tests.browser.canaries import OURS, Canaries, write_dataset, write_notes
from tests.pages.readers import QUESTIONS

READERS = {  # a language each, and where the reader may look
    "sv": ("public", ()),
    "nb": ("community", ("GREEN all",)),
    "fi": (f"member:{OURS}", ("GREEN all", "AMBER ours")),
}


@pytest.fixture(scope="module")
def canaries(tmp_path_factory):
    data, made = tmp_path_factory.mktemp("canaries"), Canaries()
    write_dataset(data / "belt", made)
    write_notes(data, made)
    return data, made


def sent(block) -> bytes:
    """Return everything that a page would send to its reader's browser."""
    own = [block.proto.SerializeToString()] if getattr(block, "proto", None) is not None else []
    return b"\n".join([*own, *(sent(one) for one in getattr(block, "children", {}).values())])


@pytest.mark.parametrize("tag", READERS)
def test_pages_hold_nothing_that_is_hidden_in_any_language(open_app, canaries, monkeypatch, tag):
    data, made = canaries
    eyes, seen = READERS[tag]
    monkeypatch.setenv("STAKEHOLDERS_DATA", str(data))
    whole = b""
    for name in QUESTIONS:
        app = open_app(name, locale=tag, eyes=eyes)
        assert [str(told.value) for told in (*app.exception, *app.error)] == []
        whole += sent(app._tree)
    found = made.found_in(whole)
    assert [where for where in found if not where.endswith(seen)] == []
    assert bool(found) == bool(seen)  # what they may see is there
    assert b"Open organisation 1" in whole
