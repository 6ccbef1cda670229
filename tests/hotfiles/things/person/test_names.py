"""Names taken apart, and how they sound."""

from leads.hotfiles.things.person.names import parse, sound


def test_names_that_sound_alike() -> None:
    assert sound("CATHERINE") == sound("KATHRYN")
    assert sound("PHELPS") == sound("FELPS")
    assert sound("SMITH") == sound("SMYTHE") != sound("JONES")
    assert parse("DE LA CRUZ, MARIA JR").surname == "DELACRUZ"


def test_a_suffix_is_no_surname_and_no_given_name() -> None:
    for name in ("DOE JR, VIJAY", "DOE, VIJAY JR"):
        assert parse(name) == ("DOE", ("DOE",), "VIJAY", (), "JR")
    assert parse("DOE, VIJAY V").others == ("V",), "an initial, not the fifth"
    assert parse("DOE V, VIJAY").suffix == "V"
