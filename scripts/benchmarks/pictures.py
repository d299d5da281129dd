"""Each picture's time until it is drawn and the browser is free, against other ways to draw the same data."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Browser

from scripts.benchmarks.clock import Budget
from scripts.benchmarks.datasets import SHIPPED, in_words
from scripts.benchmarks.pages import FIRST_VISIT, address
from scripts.benchmarks.plain_pictures import LARGEST_NETWORK, LARGEST_PYVIS, prepare, stakeholders_in
from scripts.benchmarks.results import Line
from scripts.benchmarks.servers import PICTURES, Server, alone, ours
from scripts.benchmarks.turns import Visits, in_turns

LIMIT: Final = 20.0  # seconds after which another way counts as not coming up
REPEATS: Final = 4
AIM: Final = 1.2
LARGE_AIM: Final = 2.0  # of ours at 1,000
LARGE: Final = 10_000  # from here on ours is compared with itself
NAMES: Final = ("n100", SHIPPED, "n1000", "n2000", "n10000", "n100000")
PAGE_SHARE: Final = {"network": 0.5, "map": 1.0}  # of the time that is left for a dataset
AIMED_AT: Final = 2_000  # stakeholders up to which the aim holds


@dataclass(slots=True)
class Rival:
    """Another way to draw the same data.

    Attributes
    ----------
    aim
        Ratio wanted up to ``AIMED_AT`` stakeholders; None where there is none.
    most
        Stakeholders up to which it is tried at all.
    gave_up
        The size at which it did not come up; larger ones are not tried.
    """

    name: str
    url: Callable[[str], str]
    aim: float | None
    most: int
    plain: bool = False
    gave_up: str = ""

    def line(self, page: str, name: str, ours: Visits, theirs: Visits | None) -> Line:
        """Return how ours compares; ``theirs`` is None where it wasn't tried."""
        baseline = None if theirs is None else theirs.median
        aim = self.aim if stakeholders_in(name) <= AIMED_AT else None
        note = f"did not come up with {self.gave_up}" if theirs is None else theirs.failed
        return Line(f"{page} / {self.name}", in_words(name), ours.median, baseline, aim=aim, note=note or ours.note)


def rivals(bare: dict[str, Server]) -> dict[str, list[Rival]]:
    """Return for each of our pages the other ways; ``bare`` are the running empty apps."""

    def app(name: str) -> Callable[[str], str]:
        return lambda picture: f"{bare[name].url}/?picture={picture}"

    def page(ending: str) -> Callable[[str], str]:
        return lambda picture: (PICTURES / f"{picture}.{ending}.html").as_uri()

    return {
        "network": [
            Rival("bare vis-network", app("bare_network"), AIM, LARGEST_NETWORK),
            Rival("plain pyvis", page("pyvis"), None, LARGEST_PYVIS, plain=True),
        ],
        "map": [
            Rival("one GeoJson layer by folium", app("folium_points"), AIM, LARGE),
            Rival("one GeoJson layer by Leaflet", app("bare_points"), AIM, LARGE),
            Rival("plain folium", page("folium"), None, LARGE, plain=True),
        ],
    }


def measure(browser: Browser, bare: dict[str, Server], names: list[str], budget: Budget) -> Iterator[Line]:
    """Yield a line for each picture, dataset and rival; large ones are compared with ours at 1,000 as well.

    A picture is measured as its rivals are, on a page that is otherwise empty, and as the whole page that holds it.
    """
    all_rivals = rivals(bare)
    thousand: dict[str, float | None] = {}
    for place, name in enumerate(names):
        prepare(name)
        part = budget.part(1 / (len(names) - place))
        with ours(name) as dashboard:
            for page, others in all_rivals.items():
                with alone(page, name) as picture:
                    mine = Visits(f"{picture.url}/?picture={name}", FIRST_VISIT)
                    whole = Visits(address(dashboard, page, name), FIRST_VISIT)
                    yield from _beside(browser, mine, whole, page, name, others, part.part(PAGE_SHARE[page]))
                if stakeholders_in(name) == 1_000:
                    thousand[page] = mine.median
                if stakeholders_in(name) >= LARGE:
                    what = f"{page} / itself at 1,000"
                    yield Line(what, in_words(name), mine.median, thousand.get(page), aim=LARGE_AIM, note=mine.note)


def _beside(
    browser: Browser, mine: Visits, whole: Visits, page: str, name: str, others: list[Rival], budget: Budget
) -> Iterator[Line]:
    """Open ours and the rivals that are still tried at this size, in turns; yield a line for each, and the page's."""
    fitting = [rival for rival in others if stakeholders_in(name) <= rival.most]
    tried = {rival.name: Visits(rival.url(name), LIMIT, once=rival.plain) for rival in fitting if not rival.gave_up}
    in_turns(browser, [mine, whole, *tried.values()], REPEATS, budget)
    for rival in fitting:
        visits = tried.get(rival.name)
        yield rival.line(page, name, mine, visits)
        if visits and visits.failed:
            rival.gave_up = in_words(name)
    yield Line(f"{page}, whole page / the picture alone", in_words(name), whole.median, mine.median, note=whole.note)
