"""What results are marked at least, whatever they were found in, and who may see them (DESIGN 5, METHODS 8.1).

A security officer reads and changes it here: nothing else in the house decides it.
"""

from types import MappingProxyType
from typing import Final

from stakeholders.schema.viewer import Marking, Viewer

FLOORS: Final = MappingProxyType(
    {
        "gaps": Marking.AMBER,
        "introductions": Marking.AMBER,
        "mixing": Marking.AMBER,
        "brokerage": Marking.AMBER,
        "resilience": Marking.AMBER,  # the width of the corridor and its ways among it
        "cut_sets": Marking.AMBER_STRICT,  # what names those on whom others hang: cuts, cut points, bridges
    }
)
_RANK: Final = MappingProxyType(  # the least clearance that a result of this marking is shown to
    {Marking.CLEAR: 0, Marking.GREEN: 1, Marking.AMBER: 2, Marking.AMBER_STRICT: 3}
)


def may_see_result(viewer: Viewer, what: str) -> bool:
    """Tell whether a viewer may see a kind of result at all; ``KeyError`` where there is no such kind.

    Examples
    --------
    >>> may_see_result(Viewer("community"), "gaps"), may_see_result(Viewer("member", groups={"nic"}), "gaps")
    (False, True)
    """
    return viewer.rank >= _RANK[FLOORS[what]]


def marking_of_result(what: str, found_in: Marking) -> Marking:
    """Return the marking of a result: that of what it was found in, and never less than the floor of its kind.

    Examples
    --------
    >>> marking_of_result("gaps", Marking.CLEAR).text
    'TLP:AMBER'
    """
    return max(found_in, FLOORS[what])
