"""Names taken apart, and how they sound."""

from leads.hotfiles.things.person.names import parse, sound


def test_names_that_sound_alike() -> None:
    assert sound("CATHERINE") == sound("KATHRYN")
    assert sound("PHELPS") == sound("FELPS")
    assert sound("SMITH") == sound("SMYTHE") != sound("JONES")
    assert parse("DE LA CRUZ, MARIA JR").surname == "DELACRUZ"
