"""Who is looking, and how far a row may travel."""

from dataclasses import dataclass
from enum import IntEnum

from stakeholders.codes import CLEARANCES


class Marking(IntEnum):
    """A label of the Traffic Light Protocol 2.0, ordered by how far it restricts sharing.

    Examples
    --------
    >>> max(Marking.GREEN, Marking.AMBER).text
    'TLP:AMBER'
    >>> Marking.of("")
    <Marking.AMBER: 2>
    """

    CLEAR = 0
    GREEN = 1
    AMBER = 2
    AMBER_STRICT = 3

    @property
    def code(self) -> str:
        """The word of the tables, without ``TLP:``."""
        return self.name.replace("_", "+")

    @property
    def text(self) -> str:
        """The label as TLP 2.0 writes it."""
        return f"TLP:{self.code}"

    @property
    def exported(self) -> "Marking":
        """The marking of a file that holds this much at once: one step stricter than the screen (METHODS 8.6).

        What is CLEAR alone stays CLEAR, and nothing is stricter than AMBER+STRICT.
        """
        return self if self is Marking.CLEAR else Marking(min(self + 1, Marking.AMBER_STRICT))

    @classmethod
    def of(cls, code: str) -> "Marking":
        """Return the marking of a cell; what nobody classified is AMBER. ``KeyError`` for any other word."""
        return cls[code.replace("+", "_")] if code else cls.AMBER


@dataclass(frozen=True, slots=True, init=False)
class Viewer:
    """Who is looking: a clearance, the groups they belong to, and the organisation (a stakeholder id) or none.

    ``Viewer("steward")`` with no groups named is the local steward, who belongs to every group.

    Raises
    ------
    ValueError
        When the clearance is none of public, community, member, steward.

    Examples
    --------
    >>> Viewer("member", groups={"nic"}).groups
    frozenset({'nic'})
    """

    clearance: str = "public"
    groups: frozenset[str] | None = None
    organisation: str | None = None

    def __init__(
        self,
        clearance: str = "public",
        groups: "set[str] | frozenset[str] | None" = None,
        organisation: str | None = None,
    ) -> None:
        if clearance not in CLEARANCES:
            raise ValueError(f"clearance must be one of {', '.join(CLEARANCES)}, not {clearance!r}")
        object.__setattr__(self, "clearance", clearance)
        object.__setattr__(self, "groups", None if groups is None else frozenset(groups))
        object.__setattr__(self, "organisation", organisation)

    @property
    def is_local_steward(self) -> bool:
        """Whether they belong to every group."""
        return self.clearance == "steward" and self.groups is None

    @property
    def rank(self) -> int:
        """0 public, 1 community, 2 member, 3 steward."""
        return list(CLEARANCES).index(self.clearance)

    @property
    def key(self) -> str:
        """The same text for the same viewer, another for any other."""
        return repr((self.clearance, self.groups if self.groups is None else sorted(self.groups), self.organisation))
