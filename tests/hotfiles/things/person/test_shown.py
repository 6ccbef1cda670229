"""How a person is shown: body, looks, cautions and numbers in words, the Social Security number masked."""

from leads.hotfiles.things.person.shown import cautions_shown, height_shown, number_facts, person_facts

DOE = {"NAM": "DOE, JANE Q", "SEX": "F", "RAC": "W", "DOB": "19881224", "HGT": "509", "WGT": "065", "EYE": "BRO"}


def test_body_and_looks_in_words() -> None:
    facts = dict(person_facts(DOE | {"CMC": "0070"}))
    assert facts["Height, weight"] == "5 ft 9 in, 65 lb"
    assert facts["Sex, race"] == "Female, White"
    assert facts["Hair, eyes, skin"] == "Brown"
    assert facts["Born"] == "24 Dec 1988"
    assert facts["Caution"] == cautions_shown({"CMC": "0070"}) == "Armed and dangerous; Suicidal"


def test_what_is_not_on_record_is_said_or_empty() -> None:
    facts = dict(person_facts({"NAM": "DOE, JANE"}))
    assert facts["Born"] == "No birth date on record"
    assert facts["Height, weight"] == facts["Caution"] == height_shown("") == ""


def test_numbers_stand_beside_what_they_belong_to_and_secrets_are_masked() -> None:
    facts = dict(number_facts({"FBI": "1", "SID": "IL1", "OLN": "D123", "OLS": "IL", "SOC": "666123456"}))
    assert facts["FBI, state number"] == "1, IL1"
    assert facts["Driver's license"] == "D123 IL"
    assert facts["Social Security number"] == "*****3456"
