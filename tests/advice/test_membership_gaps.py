"""Who belongs to no network, what was never confirmed, what grew old."""

from datetime import date

from stakeholders.advice.membership_gaps import membership_gaps

PEOPLE = (
    "id,name,kind,country\n"
    "ring,Ring,cluster,NO\nhost,Host,company,NO\nfirm,Firm,company,NO\nlab,Lab,academia,SE\nvisitor,Visitor,company,SE\n"
)
WORK = "id,name,kind,start,end,scale\nwork,Work,project,2018,2019,\nfair,Fair,event,2018,,large\n"
TODAY = date(2026, 6, 1)


def found(register):
    return {gap.id: gap for gap in membership_gaps(register, TODAY)}


def test_who_takes_part_and_belongs_to_no_network_is_a_gap(register_of):
    register = register_of(
        stakeholders=PEOPLE,
        initiatives=WORK,
        memberships=(
            "member_id,group_id,role,status\n"
            "host,ring,administrator,confirmed\nfirm,ring,member,confirmed\n"
            "firm,fair,exhibitor,confirmed\nvisitor,fair,participant,confirmed\nhost,fair,participant,confirmed\n"
            "ring,fair,participant,confirmed\nlab,work,interested,interested\n"
        ),
    )
    gaps = found(register)
    assert set(gaps) == {"membership:no_group:visitor", "membership:no_group:lab"}
    assert gaps["membership:no_group:visitor"].severity == 25
    assert gaps["membership:no_group:lab"].severity == 50  # a source names it
    assert gaps["membership:no_group:lab"].evidence == (("memberships", "memberships.csv", 8),)


def test_invited_is_neither_part_nor_interest(register_of):
    register = register_of(
        stakeholders=PEOPLE, initiatives=WORK, memberships="member_id,group_id,role\nvisitor,fair,invited\n"
    )
    assert found(register) == {}


def test_a_plan_is_a_gap_until_something_of_the_same_pair_exists(register_of):
    rows = "member_id,group_id,role,status\nfirm,ring,member,planned\n"
    open_, closed = (
        register_of(stakeholders=PEOPLE, memberships=rows + more) for more in ("", "firm,ring,partner,confirmed\n")
    )
    gap = found(open_)["membership:never_confirmed:firm:ring"]
    assert (gap.severity, gap.organisations, gap.closes) == (25, ("firm", "ring"), "confirm")
    assert found(closed) == {}


def test_a_tie_grows_old_three_years_after_its_last_evidence(register_of):
    def with_date(since: str, published: str = "") -> set[str]:
        return set(
            found(
                register_of(
                    stakeholders=PEOPLE,
                    relations=f"source_id,target_id,type,since,source\nfirm,lab,collaborates,{since},paper\n",
                    sources=f"id,title,published\npaper,Paper,{published}\n",
                )
            )
        )

    assert with_date("2022") == {"membership:aged:firm:lab"}
    assert with_date("2023") == set()  # may have lasted through 2023
    assert with_date("2022", published="2024-05") == set()
    assert with_date("") == set()  # undated: nobody can say


def test_the_end_of_a_project_dates_the_ties_that_it_made(register_of):
    register = register_of(
        stakeholders=PEOPLE,
        initiatives=WORK,
        memberships="member_id,group_id,role\nring,work,partner\nlab,work,partner\n",
    )
    assert "membership:aged:lab:ring" in found(register)
