"""How a gun is shown: number, make, caliber and type in words."""

from leads.hotfiles.things.gun.shown import gun_facts, gun_named, type_shown


def test_a_type_in_words_also_one_that_is_put_together() -> None:
    assert type_shown("PI") == "Pistol, semiautomatic (PI)"
    assert type_shown("AW") == "Cannon, Three barrels (AW)"
    assert type_shown("") == ""


def test_what_to_compare_with_the_gun() -> None:
    gun = {"SER": "K369257", "MAK": "SW", "CAL": "3006", "TYP": "RB", "MOD": "MODEL 10"}
    assert dict(gun_facts(gun)) == {
        "Serial number": "K369257",
        "Make": "SW",
        "Caliber": ".30-06 (3006)",
        "Type": "Rifle, bolt-action (RB)",
        "Model": "MODEL 10",
    }
    assert gun_named(gun) == "K369257 SW"
    assert gun_named({}) == ""
