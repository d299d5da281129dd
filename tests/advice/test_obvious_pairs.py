"""Which pairs nobody needs to introduce, and what isn't known of an organisation."""

from stakeholders.advice.introductions import suggest


def everything(register, **choices):
    found = suggest(register, most=10_000, per_organisation=10_000, per_broker=10_000, **choices)
    return found.set_index(["one", "other"])


def company(some_id, region="NO060", sectors="metal", kind="company", country="NO"):
    return f"{some_id},{some_id.upper()},{kind},{country},{region},{sectors}\n"


def listed(register_of, *rows, **tables):
    return register_of(stakeholders="id,name,kind,country,region,sectors\n" + "".join(rows), **tables)


def test_neighbours_in_one_trade_are_obvious_and_neighbours_in_two_are_not(register_of):
    register = listed(register_of, company("x"), company("y", sectors="metal|ict"), company("z", sectors="cyber"))
    assert set(everything(register).index) == {("x", "z"), ("y", "z")}


def test_nothing_known_of_the_region_makes_no_neighbours(register_of):
    register = listed(register_of, company("x", region=""), company("y", region=""))
    assert everything(register).loc[("x", "y"), "X"] == 0


def test_an_unknown_country_counts_nothing(register_of):
    register = listed(register_of, company("x", country="", region=""), company("y"))
    row = everything(register).loc["x", "y"]
    assert (row["X"], row["G"], row["new_country"]) == (0, 0, False)


def test_two_intermediaries_are_not_introduced(register_of):
    register = listed(
        register_of, company("x", kind="cluster"), company("y", kind="association", region="SE321", country="SE")
    )
    assert everything(register).empty


def test_one_actor_with_two_names_stands_once_and_counts_as_intermediary(register_of):
    register = listed(
        register_of,
        company("office"),
        company("network", kind="cluster", sectors="defence"),
        company("other", kind="cluster", country="SE", region="SE321", sectors="ict"),
        company("yard", country="SE", region="SE321", sectors="ict"),
        relations="source_id,target_id,type,status\noffice,network,administers,confirmed\n",
    )
    found = everything(register)
    assert set(found.index) == {("office", "yard")}
    assert found.loc[("office", "yard"), "sectors_one"] == "defence|metal"
    assert everything(register, known=[("network", "yard")]).empty


def test_sectors_that_differ_complement_and_unknown_ones_do_not(register_of):
    abroad = {"country": "SE", "region": "SE321"}
    register = listed(
        register_of, company("x"), company("y", sectors="metal|ict", **abroad), company("z", sectors="", **abroad)
    )
    found = everything(register)
    assert found.loc[("x", "y"), "C"] == 0.5
    assert found.loc[("x", "z"), "C"] == 0


def test_what_one_needs_and_the_other_offers_complements_fully(register_of):
    register = register_of(
        stakeholders="id,name,kind,country,region,sectors,needs\nx,X,company,NO,NO060,metal,welding\n"
        "y,Y,company,SE,SE321,metal,\n",
        capabilities="stakeholder_id,capability\ny,welding\n",
    )
    row = everything(register).loc["x", "y"]
    assert row["C"] == 1
    assert ("need_met", "x", "y", "welding") in row["reasons"]
