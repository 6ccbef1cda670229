"""A form is made of its key's fields alone: every field once, in its group, marked and explained."""

from __future__ import annotations

from leads.console.entry.rows import Filled, one_of, problem_list, sections
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.messages.keys import MessageKey, Route

ACTS = [key for key in MESSAGE_KEYS.values() if key.route is Route.ACT]


def needed(key: MessageKey) -> set[str]:
    return {use.field.code for use in key.uses if use.must}


def test_every_field_stands_once_in_the_section_that_its_table_names() -> None:
    for key in ACTS:
        made = sections(key, Filled())
        rows = [(one, row) for one in made for row in one.rows]
        assert sorted(row.code for _, row in rows) == sorted(use.field.code for use in key.uses), key.key
        assert {row.code for _, row in rows if row.must} == needed(key), key.key
        groups = {use.field.code: use.field.group for use in key.uses}
        assert all(groups[row.code] == one.title for one, row in rows), key.key
        assert len({one.id for one in made}) == len(made), key.key
        assert all(row.hint or row.example for _, row in rows), key.key


def test_what_has_to_be_filled_in_is_never_folded() -> None:
    for key in ACTS:
        seen = {row.code for one in sections(key, Filled()) if one.is_open for row in one.rows}
        assert needed(key) <= seen, key.key
        assert not key.combinations or any(seen.issuperset(one) for one in key.combinations), key.key


def test_a_folded_section_opens_for_a_value_or_a_problem_in_it() -> None:
    key = MESSAGE_KEYS["EW"]

    def address(filled: Filled) -> bool:
        return next(one.is_open for one in sections(key, filled) if one.title == "Address")

    assert not address(Filled())
    assert address(Filled({"CTY": "ANYTOWN"}))
    assert address(Filled(problems={"ZIP": {"code": "field-digits", "sentence": "Wrong."}}))


def row(key: str, code: str, filled: Filled | None = None) -> str:
    made = sections(MESSAGE_KEYS[key], filled or Filled())
    found = next(row for one in made for row in one.rows if row.code == code)
    return f"{found.hint}|{found.example}|{found.codes}|{found.wrong}"


def test_a_hint_says_what_is_taken_and_shows_one_example() -> None:
    assert row("EV", "LIS") == "|IL|LIS|"
    assert row("EV", "DOT") == "Year, month and day, eight digits|20260115||"
    assert row("EW", "HGT") == "Feet, inches: 509|||"
    assert row("EW", "AKA").startswith("Surname, comma, given names")
    assert "a semicolon between" in row("EW", "AKA")
    assert "+ before one adds it" in row("MW", "AKA")
    assert "+ before" not in row("MW", "NAM") + row("EW", "AKA")


def test_one_field_code_is_explained_as_its_own_file_means_it() -> None:
    assert row("MW", "NIC").split("|")[1].startswith("W99")
    assert "GTYP" in row("EG", "TYP")
    assert "ATYP" in row("EA", "TYP")


def test_a_missing_field_is_not_told_its_example_twice() -> None:
    missing = {"code": "field-missing", "sentence": "VMA is missing.", "cure": "Add VMA, such as TOYT."}
    assert row("EV", "VMA", Filled(problems={"VMA": missing})).endswith("|VMA is missing.")
    wrong = {"code": "field-code", "sentence": "QQ is no code.", "cure": "Send one."}
    assert row("EV", "LIS", Filled(problems={"LIS": wrong})).endswith("|QQ is no code. Send one.")


def test_the_summary_goes_in_the_order_of_the_form_and_what_has_no_field_comes_first() -> None:
    told = [{"code": "x", "field": one, "sentence": ""} for one in ("SUP", "LIC", None)]
    assert [one["name"] for one in problem_list(MESSAGE_KEYS["EV"], told)] == ["", "Plate number", "Record rests on"]


def test_sets_of_which_one_is_needed_are_told_by_name() -> None:
    assert one_of(MESSAGE_KEYS["EV"])[1] == [("VIN", "Vehicle number"), ("VYR", "Model year")]
    assert one_of(MESSAGE_KEYS["EL"]) == []
