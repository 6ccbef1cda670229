"""How a security is shown."""

from leads.hotfiles.things.security.shown import dated_shown, owner_facts, security_facts, security_named, what

NOTE = {
    "TYP": "FR",
    "SER": "L12345678A",
    "DEN": "1000",
    "SDT": "2017A",
    "RMI": "R",
    "OWN": "DOE, JANE",
    "SOC": "666123456",
}


def test_a_note_in_words() -> None:
    assert dict(security_facts(NOTE)) == {
        "Security": "Federal Reserve note (FR)",
        "Serial number": "L12345678A",
        "Denomination": "1,000 dollars",
        "Issuer": "",
        "Series": "2017A",
        "Marked as": "Ransom money",
    }
    assert what({}) == "security"
    assert security_named(NOTE) == "L12345678A $1,000 FR"
    assert security_named({"SER": "1"}) == "1"


def test_the_owner_is_the_victim_and_of_the_number_only_its_end_is_shown() -> None:
    assert dict(owner_facts(NOTE)) == {"Owner, the victim": "DOE, JANE", "Owner's Social Security number": "*****3456"}


def test_dates_of_each_length() -> None:
    assert [dated_shown(one) for one in ("20170615", "201706", "2017A", "2017", "")] == [
        "15 Jun 2017",
        "2017-06",
        "2017A",
        "2017",
        "",
    ]
