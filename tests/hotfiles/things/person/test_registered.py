"""What the keys of files of people whom nobody seeks have in common."""

from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.things.person import fields as p
from leads.hotfiles.things.person.registered import ends, inquiry, modify
from leads.hotfiles.things.record import fields as r

PLAIN = (*must(p.NAM, p.SEX), *may(p.CMC), *must(r.OCA, r.SUP, r.SUD))
CAUTION = (*must(p.NAM, p.SEX, p.CMC), *may(p.AKA), *must(r.OCA, r.SUP, r.SUD))


def test_a_modify_changes_what_any_entry_carries_but_not_by_what_it_is_meant() -> None:
    key = modify("thing", "Thing", "XX", {"EXX": PLAIN, "EXXC": CAUTION})
    assert (key.key, key.title, key.identifies) == ("MXX", "Thing: modify", ("NIC", "NAM", "OCA"))
    assert [use.field.code for use in key.uses] == ["NIC", "NAM", "OCA", "SEX", "CMC", "AKA", "MKE", "VLN", "DEL"]
    assert key.removable == {"CMC", "AKA"}, "some entry can do without them"


def test_nobody_locates_and_only_some_are_cleared() -> None:
    assert [key.key for key in ends("thing", "Thing", "XX", clear=True)] == ["CXX", "XXX"]
    assert [key.key for key in ends("thing", "Thing", "XX", clear=False)] == ["XXX"]


def test_an_inquiry_takes_no_name_alone_and_no_vehicle() -> None:
    key = inquiry("QXX", "Thing")
    assert ("NAM",) not in key.combinations
    assert ("NAM", "DOB") in key.combinations
    assert "LIC" not in {use.field.code for use in key.uses}
    assert key.not_alone is not None
    assert key.notices
