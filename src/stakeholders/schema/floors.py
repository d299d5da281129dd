"""What results are marked at least, whatever they were found in, and who may see them (DESIGN 5, METHODS 8.1).

A security officer reads and changes it in ``settings.toml``: nothing else in the house decides it.
"""

from stakeholders.codes import CLEARANCES
from stakeholders.schema.settings import settings_in_force
from stakeholders.schema.viewer import Marking, Viewer


def may_see_result(viewer: Viewer, what: str) -> bool:
    """Tell whether a viewer may see a kind of result at all; ``KeyError`` where there is no such kind.

    Examples
    --------
    >>> may_see_result(Viewer("community"), "gaps"), may_see_result(Viewer("member", groups={"nic"}), "gaps")
    (False, True)
    """
    settings = settings_in_force()
    return viewer.rank >= list(CLEARANCES).index(settings.shown_to[settings.floors[what]])


def marking_of_result(what: str, found_in: Marking) -> Marking:
    """Return the marking of a result: that of what it was found in, and never less than the floor of its kind.

    Examples
    --------
    >>> marking_of_result("gaps", Marking.CLEAR).text
    'TLP:AMBER'
    """
    return max(found_in, settings_in_force().floors[what])
