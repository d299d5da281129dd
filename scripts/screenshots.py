"""Photograph every page in every language, size and theme, and the pictures of the README.

``python -m scripts.screenshots [FOLDER] [--language sv ...] [--page map ...]`` fills FOLDER, else out/screenshots;
``--readme`` writes docs/images/ alone. Pages are opened by their links on the shipped data.
"""

import argparse
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

from scripts.install_browser import chromium
from scripts.running import FLAGS, ROOT, running, wait_until_idle

PAGES = ("overview", "network", "map", "directory", "gaps", "scenarios", "resilience", "data")
LANGUAGES = ("sv", "en", "nb", "fi")
SIZES = {"wall": (1920, 1080), "laptop": (1440, 900), "phone": (390, 844)}
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
README = {
    "overview": "",
    "network": "",
    "map": "",
    "directory": "organisation=midsec",
    "gaps": "",
    "scenarios": "scenarios=vasternorrland",
    "resilience": "",
    "capabilities": "data=fictional_belt&section=coverage",
    "data": "",
}  # page: its query
FAILED = '[data-testid="stException"], [data-testid="stAlertContentError"]'
DRAWN_WITHIN = 2500  # milliseconds that pictures get after the script has run


def photograph(
    browser: Browser,
    url: str,
    file: Path,
    *,
    size: str = "laptop",
    theme: Literal["light", "dark"] = "light",
    whole: bool,
) -> bool:
    """Open an address and write what is seen; tell whether the page is free of errors.

    ``whole`` also shows what lies below the fold.
    """
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=theme, locale="en-GB", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(url)
    wait_until_idle(page)
    page.wait_for_timeout(DRAWN_WITHIN)
    wait_until_idle(page)
    if whole:
        content = page.evaluate("document.querySelector('[data-testid=\"stMain\"]')?.scrollHeight ?? 0")
        page.set_viewport_size({"width": width, "height": max(height, min(int(content), 6000))})
        page.wait_for_timeout(DRAWN_WITHIN)
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file)
    fine = page.locator(FAILED).count() == 0
    print(file if fine else f"{file} shows an error")
    context.close()
    return fine


def address(url: str, page: str, query: str) -> str:
    """Return the address of a page; the overview is at the dashboard's own."""
    return f"{url}/{'' if page == 'overview' else page}?{query}"


def file_of(page: str) -> Path:
    """Return the picture of a page in the README."""
    return ROOT / "docs" / "images" / f"{page}.png"


def wanted(arguments: argparse.Namespace) -> Iterator[tuple[str, str, str, Literal["light", "dark"]]]:
    """Give page, language, size and theme of each photograph asked for."""
    yield from product(
        arguments.page or PAGES, arguments.language or LANGUAGES, arguments.size or SIZES, arguments.theme or THEMES
    )


def main() -> None:
    """Take the photographs that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "out" / "screenshots")
    parser.add_argument("--page", action="append", choices=PAGES)
    parser.add_argument("--language", action="append", choices=LANGUAGES)
    parser.add_argument("--size", action="append", choices=SIZES)
    parser.add_argument("--theme", action="append", choices=THEMES)
    parser.add_argument("--whole", action="store_true", help="as tall as the page's content")
    parser.add_argument("--readme", action="store_true", help="only the pictures of the README")
    arguments = parser.parse_args()
    with TemporaryDirectory() as folder, running(Path(folder) / "log.txt") as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        if arguments.readme:
            shots = [
                photograph(browser, address(server.url, page, f"language=en&{query}"), file_of(page), whole=False)
                for page, query in README.items()
            ]
        else:
            shots = [
                photograph(
                    browser,
                    address(server.url, page, f"language={language}"),
                    arguments.folder / f"{page}-{language}-{size}-{theme}.png",
                    size=size,
                    theme=theme,
                    whole=arguments.whole,
                )
                for page, language, size, theme in wanted(arguments)
            ]
        if not all(shots):
            sys.exit(server.log.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
