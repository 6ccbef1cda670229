"""How a warrant is shown."""

from leads.hotfiles.things.warrant.shown import warrant_facts


def test_a_warrant_in_words() -> None:
    facts = dict(warrant_facts({"OFF": "2404 FROM A LOT", "WNO": "CF-1", "DOW": "20261101", "EXL": "01"}))
    assert facts["Offense"] == "Vehicle theft: FROM A LOT"
    assert facts["Original offense"] == ""
    assert facts["Warrant"] == "CF-1, 1 Nov 2026"
    assert facts["Extradition"].startswith("Felony")
    assert dict(warrant_facts({"DOW": "20261101"}))["Warrant"] == "1 Nov 2026"
