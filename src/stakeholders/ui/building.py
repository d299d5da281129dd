"""Build a scenario of one's own, on a page."""

from stakeholders.ui.frame import Page


def show_builder(page: Page) -> None:
    """Placeholder."""
