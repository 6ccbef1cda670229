"""The cross-checks between a record and other files: one table, asked at entry, at a change and at the second check.

1240.60(a)(5) check wants the cross-checks that there are. What a record says against itself stands with its things
(checks.py); here stands what needs another file: registration of vehicles, drivers' licenses, other active records.
Nothing is kept of an answer: whoever asks anew gets what the files say then.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from leads.hotfiles.additions import added_words, additions_of
from leads.hotfiles.declare.additions import OWN, Added, Kind, in_place, of
from leads.hotfiles.declare.checks import CrossCheck, differs, note
from leads.hotfiles.inquire import Hit
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES
from leads.hotfiles.things.person import licensed
from leads.hotfiles.things.vehicle import registered
from leads.messages.fields import Values
from leads.registration.ask import Files, ask

NOT_CONNECTED = note("Not compared: no registration file is connected.", tells=False)
#: The fields by which registration is asked.
ASKS = ("LIC", "VIN", "OLN")
_LISTED = 5  # records that only may be the same; the rest is counted


@dataclass(frozen=True, slots=True)
class Against:
    """What a record is held against: registration's files, and other records on file; the day is its agency's."""

    files: Files
    also: Sequence[Hit]
    today: date


Compare = Callable[[Values, Against], Iterator[CrossCheck]]


@dataclass(frozen=True, slots=True)
class Declared:
    """One cross-check: its name, the fields without which there is nothing to compare, and where it is shown."""

    name: str
    title: str
    needs: tuple[str, ...]
    compare: Compare
    #: Codes of the items beside which it is shown, the first that the record has.
    beside: tuple[str, ...]
    #: Whether it asks registration's files, so that it says when none is connected.
    registration: bool = True
    #: Told to the second party alone, who has the report at hand: whom a vehicle is registered to.
    at_check: bool = False

    def speaks_of(self, kind: Kind) -> bool:
        """Whether it compares what an addition of this kind says."""
        return any(code in kind.codes for code in (*self.needs, *self.beside))


def _filed(compare: Callable[[Values, Files, date], Iterator[CrossCheck]]) -> Compare:
    """A comparison with registration's files."""
    return lambda values, against: compare(values, against.files, against.today)


def _owner(values: Values, against: Against) -> Iterator[CrossCheck]:
    """Whom the vehicle is registered to: under its number, else under its plate."""
    vehicle = registered.of_vin(values, against.files) or registered.of_plate(values, against.files)
    return licensed.owner(values, vehicle)


def _also(values: Values, against: Against) -> Iterator[CrossCheck]:
    """Other active records on the same thing or person, of any agency: what surely is the same is a difference."""
    alike = [one for one in against.also if one.match.grade == "possible"]
    for hit in against.also:
        if hit not in alike:
            words = f"Also on file as {_told(hit)}, case {hit.candidate.case_number or 'not given'}."
            yield differs(words, "", hit.candidate.number, words)
    for hit in alike[:_LISTED]:
        yield note(f"May be the same, and only looks alike: {_told(hit)}.")
    if len(alike) > _LISTED:
        yield note(f"{len(alike) - _LISTED} more records look alike.")


def _told(hit: Hit) -> str:
    return f"{hit.candidate.number} of {hit.candidate.agency}, {hit.file.title}"


