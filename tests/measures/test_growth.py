"""Which contacts and memberships are new, have ended, or went on between two years; by hand."""

import pytest

from stakeholders.measures.growth import CHANGES, COLUMNS, then_and_now

BELT = {
    "stakeholders": (
        "id,name,kind,country\nyard,Yard,company,NO\nlab,Lab,academia,SE\nmill,Mill,company,SE\nhub,Hub,cluster,SE\n"
    ),
    "initiatives": (
        "id,name,kind,scale,start,end\npilot,Pilot,project,,2022,2024-06\nmeeting,Meeting,event,small,2021-05-03,\n"
    ),
    "relations": (
        "source_id,target_id,type,since,until,status,tlp\nyard,lab,collaborates,2020,2022,ended,AMBER\n"
        "mill,yard,collaborates,2023-02,,confirmed,GREEN\nlab,mill,collaborates,,,confirmed,CLEAR\n"
        "lab,hub,collaborates,2019,,planned,CLEAR\nmill,hub,informs,2019,,confirmed,CLEAR\n"
    ),
    "memberships": (
        "member_id,group_id,role,since,until,status,tlp\nyard,hub,member,2021,,confirmed,CLEAR\n"
        "lab,hub,member,,2022,ended,CLEAR\nyard,pilot,owner,,,confirmed,CLEAR\nmill,pilot,partner,,,confirmed,AMBER\n"
        "lab,meeting,participant,,,confirmed,CLEAR\nhub,meeting,host,,,confirmed,CLEAR\n"
    ),
}


@pytest.fixture(scope="module")
def told(register_of):
    return then_and_now(register_of(**BELT), 2021, 2024)


def row(told, one, other, layers=None):
    found = told[(told["one"] == one) & (told["other"] == other)]
    found = found if layers is None else found[found["layers"] == layers]
    assert len(found) == 1
    return found.iloc[0]


def test_each_change_by_hand(told):
    assert list(told.columns) == list(COLUMNS)
    assert list(told[["change", "one", "other", "layers"]].itertuples(index=False, name=None)) == [
        ("new", "mill", "pilot", "membership"),
        ("new", "mill", "yard", "declared|project"),
        ("new", "yard", "pilot", "membership"),
        ("ended", "hub", "lab", "small_meeting"),
        ("ended", "hub", "meeting", "membership"),
        ("ended", "lab", "hub", "membership"),
        ("ended", "lab", "meeting", "membership"),
        ("ended", "lab", "yard", "declared"),
        ("kept", "lab", "mill", "declared"),
        ("kept", "yard", "hub", "membership"),
    ]


def test_a_row_whose_status_is_ended_counts_in_its_own_years(told, register_of):
    assert row(told, "lab", "yard")["change"] == "ended"
    over = then_and_now(register_of(**BELT), 2023, 2024)
    assert not ((over["one"] == "lab") & over["other"].isin(("yard", "hub"))).any()


def test_dates_are_the_earliest_and_the_latest_of_the_rows_and_their_initiatives(told):
    assert row(told, "lab", "yard")[["since", "until"]].tolist() == ["2020", "2022"]
    assert row(told, "mill", "yard")[["since", "until"]].tolist() == ["2022", ""]  # the declared one has no end
    assert row(told, "yard", "pilot")[["since", "until"]].tolist() == ["2022", "2024-06"]
    assert row(told, "lab", "hub", "membership")[["since", "until"]].tolist() == ["", "2022"]
    assert row(told, "hub", "lab")[["since", "until"]].tolist() == ["2021-05-03", "2021-05-03"]  # over after its day


def test_what_has_no_date_at_all_was_kept_and_says_so(told):
    undated = told[told["undated"]]
    assert undated[["change", "one", "other"]].to_numpy().tolist() == [["kept", "lab", "mill"]]


def test_borders_and_markings_are_told(told):
    assert row(told, "lab", "yard")[["cross_border", "tlp"]].tolist() == [True, "AMBER"]
    assert row(told, "lab", "mill")[["cross_border", "tlp"]].tolist() == [False, "CLEAR"]
    assert row(told, "mill", "yard")["tlp"] == "AMBER"  # the stricter of a row and what both share


def test_a_contact_does_not_change_its_name_when_somebody_takes_an_organisation_over(register_of):
    more = BELT | {"relations": BELT["relations"] + "mill,lab,administers,2023,,confirmed,CLEAR\n"}
    told = then_and_now(register_of(**more), 2021, 2024)
    assert "lab" not in {*told["one"], *told["other"]}
    assert row(told, "mill", "yard")["change"] == "kept"  # through the lab first, then by itself
    assert row(told, "mill", "yard")["since"] == "2020"


def test_the_same_year_twice_has_only_kept(register_of):
    told = then_and_now(register_of(**BELT), 2023, 2023)
    assert set(told["change"]) == {"kept"} <= set(CHANGES)
    assert then_and_now(register_of(stakeholders="id,name\na,A\n"), 2020, 2024).empty
