"""The dashboard without a browser: one page, run as its reader would get it."""

from collections.abc import Callable

import pytest
from streamlit.runtime.context import ContextProxy, StreamlitHeaders
from streamlit.testing.v1 import AppTest

from tests.pages.readers import AT_HOME

RUNS_WITHIN = 120  # seconds
collect_ignore = ["cases_page.py"]  # a page: it is run by tests and never imported, as the search for examples would


@pytest.fixture
def open_app(root, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Open a page: ``open_app("map", eyes="public", countries=["SE"])``; by default for the local steward."""
    monkeypatch.chdir(root)

    def opened(
        name: str = "overview", *, headers=AT_HOME, locale: str = "en-GB", open_parts=(), **choices: str | list[str]
    ) -> AppTest:
        monkeypatch.setattr(ContextProxy, "headers", property(lambda _: StreamlitHeaders(headers)))
        app = AppTest.from_file(root / "app.py", default_timeout=RUNS_WITHIN)
        app.context = {"locale": locale}
        app.query_params.update(choices)
        for key in open_parts:  # what is drawn only once it is opened
            app.session_state[key] = True
        if name != "overview":
            app.switch_page(f"pages/{name}.py")
        return app.run()

    return opened


@pytest.fixture
def installation(root, tmp_path, monkeypatch):
    """What the app keeps is written beside a copy of the datasets; scenarios can be saved there."""
    for name in ("nordic_green_belt", "boundaries"):
        (tmp_path / name).symlink_to(root / "data" / name, target_is_directory=True)
    (tmp_path / "scenarios").mkdir()
    for folder in (root / "data" / "scenarios").iterdir():
        (tmp_path / "scenarios" / folder.name).symlink_to(folder, target_is_directory=True)
    monkeypatch.setenv("STAKEHOLDERS_DATA", str(tmp_path))
    return tmp_path
