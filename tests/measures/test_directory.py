"""Memberships are counted as pairs, and only where they exist."""

from stakeholders.measures.directory import membership_counts


def test_pairs_are_counted_not_rows_and_only_what_exists(register_of):
    register = register_of(
        stakeholders="id,name,kind,country\na,A,company,NO\nb,B,company,NO\nc,C,cluster,NO\n",
        initiatives="id,name,kind\np,P,project\n",
        memberships=(
            "member_id,group_id,role,status\n"
            "a,p,owner,confirmed\n"
            "a,p,partner,confirmed\n"
            "a,c,member,\n"
            "b,p,invited,confirmed\n"
            "b,c,member,planned\n"
        ),
    )
    assert membership_counts(register, "member_id") == {"a": 2}
    assert membership_counts(register, "group_id") == {"p": 1, "c": 1}
