"""Whoever sees a row may know what is wrong with it; nobody learns of other rows that way."""

from io import BytesIO
from zipfile import ZipFile

from stakeholders.language import Words
from stakeholders.reading import open_upload, problems_table, visible_problems
from stakeholders.schema import Viewer

DATASET = open_upload(
    {
        "stakeholders.csv": (
            b"id,name,kind,country,tlp,website,shared_with\n"
            b"nic,NIC,cluster,SE,CLEAR,nic.se,\n"
            b"forge,Forge,company,NO,AMBER,forge.no,\n"
            b"lab,Lab,laboratory,NO,CLEAR,,\n"
            b"spread,Spread,company,NO,GREEN,,nic|unknown_group\n"
        ),
        "memberships.csv": b"member_id,group_id\nforge,nic\nnobody,nic\n",
        "extra.csv": b"",
    }
)


def seen_by(viewer):
    seen = DATASET.register.visible_to(viewer)
    return [(one.file, one.row, one.column) for one in visible_problems(DATASET, seen)]


def test_the_public_knows_of_public_rows_only():
    assert seen_by(Viewer()) == [("stakeholders.csv", 2, "website")]


def test_a_member_knows_of_the_rows_of_their_group_but_not_which_groups_a_row_names():
    assert seen_by(Viewer("member", groups={"nic"})) == [
        ("stakeholders.csv", 2, "website"),
        ("stakeholders.csv", 3, "website"),
    ]


def test_how_many_problems_are_told_does_not_depend_on_hidden_rows():
    def told(*rows):
        lines = "".join(f"{name},{name},company,SE,{tlp},no address\n" for name, tlp in rows)
        files = {
            "stakeholders.csv": f"id,name,kind,country,tlp,website\n{lines}",
            "memberships.csv": "member_id,group_id\n",
        }
        read = open_upload({name: text.encode() for name, text in files.items()})
        return visible_problems(read, read.register.visible_to(Viewer()), untold=read.untold())

    hidden = [(f"dark{n}", "AMBER") for n in range(150)]
    seen = [(f"open{n}", "CLEAR") for n in range(120)]
    assert [one.row for one in told(*hidden, seen[0])] == [2]
    assert told(*hidden, *seen) == told(*seen)
    assert [one.more for one in told(*seen)][-2:] == [0, 20]


def test_the_local_steward_knows_everything():
    assert seen_by(Viewer("steward")) == [(one.file, one.row, one.column) for one in DATASET.found]
    assert len(DATASET.found) > 4


def test_the_table_speaks_the_reader_s_language():
    english, swedish = (problems_table(DATASET.found, Words(tag)) for tag in ("en", "sv"))
    assert english.drop(columns="message").equals(swedish.drop(columns="message"))
    assert english["message"].tolist() == [one.message(Words("en")) for one in DATASET.found]


def test_a_row_of_a_scenario_does_not_tell_of_the_hidden_row_of_the_same_number():
    scenario = (
        b"id,name,kind,country,tlp\nnewcomer,Newcomer,company,NO,CLEAR\nother,Other,company,NO,CLEAR\n"
        b"wrong,Wrong,company,Norge,CLEAR\n"
    )
    opened = open_upload(
        zipped(
            {
                "stakeholders.csv": b"id,name,kind,country,tlp,website\n"
                b"a,A,company,SE,CLEAR,\nb,B,company,SE,AMBER,b.se\n",
                "memberships.csv": b"member_id,group_id\n",
                "scenarios/growth/scenario.toml": b'id = "growth"\nbase = ""\n',
                "scenarios/growth/stakeholders.csv": scenario,
            }
        )
    )
    (overlay,) = opened.scenarios
    seen = opened.register.with_overlay(overlay).visible_to(Viewer())
    assert [one.row for one in opened.found if one.column == "website"] == [3]
    assert visible_problems(opened, seen) == ()
    assert [(one.row, one.column) for one in visible_problems(overlay, seen, "growth")] == [(4, "country")]
    assert visible_problems(overlay, seen) == ()


def zipped(files):
    held = BytesIO()
    with ZipFile(held, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return {"mine.zip": held.getvalue()}
