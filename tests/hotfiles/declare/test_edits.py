"""Every field's edit: what is right stays, what is wrong is told with an example that is right."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.hotfiles.registry import FIELDS, MESSAGE_KEYS
from leads.messages.fields import Field
from leads.rules.refused import Refused

TODAY = date(2026, 11, 23)
ALL = {(use.field.code, id(use.field)): use.field for key in MESSAGE_KEYS.values() for use in key.uses}
EVERY_FIELD = pytest.mark.parametrize("field", list(ALL.values()), ids=lambda field: field.code)
TEXT = st.one_of(st.text(max_size=24), st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -/.,'?;", max_size=24))


def refusal_is_helpful(field: Field, no: Refused) -> None:
    assert no.field == field.code
    assert no.code.startswith(("field-", "telephone-only", "support-missing"))
    assert no.example
    assert field.read(no.example, TODAY)


@EVERY_FIELD
def test_a_field_takes_its_example(field: Field) -> None:
    assert field.read(field.example, TODAY) == field.example
    assert len(field.example) <= field.most
    assert field.name
    assert field.group


@EVERY_FIELD
@given(raw=TEXT)
def test_what_was_read_reads_to_the_same(field: Field, raw: str) -> None:
    try:
        value = field.read(raw, TODAY)
    except Refused as no:
        refusal_is_helpful(field, no)
    else:
        assert field.read(value, TODAY) == value
        assert len(value) <= field.most


INSIDE = [
    ("LIC", "tst-12 34", "TST1234"),
    ("LIC", "A123456789", "A123456789"),
    ("LIC", "1", "1"),
    ("LIY", "2036", "2036"),
    ("LIY", "nx", "NX"),
    ("VYR", "2027", "2027"),
    ("VIN", "1M8GDM9AXKP042788", "1M8GDM9AXKP042788"),
    ("VIN", "11111111111111111", "1" * 17),
    ("VIN", "A" * 10 + "1" * 10, "A" * 10 + "1" * 10),
    ("VMA", "toyota", "TOYT"),
    ("VMA", "Home-made trailer", "HOME-MADE TRAILER"),
    ("VMO", "ACUR-ATL", "ATL"),
    ("VCO", "whi/blu", "WHI/BLU"),
    ("VCO", "mul/col", "MUL/COL"),
    ("NAM", "de la cruz ,maria  ana jr.", "DE LA CRUZ, MARIA ANA JR"),
    ("NAM", "O'NEIL-ROE, J", "O'NEIL-ROE, J"),
    ("NAM", "muñoz, josé", "MUNOZ, JOSE"),
    ("NAM", "A, B", "A, B"),
    ("NAM", "A" * 26 + ", BC", "A" * 26 + ", BC"),
    ("HGT", "400", "400"),
    ("HGT", "711", "711"),
    ("HGT", "5'9", "509"),
    ("HGT", "5-11", "511"),
    ("WGT", "050", "050"),
    ("WGT", "499", "499"),
    ("WGT", "85", "085"),
    ("DOB", "2026-11-23", "20261123"),
    ("DOB", "19880229", "19880229"),
    ("SOC", "666-12-3456", "666123456"),
    ("SOC", "899010001", "899010001"),
    ("FBI", "1", "1"),
    ("FBI", "123456AB7", "123456AB7"),
    ("SID", "IL1", "IL1"),
    ("MNU", "pp123", "PP-123"),
    ("SMT", "tat  r arm", "TAT R ARM"),
    ("SMT", "MC ASTHMA", "MC ASTHMA"),
    ("CMC", "00 70", "0070"),
    ("CMC", "00/05/10/15/20/25/30/35/40/50", "00051015202530354050"),
    ("OFF", "0999-stabbing", "0999 STABBING"),
    ("OFF", "2404", "2404"),
    ("OFF", "5311" + "X" * 19, "5311 " + "X" * 19),
    ("OCA", "26-10411", "26-10411"),
    ("OCA", "A" + "1" * 19, "A" + "1" * 19),
    ("FKD", "2026-01-15 09:30", "202601150930"),
    ("SUP", "investigative report", "DOCUMENT"),
    ("SUP", "warrant", "WARRANT"),
    ("MIS", "X" * 500, "X" * 500),
    ("FPC", "121011CO141159TTCI13", "121011CO141159TTCI13"),
    ("TNO", "217-555-0100", "2175550100"),
    ("SEX", "m", "M"),
    ("ZIP", "62701-0001", "627010001"),
]


@pytest.mark.parametrize(("code", "raw", "value"), INSIDE)
def test_just_inside(code: str, raw: str, value: str) -> None:
    assert FIELDS[code].read(raw, TODAY) == value


OUTSIDE = [
    ("LIC", "A1234567890"),
    ("LIC", "unknown"),
    ("LIC", "TST*"),
    ("LIC", "TST12?4"),
    ("LIY", "2037"),
    ("LIY", "27"),
    ("VYR", "2028"),
    ("VYR", "NX"),
    ("VIN", "0"),
    ("VIN", "0" * 17),
    ("VIN", "A"),
    ("VIN", "AAAA"),
    ("VIN", "A1" * 10 + "A"),
    ("VIN", "UNKNOWN"),
    ("OAN", "NONE"),
    ("VMA", "T"),
    ("VMA", "T" + "O" * 24),
    ("VMO", "CAMRY"),
    ("VMO", "C"),
    ("VCO", "RED/WHI/BLU"),
    ("VCO", "MUL/COL/RED"),
    ("VCO", "CRI"),
    ("NAM", "DOE JANE"),
    ("NAM", "DOE, JANE, Q"),
    ("NAM", "DOE, "),
    ("NAM", ", JANE"),
    ("NAM", "D0E, JANE"),
    ("NAM", "A" * 27 + ", BC"),
    ("HGT", "311"),
    ("HGT", "712"),
    ("HGT", "512"),
    ("HGT", "69"),
    ("HGT", "800"),
    ("WGT", "049"),
    ("WGT", "500"),
    ("WGT", "5"),
    ("DOB", "20261124"),
    ("DOB", "19870229"),
    ("DOB", "881224"),
    ("DOT", "20261124"),
    ("DOW", "20261301"),
    ("SOC", "000123456"),
    ("SOC", "900123456"),
    ("SOC", "123001234"),
    ("SOC", "123450000"),
    ("SOC", "12345678"),
    ("FBI", "ABC"),
    ("FBI", "1111111"),
    ("FBI", "1234567890"),
    ("SID", "ZZ123"),
    ("MNU", "ZZ-12"),
    ("MNU", "PP-"),
    ("SMT", "TATTOO"),
    ("SMT", "TAT RIGHT ARM"),
    ("CMC", "007"),
    ("CMC", "02"),
    ("CMC", "0000"),
    ("CMC", "0005101520253035405055"),
    ("OFF", "0000"),
    ("OFF", "53"),
    ("OFF", "5311" + "X" * 20),
    ("OCA", "NONE"),
    ("OCA", "000"),
    ("OCA", "A"),
    ("OCA", "-1"),
    ("OCA", "A" + "1" * 20),
    ("FKD", "202601152400"),
    ("FKD", "20260115"),
    ("FKD", "202611240001"),
    ("SUP", "HEARSAY"),
    ("MIS", "X" * 501),
    ("MIS", "A\x00B"),
    ("FPC", "12" * 9),
    ("EXL", "07"),
    ("LIS", "NE"),
    ("CTI", "IL199015"),
    ("NIC", "9990000001"),
]


@pytest.mark.parametrize(("code", "raw"), OUTSIDE)
def test_just_outside(code: str, raw: str) -> None:
    with pytest.raises(Refused) as no:
        FIELDS[code].read(raw, TODAY)
    assert no.value.field == code
    assert no.value.example
    assert FIELDS[code].read(no.value.example, TODAY)
    assert no.value.sentence.endswith((".", "?"))


def test_a_telephone_report_alone_is_refused_with_its_clause() -> None:
    with pytest.raises(Refused) as no:
        FIELDS["SUP"].read("TELEPHONE", TODAY)
    assert (no.value.code, no.value.clause, no.value.field) == ("telephone-only", "1240.60(a)(2)", "SUP")


def test_an_inquiry_s_plate_year_is_not_over_and_its_plate_may_have_unknown_signs() -> None:
    asked = {use.field.code: use.field for use in MESSAGE_KEYS["QV"].uses}
    assert asked["LIY"].read("2026", TODAY) == "2026"
    with pytest.raises(Refused):
        asked["LIY"].read("2025", TODAY)
    assert asked["LIC"].read("tst1?3?", TODAY) == "TST1?3?"
    for raw in ("T?T?2?4", "A?1", "??"):
        with pytest.raises(Refused):
            asked["LIC"].read(raw, TODAY)


def test_unconfirmed_sex_unknown_is_not_taken_for_a_wanted_person() -> None:
    with pytest.raises(Refused):
        FIELDS["SEX"].read("U", TODAY)
