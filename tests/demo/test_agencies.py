"""Agencies, devices and agreements of the fictional state."""

import re
from random import Random

from leads.demo import agencies, people
from leads.demo.agencies import agreement_rows, device_rows, ori
from leads.demo.places import COUNTIES, TOWNS

from .states import NOW

PLACES = agencies.places(Random("1"), 100)
STAFF = people.people(Random("1"), PLACES, 2_000)
DEVICES = list(device_rows(Random("1"), PLACES, 600, NOW))


def test_every_ori_is_of_the_county_that_illinois_does_not_have() -> None:
    oris = [place.ori for place in PLACES]
    assert len(set(oris)) == 100
    assert all(re.fullmatch(r"IL199\d{4}", one) for one in oris)
    assert len({ori(number) for number in range(9_900)}) == 9_900


def test_names_are_used_once_and_kinds_are_mixed() -> None:
    assert len({place.name for place in PLACES}) == 100
    assert {place.kind for place in PLACES} == {
        "department",
        "police",
        "sheriff",
        "dispatch",
        "court",
        "campus",
        "state",
    }
    assert len({place.name for place in agencies.places(Random("1"), 900)}) == 900


def test_places_are_invented() -> None:
    real = {"Cook", "DuPage", "Lake", "Will", "Kane", "Sangamon", "Champaign", "Marion", "Pike", "Ford", "Clay", "Knox"}
    assert not real & set(COUNTIES)
    assert not {"Springfield", "Peoria", "Chicago", "Aurora", "Joliet", "Naperville", "Decatur", "Mt Vernon"} & set(
        TOWNS
    )
    assert len(set(TOWNS)) == len(TOWNS)


def test_every_agency_has_a_browser_place_and_mnemonics_are_its_own() -> None:
    assert len(DEVICES) == 600
    mnemonics = [row[1] for row in DEVICES]
    assert len(set(mnemonics)) == 600
    assert all(re.fullmatch(r"[A-Z0-9]{4}", one) for one in mnemonics)
    assert {row[2] for row in DEVICES if row[3] == "browser"} == {place.id for place in PLACES}
    assert {"SMP1", "TVP1", "TVP2"} <= set(mnemonics)
    browsers = {row[1] for row in DEVICES if row[3] == "browser"}
    assert {"SMPB", "SMPC", "SMPD", "LDSB", "LDSC", "LDSD", "TVPB"} <= browsers


def test_a_few_devices_are_not_approved_or_withdrawn_and_none_of_the_examples() -> None:
    unapproved = [row for row in DEVICES if row[7] is None]
    withdrawn = [row for row in DEVICES if row[9] is not None]
    assert 0 < len(unapproved) < 40
    assert 0 < len(withdrawn) < 40
    assert not {row[1][:3] for row in (*unapproved, *withdrawn)} & {"SMP", "TVP", "LDS"}


def test_all_but_a_few_agreements_are_in_force() -> None:
    today = NOW.date()
    rows = list(agreement_rows(Random("1"), PLACES, NOW))
    over = [row for row in rows if row[6] < today]
    assert len(rows) == 100
    assert len(over) == 2
    assert len([row for row in rows if row[4] is None]) == 1
    assert all(row[5] < row[6] for row in rows)
