"""Code tables as they are looked up: who takes their codes, and what is found first."""

from __future__ import annotations

from leads.hotfiles.code_tables import PARTS, find, find_everywhere, find_tables, tables
from leads.hotfiles.codes import CODES
from leads.hotfiles.registry import FILES, MEANINGS


def test_every_table_says_whose_codes_it_has() -> None:
    assert list(tables()) == list(CODES)
    assert [name for name, one in tables().items() if not one.taken] == []
    used = {field.codes for fields in MEANINGS.values() for field in fields}
    assert set(CODES) - used == set(PARTS)


def test_one_field_code_is_told_apart_by_its_files() -> None:
    """TYP is a kind of gun, of article and of security: each has a table of its own, and says in which file."""
    guns, articles = tables()["GTYP"].taken, tables()["ATYP"].taken
    assert [(one.code, one.name) for one in (*guns, *articles)] == [("TYP", "Gun type"), ("TYP", "Article type")]
    assert FILES["stolen_gun"].title in guns[0].files
    assert FILES["article"].title not in guns[0].files
    assert [one.name for one in tables()["GTYP_FIRST"].taken] == ["Gun type"]
    assert [(one.code, one.name) for one in tables()["VCO"].taken] == [("BCO", "Boat color"), ("VCO", "Color")]


def test_what_only_inquiries_take_names_no_file() -> None:
    assert tables()["PUR"].taken[0].files == ()


def test_the_code_itself_comes_first_then_what_begins_so_then_meanings() -> None:
    rows = find("LIS", "in").rows
    assert rows[0][0] == "IN"
    assert find("LIS", "illin").rows == (("IL", "Illinois"),)
    assert find("VCO", "").rows == tuple(CODES["VCO"].items())
    assert len(find("OFF", "robbery").rows) > 2


def test_words_may_stand_in_any_order_and_each_has_to_be_there() -> None:
    assert find("OFF", "homicide willful").rows == find("OFF", "willful homicide").rows != ()
    assert find("OFF", "willful QQQ").near


def test_where_nothing_fits_the_nearest_are_named_so() -> None:
    near = find("VCO", "crimson red")
    assert (near.near, near.rows[0][0]) == (True, "RED")


def test_all_tables_are_searched_at_once_for_codes_and_for_their_names() -> None:
    found = {table.name: rows for table, rows in find_everywhere("PI")}
    assert found["GTYP"][0][0] == "PI"
    assert next(rows[0][0] for _, rows in find_everywhere("PI")) == "PI"  # before what only speaks of a pistol
    assert "ATYP" not in found  # SPORTING
    assert list(find_everywhere(" ")) == []
    assert "HAI" in {one.name for one in find_tables("hair")}
    assert {"GTYP", "CAL"} <= {one.name for one in find_tables("felony gun")}
    assert len(find_tables("")) == len(CODES)
