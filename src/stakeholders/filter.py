"""What the reader chose: frozen, in words, and as a link."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Final

from stakeholders.language import Words

_LISTS: Final = ("kinds", "countries", "regions", "sectors", "groups")


@dataclass(frozen=True, slots=True, init=False)
class Filter:
    """A choice of stakeholders; an empty part chooses all.

    Parameters
    ----------
    kinds, countries, regions, sectors
        Codes; a stakeholder matches with any one of them.
    groups
        Ids of groups or initiatives; a stakeholder matches that is one of them or takes part in one.
    year
        What was there in that year; None for all years.
    neighbours
        Whether those whom the matching ones are tied to are kept too.

    Examples
    --------
    >>> Filter(countries={"SE", "NO"}).in_words()
    'stakeholders in NO and SE'
    >>> Filter.from_link(Filter(kinds={"company"}, year=2024).as_link()).year
    2024
    """

    kinds: frozenset[str]
    countries: frozenset[str]
    regions: frozenset[str]
    sectors: frozenset[str]
    groups: frozenset[str]
    year: int | None
    neighbours: bool

    def __init__(
        self,
        kinds: Iterable[str] = (),
        countries: Iterable[str] = (),
        regions: Iterable[str] = (),
        sectors: Iterable[str] = (),
        groups: Iterable[str] = (),
        year: int | None = None,
        neighbours: bool = False,
    ) -> None:
        for name, chosen in zip(_LISTS, (kinds, countries, regions, sectors, groups), strict=True):
            object.__setattr__(self, name, frozenset(chosen))
        object.__setattr__(self, "year", year)
        object.__setattr__(self, "neighbours", neighbours)

    @property
    def chooses_stakeholders(self) -> bool:
        """Whether any part but the year narrows the stakeholders."""
        return any(getattr(self, name) for name in _LISTS)

    @property
    def key(self) -> str:
        """The same text for the same choice, another for any other."""
        return repr(
            [sorted(v) if isinstance(v, frozenset) else v for v in (getattr(self, f.name) for f in fields(self))]
        )

    def in_words(self, words: Words | None = None, names: Mapping[str, str] | None = None) -> str:
        """Return the choice as a phrase; codes as they are unless words are given; ids of groups by their names."""
        spoken = words or Words()
        parts = [self._whom(spoken, bare=words is None)]
        if self.countries:
            countries = [code if words is None else spoken.label("country", code) for code in sorted(self.countries)]
            parts.append(spoken.say("in {places}", places=spoken.listing(countries)))
        if self.regions:
            regions = [code if words is None else spoken.label("region", code) for code in sorted(self.regions)]
            parts.append(spoken.say("within {regions}", regions=spoken.listing(regions, "or")))
        if self.sectors:
            sectors = [code if words is None else spoken.label("sector", code) for code in sorted(self.sectors)]
            parts.append(spoken.say("with {sectors}", sectors=spoken.listing(sectors, "or")))
        if self.groups:
            groups = [(names or {}).get(group, group) for group in sorted(self.groups)]
            parts.append(spoken.say("taking part in {groups}", groups=spoken.listing(groups, "or")))
        if self.neighbours and self.chooses_stakeholders:
            parts.append(spoken.say("and those they are tied to"))
        if self.year is not None:
            parts.append(spoken.say("as of {year}", year=str(self.year)))
        return " ".join(parts)

    def _whom(self, words: Words, *, bare: bool) -> str:
        if not self.kinds:
            return words.say("stakeholders")
        kinds = [kind if bare else words.label("kind", kind) for kind in sorted(self.kinds)]
        return words.say("stakeholders of kind {kinds}", kinds=words.listing(kinds, "or"))

    def as_link(self) -> dict[str, list[str]]:
        """Return the choice as query parameters; what chooses nothing is left out."""
        link = {name: sorted(getattr(self, name)) for name in _LISTS if getattr(self, name)}
        if self.year is not None:
            link["year"] = [str(self.year)]
        if self.neighbours:
            link["neighbours"] = ["true"]
        return link

    @classmethod
    def from_link(cls, link: Mapping[str, list[str]]) -> "Filter":
        """Return the choice that query parameters describe; what they can't mean is ignored."""
        year = (link.get("year") or [""])[0]
        return cls(
            **{name: link.get(name, []) for name in _LISTS},
            year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
            neighbours=(link.get("neighbours") or [""])[0] == "true",
        )
