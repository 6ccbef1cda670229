"""A body in words."""

from leads.hotfiles.things.body.shown import body_facts, found_facts, parts_shown, spread_shown


def test_what_identifies_a_body() -> None:
    facts = dict(body_facts({"BLT": "OPOS", "JWT": "RI; WA", "JWL": "GOLD", "FPA": "Y", "BXR": "F"}))
    assert facts["Blood type"] == "O positive"
    assert facts["Jewelry"] == "Ring; Watch: GOLD"
    assert facts["Footprints at hand"] == "Yes"
    assert not any(dict(body_facts({})).values())


def test_what_was_found() -> None:
    facts = dict(
        found_facts({"SEX": "U", "RAC": "W", "EYB": "19701985", "HGT": "506510", "WGT": "140180", "BPS": "SKL"})
    )
    assert facts["Born between"] == "1970 to 1985"
    assert facts["Height"] == "5 ft 6 in to 5 ft 10 in"
    assert facts["Weight"] == "140 to 180 lb"
    assert facts["Body parts"] == "Full skeleton recovered"
    assert dict(found_facts({"HGT": "506506"}))["Height"] == "5 ft 6 in"
    assert not any(dict(found_facts({})).values())


def test_unconfirmed_the_order_of_the_parts() -> None:
    assert parts_shown("NNRRSS") == "by part: NNRRSS"
    assert (spread_shown(""), spread_shown("150150")) == ("", "150")
