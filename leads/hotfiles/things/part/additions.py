"""A part that stands under the record of the vehicle or boat with which it was stolen: a motor, a radio, wheels."""

from dataclasses import replace
from datetime import date

from leads.hotfiles.declare.additions import Kind
from leads.hotfiles.declare.cross import refuse
from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.declare.hot_file import AddOn, Match
from leads.hotfiles.declare.shown import kept
from leads.hotfiles.things.part import checks, keys
from leads.hotfiles.things.part import fields as p
from leads.hotfiles.things.part.compare import OF_A_PART, match_part, same_part
from leads.hotfiles.things.part.doubts import part_doubts
from leads.hotfiles.things.part.kinds import bears_a_vehicles_number
from leads.hotfiles.things.part.rules import brand_fits, numbered
from leads.hotfiles.things.part.shown import part_called, part_facts, part_named
from leads.hotfiles.things.serial.fields import OAN, SER
from leads.messages.fields import Numbers, Values

ENTERED = (
    *may(SER, OAN),
    *must(p.BRA, p.CAT),
    *may(p.EPD, p.PYR),
)


def check(values: Values, today: date) -> None:
    """Rules across the fields of an added part; a paper or VIN plate is no part of what was stolen. Raises Refused."""
    numbered(values)
    if bears_a_vehicles_number(values):
        told = f"{part_called(values)} bears the number of the whole: under this record everybody would be stopped."
        refuse(p.CAT, told, "Enter it by itself, with EP.", "OB")
    brand_fits(values)


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What to compare with the part."""
    return kept(*part_facts(values))


def match(asked: Values, values: Values, numbers: Numbers) -> Match | None:
    """How an added part answers: as one in the file of parts, but that here the whole is stolen too."""
    found = match_part(asked, values)
    return found and replace(found, unsure=tuple(said for said in found.unsure if said != OF_A_PART))


def _shown(values: Values) -> str:
    return ", ".join(said for _, said in facts(values))


def part_added(of: str) -> AddOn:
    """A part as an add-on; `of` is what the record is about."""
    kind = Kind(
        name="part",
        words="part",
        fields=tuple(use.field for use in ENTERED),
        known_by=(("SER",), ("OAN",)),
        most="added_parts",
        shown=_shown,
        apart=True,
    )
    return AddOn(
        kind=kind,
        noun="part",
        of=of,
        reads="part of",
        entered=ENTERED,
        meant=(SER, OAN),
        check=check,
        doubts=part_doubts,
        record_keys=keys.record_keys,
        match=match,
        same=same_part,
        named=part_named,
        facts=facts,
        groups=checks.GROUPS,
        compare="the number, brand and category",
    )
