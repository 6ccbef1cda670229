"""Names, bodies, numbers of persons, cautions: what is read just inside, and what is refused just outside."""

import pytest

from tests.hotfiles.declare.reading import is_read, is_refused

INSIDE = [
    ("NAM", "de la cruz ,maria  ana jr.", "DE LA CRUZ, MARIA ANA JR"),
    ("NAM", "O'NEIL-ROE, J", "O'NEIL-ROE, J"),
    ("NAM", "A, B", "A, B"),
    ("NAM", "monotest , ", "MONOTEST,"),
    ("NAM", "A" * 26 + ", BC", "A" * 26 + ", BC"),
    ("HGT", "400", "400"),
    ("HGT", "711", "711"),
    ("HGT", "5'9", "509"),
    ("HGT", "5-11", "511"),
    ("WGT", "050", "050"),
    ("WGT", "499", "499"),
    ("WGT", "85", "085"),
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
    ("CMC", "00, 70;05", "007005"),
    ("OLN", "d123-4567 8901", "D12345678901"),
    ("FPC", "121011CO141159TTCI13", "121011CO141159TTCI13"),
    ("SEX", "m", "M"),
]


@pytest.mark.parametrize(("code", "raw", "value"), INSIDE)
def test_just_inside(code: str, raw: str, value: str) -> None:
    is_read(code, raw, value)


OUTSIDE = [
    ("NAM", "DOE JANE"),
    ("NAM", "DOE, JANE, Q"),
    ("NAM", "MONOTEST"),
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
    ("SOC", "000123456"),
    ("SOC", "900123456"),
    ("SOC", "123001234"),
    ("SOC", "123450000"),
    ("SOC", "12345678"),
    ("CMC", "0/07/0"),
    ("FBI", "123456/AB7"),
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
    ("FPC", "12" * 9),
]


@pytest.mark.parametrize(("code", "raw"), OUTSIDE)
def test_just_outside(code: str, raw: str) -> None:
    is_refused(code, raw)


def test_unconfirmed_sex_unknown_is_not_taken_for_a_wanted_person() -> None:
    is_refused("SEX", "U")
