"""Membership gaps: who takes part but belongs to no network, what was planned and never confirmed, what grew old."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from stakeholders.advice.gap import IMPLIED, NAMED, ONE, Gap, Row
from stakeholders.advice.plans import Plan, cells, plans
from stakeholders.codes import EVENT_ROLES, GROUP_KINDS, NO_AFFILIATION_ROLES, PROJECT_KINDS, PROJECT_ROLES, split_list
from stakeholders.network import actors, stakeholder_network
from stakeholders.register import Register
from stakeholders.selection import exists

OLD_AFTER: Final = 3  # years after the last evidence of a tie


def membership_gaps(register: Register, today: date) -> list[Gap]:
    """Return the gaps of single organisations.

    Parameters
    ----------
    today
        Ties whose last evidence is older than three years by then have grown old.
    """
    named = plans(register)
    return [*_no_group(register, named), *_never_confirmed(register, named), *_aged(register, today)]


def _no_group(register: Register, named: tuple[Plan, ...]) -> Iterator[Gap]:
    """Yield those who took part in something, or are named as interested, and belong to no cluster or association."""
    rows = register.memberships
    kinds = dict(zip(register.initiatives["id"], register.initiatives["kind"], strict=True))
    kind = rows["group_id"].map(lambda group: kinds.get(group, "")).astype("str")
    contact = (kind.isin(PROJECT_KINDS) & rows["role"].isin(PROJECT_ROLES)) | (
        (kind == "event") & rows["role"].isin(EVENT_ROLES)
    )
    took_part = rows[exists(rows) & contact]
    belong = rows[exists(rows) & (kind == "") & ~rows["role"].isin(NO_AFFILIATION_ROLES)]
    stakeholders = register.stakeholders
    groups = set(stakeholders.loc[stakeholders["kind"].isin(GROUP_KINDS), "id"])
    actor = actors(register)
    inside = {actor[one] for one in {*belong["member_id"], *groups} if one in actor}
    evidence: dict[str, list[Row]] = {}
    interested: set[str] = set()
    for plan in named:
        for end in plan.ends[:1] if plan.status == "interested" else ():
            interested.add(end)
            evidence.setdefault(end, []).append(plan.row)
    for member, file, row in cells(took_part, "member_id", "file", "row"):
        evidence.setdefault(member, []).append(("memberships", file, row))
    for one in sorted(evidence):
        if one in actor and actor[one] not in inside:
            weight = NAMED if one in interested else IMPLIED
            yield _gap("no_group", one, 1.0, weight, (one,), evidence[one], "join_group")


def _never_confirmed(register: Register, named: tuple[Plan, ...]) -> Iterator[Gap]:
    """Yield planned memberships and relations of pairs for which nothing is confirmed."""
    confirmed = _confirmed(register)
    told: dict[frozenset[str], list[Plan]] = {}
    for plan in named:
        pair = frozenset({*plan.ends, plan.group} - {""})
        if plan.status == "planned" and len(pair) == 2 and pair not in confirmed:
            told.setdefault(pair, []).append(plan)
    for pair, same in sorted(told.items(), key=lambda item: sorted(item[0])):
        ends = tuple(dict.fromkeys(end for plan in same for end in plan.ends))
        some_id = ":".join(sorted(pair))
        yield _gap("never_confirmed", some_id, 0.5, NAMED, ends, [plan.row for plan in same], "confirm")


def _confirmed(register: Register) -> set[frozenset[str]]:
    """Return the pairs of stakeholder and group, or of two stakeholders, for which something exists."""
    memberships, relations = (rows[exists(rows)] for rows in (register.memberships, register.relations))
    memberships = memberships[~memberships["role"].isin(NO_AFFILIATION_ROLES)]
    pairs = [
        *zip(memberships["member_id"], memberships["group_id"], strict=True),
        *zip(relations["source_id"], relations["target_id"], strict=True),
    ]
    return {frozenset(pair) for pair in pairs}


def _aged(register: Register, today: date) -> Iterator[Gap]:
    """Yield the ties in existence whose last evidence is older than three years; undated ones are left out."""
    G = stakeholder_network(register, statuses={"confirmed"})
    limit = f"{today.year - OLD_AFTER:04d}{today.isoformat()[4:]}"
    published = dict(zip(register.sources["id"], register.sources["published"], strict=True))
    ends = {some_id: end or start for some_id, start, end in cells(register.initiatives, "id", "start", "end")}
    for one, other in sorted((min(u, v), max(u, v)) for u, v in G.edges):
        edge = G.edges[one, other]
        last = max((_last(tie, published, ends) for tie in edge["ties"]), default="")
        if last and not edge["same_actor"] and last < limit:
            yield _gap("aged", f"{one}:{other}", 0.5, IMPLIED, (one, other), _rows(edge), "renew")


def _last(tie: dict[str, object], published: dict[str, str], ends: dict[str, str]) -> str:
    """Return the last day to which a tie's own dates, its initiative's or its sources' bear witness; empty if none."""
    own = [str(tie["until"]), str(tie["since"]), ends.get(str(tie["initiative"]), "")]
    cited = [published.get(source, "") for source in split_list(str(tie["source"]))]
    return max((_last_day(text) for text in (*own, *cited) if text), default="")


def _last_day(text: str) -> str:
    """Return the last day of a date as exact as it was typed, to be compared as text.

    Examples
    --------
    >>> _last_day("2022")
    '2022-12-31'
    >>> _last_day("2022-04")
    '2022-04-31'
    """
    return text + {4: "-12-31", 7: "-31"}.get(len(text), "")


def _rows(edge: dict[str, Any]) -> list[Row]:
    found: list[Row] = []
    for tie in edge["ties"]:
        table = "relations" if tie["layer"] == "declared" else "memberships"
        places = tie["row"] if isinstance(tie["row"], tuple) else (tie["row"],)
        found += [(table, str(tie["file"]), int(place)) for place in places]
    return found


def _gap(
    state: str, some_id: str, depth: float, weight: float, ends: tuple[str, ...], rows: list[Row], closes: str
) -> Gap:
    return Gap(
        id=f"membership:{state}:{some_id}",
        family="membership",
        state=state,
        depth=depth,
        evidence_weight=weight,
        reach=ONE,
        organisations=ends,
        evidence=tuple(dict.fromkeys(rows)),
        closes=closes,
    )