_V, _P = registered, licensed
CROSS_CHECKS = (
    # name             title                                needs            compare                      shown beside
    Declared("plate", "Plate on file", ("LIC",), _filed(_V.plate_on_file), ("LIC",)),
    Declared("plate-vin", "Plate against the registered VIN", ("LIC",), _filed(_V.plate_to_vin), ("VIN", "LIC")),
    Declared("vin-plate", "VIN against the registered plate", ("VIN",), _filed(_V.vin_to_plate), ("LIC", "VIN")),
    Declared("looks", "Make, year and color as registered", (), _filed(_V.looks), ("VMA", "VIN", "LIC")),
    Declared("owner", "Registered owner", (), _owner, ("VMA", "VIN", "LIC"), at_check=True),
    Declared("license", "License on file", ("OLN",), _filed(_P.license_on_file), ("OLN",)),
    Declared("license-name", "Name against the license", ("OLN",), _filed(_P.license_name), ("NAM", "OLN")),
    Declared("license-born", "Birth date against the license", ("OLN",), _filed(_P.license_born), ("DOB", "OLN")),
    Declared("records", "Other active records", (), _also, (), registration=False),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Crossed:
    """One cross-check that was made of a record, or could not be, and what came of it."""

    by: Declared
    check: CrossCheck
    #: The item of the addition that it speaks of; blank where it speaks of what was entered.
    item: str = ""

    @property
    def beside(self) -> tuple[str, ...]:
        """Codes of the items beside which it is shown, best first."""
        return (self.item, *self.by.beside) if self.item else self.by.beside


def cross_checks(
    values: Values, today: date, also: Sequence[Hit] = (), *, at_check: bool = False
) -> tuple[Crossed, ...]:
    """What other files say to a record or an entry, in the order of the table. The one function that every door asks.

    `also`: other records on the same, for whoever compares with them here; an entry gets them as hits of their own.
    `today` in the agency's zone.
    """
    return _crossed(values, Against(_files_for([values]), also, today), at_check)


def _files_for(ways: Sequence[Values]) -> Files:
    """What registration says to all ways of reading a record, asked once."""
    asked = [way for way in ways if any(way.get(code) for code in ASKS)]
    if not asked:
        return Files()
    by = registered.plates, registered.vins, licensed.licenses
    return ask(*({one for way in asked for one in words(way)} for words in by))


def _crossed(values: Values, against: Against, at_check: bool) -> tuple[Crossed, ...]:
    asks = any(values.get(code) for code in ASKS)
    return tuple(_made(values, against, asks, at_check))


def cross_checks_in_every_way(
    record: Record, today: date, also: Sequence[Hit] = (), *, at_check: bool = False
) -> tuple[Crossed, ...]:
    """The same of a record with its own additions: as it was entered, then with each addition in the entry's place.

    Of an addition's way only what speaks of its kind, beside its own item: a second license may be in another name.
    """
    file, own = FILES[record.file], of(OWN, additions_of(record))
    values = record.values
    added = [(one, kind, _read_with(kind, values, one)) for one in own if not (kind := file.kinds[one.kind]).is_list]
    files = _files_for([values, *(way for _, _, way in added)])
    found = list(_crossed(values, Against(files, also, today), at_check))
    for one, kind, way in added:
        made = _crossed(way, Against(files, (), today), at_check)
        told = (_of_addition(each, kind, one) for each in made if each.by.speaks_of(kind))
        found += (each for each in told if each not in found)
    return tuple(found)


def _read_with(kind: Kind, values: Values, one: Added) -> Values:
    """The record with an addition in the entry's place; of a thing of its own that alone."""
    return one.values if kind.apart else in_place(kind, values, one)


def _of_addition(made: Crossed, kind: Kind, one: Added) -> Crossed:
    """A cross-check of an addition says of which: two licenses may both be in another name."""
    words = made.check.words if made.check is NOT_CONNECTED else f"{added_words(kind, one.values)}: {made.check.words}"
    return replace(made, check=replace(made.check, words=words), item=kind.item)


def _made(values: Values, against: Against, asks: bool, at_check: bool) -> Iterator[Crossed]:
    for one in CROSS_CHECKS:
        if (one.at_check and not at_check) or not all(values.get(code) for code in one.needs):
            continue
        if not one.registration or against.files.state:
            yield from (Crossed(one, check) for check in one.compare(values, against))
        elif asks and one.needs:
            yield Crossed(one, NOT_CONNECTED)


def as_data(crossed: Sequence[Crossed]) -> list[dict[str, Any]]:
    """What whoever entered or changed a record is told: each difference with both sides, and what was not compared."""
    open_ = [one for one in crossed if not (one.check.fine and one.check.compared)]
    told = {one.check.words: one for one in reversed(open_)}  # what is said twice is said once
    return [
        {
            "check": one.by.name,
            "outcome": "not compared" if one.check.fine else "differs",
            "field": one.by.beside[0] if one.by.beside else "",
            "entered": one.check.entered,
            "known": one.check.known,
            "words": one.check.words,
        }
        for one in reversed(told.values())
    ]


def told_of_registration(crossed: Sequence[Crossed]) -> list[str]:
    """For an auditor: by which cross-checks whoever entered or changed a record learned what registration says."""
    told = {one["check"] for one in as_data([one for one in crossed if one.by.registration and one.check.tells])}
    return [one.name for one in CROSS_CHECKS if one.name in told]


def hints(crossed: Sequence[Crossed]) -> tuple[str, ...]:
    """That something differs, for a form that nobody has sent: without what registration says, which is an inquiry."""
    return tuple(one.check.hint for one in crossed if not one.check.fine)
