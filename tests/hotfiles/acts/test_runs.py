"""A run of numbers under one record, from entry to its end: every number of it hits, and none beside it."""

from typing import NamedTuple

import pytest

from leads.hotfiles.acts.runs import fits_the_record, is_for_runs, keys_of_the_same, not_too_many, same_act
from leads.hotfiles.check_items import items_for
from leads.hotfiles.models import Duty, Record, RecordKey
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.messages.wire import AnswerFrame
from leads.oversight.numbers import set_number
from leads.people.models import Person
from leads.rules.refused import Refused
from leads.switch.exchange.exchange import Exchange
from leads.switch.look_back import look_back
from tests.hotfiles.acts.entered import keys, keys_it_should_have
from tests.hotfiles.keeping import no, send
from tests.makers import NOW, actor, make_administrator
from tests.switch.makers import ask, sign_on

pytestmark = pytest.mark.django_db
PAPER = {"DOT": "20261121", "OCA": "26-000123", "SUP": "COMPLAINT", "SUD": "RECORDS DESK 217-555-0140"}
RADIOS = {"TYP": "RRADIO", "SER": "TST12300", "SERS": "TST12399", **PAPER}
RADIO = {code: value for code, value in RADIOS.items() if code != "SERS"}
NOTES = {
    "TYP": "FR", "SER": "L12345600A", "SERS": "L12345699A", "DEN": "20", "SDT": "2017A", "OWN": "ANYTOWN BANK", **PAPER,
}  # fmt: skip
NOTE = {code: value for code, value in NOTES.items() if code != "SERS"}


class Kept(NamedTuple):
    """A file with runs: what is entered, by which letters, and numbers in the run and beside it."""

    end: str
    asked: str
    fields: dict[str, str]
    inside: tuple[str, ...]
    outside: tuple[str, ...]
    lost: bool = False


FILES_WITH_RUNS = [
    Kept("AA", "QA", RADIOS, ("TST12300", "TST12345", "TST12399"), ("TST12299", "TST12400", "XST12345")),
    Kept("LAA", "QA", RADIOS, ("TST12300", "TST12345", "TST12399"), ("TST12299", "TST12400", "XST12345"), lost=True),
    Kept("SS", "QS", NOTES, ("L12345600A", "L12345650A", "L12345699A"), ("L12345599A", "L12345700A", "K12345650A")),
]


def written(fields: dict[str, str]) -> str:
    return ".".join(f"{code}/{value}" for code, value in fields.items())


class Life:
    """One run, its agency and another."""

    def __init__(self, kept: Kept) -> None:
        self.kept, self.exchange = kept, Exchange("test")
        self.ours, self.theirs = sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
        told = ask(self.exchange, self.ours, f"E{kept.end}", written(kept.fields))
        assert told.outcome == "entered", told.text
        self.number = told.data["record"]

    def act(self, letter: str, *, theirs: bool = False, **fields: str) -> AnswerFrame:
        who = self.theirs if theirs else self.ours
        return ask(self.exchange, who, f"{letter}{self.kept.end}", written({"NIC": self.number, **fields}))

    def hits(self, number: str) -> list[str]:
        told = ask(self.exchange, self.theirs, self.kept.asked, f"SER/{number}")
        return [hit["record"] for hit in told.data["hits"]]

    @property
    def record(self) -> Record:
        return Record.objects.get(number=self.number)


@pytest.mark.parametrize("kept", FILES_WITH_RUNS, ids=lambda kept: f"E{kept.end}")
@pytest.mark.parametrize("end", ["C", "X"])
def test_every_number_hits_until_the_run_ends_and_never_after(kept: Kept, end: str) -> None:
    life = Life(kept)
    assert Record.objects.count() == 1
    assert [life.hits(one) for one in kept.inside] == [[life.number]] * 3
    assert [life.hits(one) for one in kept.outside] == [[]] * 3
    locates, ends = "LSS" if kept.end == "SS" else "LAA", {code: kept.fields[code] for code in ("SER", "SERS")}
    found = written({"NIC": life.number, **ends, "DOL": "20261123", "LCA": "S-26-44"})
    locate = ask(life.exchange, life.theirs, locates, found)
    assert locate.outcome == "located", locate.text
    assert [life.hits(one) for one in kept.inside] == [[life.number]] * 3, "a located record stands"
    ended = life.act(end, OCA="26-000123", **({"DCL": "20261123"} if end == "C" else {}))
    assert ended.outcome in ("cleared", "cancelled"), ended.text
    assert [life.hits(one) for one in kept.inside] == [[]] * 3
    assert not RecordKey.objects.filter(record=life.record).exists()
    assert not Duty.objects.filter(record=life.record, ended_at=None).exists()


@pytest.mark.parametrize("kept", FILES_WITH_RUNS, ids=lambda kept: f"E{kept.end}")
def test_a_run_is_made_shorter_when_some_of_it_is_found(kept: Kept) -> None:
    life = Life(kept)
    told = life.act("M", OCA="26-000123", SERS=kept.inside[1])
    assert told.outcome == "modified", told.text
    assert [life.hits(one) for one in kept.inside] == [[life.number], [life.number], []]
    assert keys(life.record) == keys_it_should_have(life.record)
    told = life.act("M", OCA="26-000123", SERS=kept.outside[0])
    assert (told.outcome, told.data["no"]["field"]) == ("refused", "SERS")
    assert life.act("M", OCA="26-000123", DEL="SERS").outcome == "refused"
    assert [life.hits(one) for one in kept.inside] == [[life.number], [life.number], []]


@pytest.mark.parametrize("kept", FILES_WITH_RUNS, ids=lambda kept: f"E{kept.end}")
def test_a_hit_and_a_second_check_say_that_it_is_a_run(kept: Kept) -> None:
    life = Life(kept)
    [hit] = ask(life.exchange, life.theirs, kept.asked, f"SER/{kept.inside[1]}.TYP/{kept.fields['TYP']}").data["hits"]
    first, last = kept.fields["SER"], kept.fields["SERS"]
    assert f"number {kept.inside[1]} is within the run {first} to {last}" in hit["reasons"][0]["words"]
    assert any("all 100 numbers of the run" in one for one in hit["unsure"])
    assert hit["headline"].endswith("one of a run of numbers")
    assert hit["headline"].startswith("Lost") is kept.lost
    assert dict(hit["facts"])["Serial number"] == f"{first} to {last}"
    item = next(one for one in items_for(life.record) if one.code == "SER")
    assert (first in item.value, last in item.value) == (True, True)
    assert "A run of 100 numbers" in item.cross_checks[0].words


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("asked", "told"), [("TST12300", 1), ("TST12345", 1), ("TST12399", 1), ("TST12400", 0)])
def test_who_asked_before_is_told_when_the_run_comes(asked: str, told: int) -> None:
    exchange = Exchange("test", look_back=lambda records, now: None)
    ask(exchange, sign_on("IL1990200", user_id="s.kerr"), "QA", f"SER/{asked}")
    assert ask(exchange, sign_on("IL1990100"), "EAA", written(RADIOS)).outcome == "entered"
    assert look_back([Record.objects.get().pk], NOW) == told


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (("EAA", RADIOS), ("EA", {**RADIO, "SER": "TST12345"})),
        (("EAA", RADIOS), ("EA", {**RADIO, "SER": "TST12300"})),
        (("EAA", RADIOS), ("EA", {**RADIO, "SER": "TST12399"})),
        (("EA", {**RADIO, "SER": "TST12345"}), ("EAA", RADIOS)),
        (("EA", {**RADIO, "SER": "TST12399"}), ("ELAA", RADIOS)),
        (("EAA", RADIOS), ("EAA", RADIOS)),
        (("EAA", RADIOS), ("ELAA", {**RADIOS, "SER": "TST12399", "SERS": "TST12450"})),
        (("EAA", RADIOS), ("EAA", {**RADIOS, "SER": "TST12310", "SERS": "TST12320"})),
        (("EAA", {**RADIOS, "SER": "TST12310", "SERS": "TST12320"}), ("EAA", RADIOS)),
        (("ESS", NOTES), ("ES", {**NOTE, "SER": "L12345650A"})),
        (("ES", {**NOTE, "SER": "L12345650A"}), ("ESS", NOTES)),
        (("ESS", NOTES), ("ESS", {**NOTES, "SER": "L12345690A", "SERS": "L12345710A"})),
    ],
)
def test_a_number_is_on_file_once_by_itself_or_in_a_run(
    first: tuple[str, dict[str, str]], then: tuple[str, dict[str, str]], ames: Person, other: Person
) -> None:
    made = send(*first, ames).record
    told = no(*then, ames)
    assert (told.code, told.example) == ("on-file", made.number)
    assert Record.objects.count() == 1
    send(*then, other)  # another agency enters what it knows


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (("EAA", RADIOS), ("EA", {**RADIO, "SER": "TST12400"})),
        (("EAA", RADIOS), ("EA", {**RADIO, "SER": "TST12299"})),
        (("EAA", RADIOS), ("EA", {**RADIO, "SER": "TST12345", "TYP": "DTABLET"})),
        (("EA", {**RADIO, "SER": "TST12400"}), ("EAA", RADIOS)),
        (("EAA", RADIOS), ("EAA", {**RADIOS, "SER": "TST12400", "SERS": "TST12450"})),
        (("EAA", RADIOS), ("EAA", {**RADIOS, "SER": "XST12300", "SERS": "XST12399"})),
        (("ESS", NOTES), ("ESS", {**NOTES, "DEN": "50"})),
        (("ESS", NOTES), ("ESS", {**NOTES, "SER": "L12345600B", "SERS": "L12345699B"})),
    ],
)
def test_what_lies_beside_a_run_is_entered(
    first: tuple[str, dict[str, str]], then: tuple[str, dict[str, str]], ames: Person
) -> None:
    send(*first, ames)
    send(*then, ames)
    assert Record.objects.count() == 2


def test_a_run_that_grows_over_what_is_on_file_is_refused(ames: Person) -> None:
    single = send("EA", {**RADIO, "SER": "TST12420"}, ames).record
    run = send("EAA", RADIOS, ames).record
    told = no("MAA", {"NIC": run.number, "OCA": "26-000123", "SERS": "TST12420"}, ames)
    assert (told.code, told.example) == ("on-file", single.number)
    send("MAA", {"NIC": run.number, "OCA": "26-000123", "SERS": "TST12419"}, ames)
    told = no("MA", {"NIC": single.number, "OCA": "26-000123", "SER": "TST12310"}, ames)
    assert (told.code, told.example) == ("on-file", run.number)


@pytest.mark.parametrize(
    ("key", "fields", "right"),
    [
        ("MA", {"MIS": "FOUND"}, "MAA"),
        ("MLA", {"MIS": "FOUND"}, "MAA"),
        ("CA", {"DCL": "20261123"}, "CAA"),
        ("XA", {}, "XAA"),
        ("LA", {"DOL": "20261123", "LCA": "S-26-44"}, "LAA"),
    ],
)
def test_a_run_is_not_ended_by_who_found_one_of_it(
    key: str, fields: dict[str, str], right: str, ames: Person, other: Person
) -> None:
    run = send("EAA", RADIOS, ames).record
    told = no(key, {"NIC": run.number, "OCA": "26-000123", **fields}, other if key == "LA" else ames)
    assert (told.code, told.field) == ("not-by-this-key", "NIC")
    assert told.sentence == f"{run.number} is a run of 100 numbers, TST12300 to TST12399: {key} is for one."
    assert told.cure.startswith(f"Send {right}, which is about all of them.")
    assert "MAA" in told.cure
    assert Record.objects.get().state == "active"


def test_one_number_is_not_ended_by_a_key_of_runs(ames: Person) -> None:
    single = send("ES", NOTE, ames).record
    told = no("XSS", {"NIC": single.number, "OCA": "26-000123"}, ames)
    assert (told.code, told.cure) == ("not-by-this-key", "Send XS.")
    assert same_act(MESSAGE_KEYS["CSS"], single) == "CS"
    assert Record.objects.get().state == "active"


def test_a_run_has_so_many_numbers_at_most(ames: Person) -> None:
    thousand = {**RADIOS, "SER": "1000", "SERS": "1999"}
    told = no("EAA", {**thousand, "SERS": "2000"}, ames)
    assert (told.code, told.field, told.example) == ("run-too-long", "SERS", "1999")
    assert told.sentence == "The run 1000 to 2000 has 1,001 numbers; a record takes 1,000."
    run = send("EAA", thousand, ames).record
    assert no("MAA", {"NIC": run.number, "OCA": "26-000123", "SERS": "2000"}, ames).code == "run-too-long"
    set_number("run.most", 50, why="Ours are short", by=actor(make_administrator()), now=NOW)
    assert no("EAA", RADIOS, ames).example == "TST12349"
    not_too_many({"SER": "1000", "SERS": "1049"}, {"run.most": 50})
    with pytest.raises(Refused):
        not_too_many({"SER": "1000", "SERS": "1050"}, {"run.most": 50})
    not_too_many({"SER": "1000"}, {"run.most": 2})


def test_the_longest_run_that_a_state_may_allow_is_found_by_few_keys(ames: Person) -> None:
    set_number("run.most", 10_000, why="Bricks of notes", by=actor(make_administrator()), now=NOW)
    run = send("ESS", {**NOTES, "SER": "L12345001A", "SERS": "L12355000A"}, ames).record
    assert RecordKey.objects.filter(record=run, key__startswith="R:").count() < 80
    assert no("ES", {**NOTE, "SER": "L12350000A"}, ames).code == "on-file"


def test_which_keys_are_for_runs() -> None:
    articles = {"EAA", "ELAA", "MAA", "MLAA", "LAA", "CAA", "CLAA", "XAA", "XLAA"}
    securities = {"ESS", "MSS", "LSS", "CSS", "XSS"}
    assert {key for key, one in MESSAGE_KEYS.items() if is_for_runs(one)} == articles | securities
    assert fits_the_record(MESSAGE_KEYS["MAA"], RADIOS)
    assert not fits_the_record(MESSAGE_KEYS["MA"], RADIOS)
    assert fits_the_record(MESSAGE_KEYS["MV"], {"LIC": "TST1234"})


def test_only_files_with_runs_look_for_them() -> None:
    assert list(keys_of_the_same(FILES["stolen_vehicle"], {"LIC": "TST1234"})) == []
    assert list(keys_of_the_same(FILES["wanted_person"], {"NAM": "DOE, JANE"})) == []
    assert "R:A12345" in keys_of_the_same(FILES["article"], RADIO | {"SER": "12345"})
    values = {"LIC": "TST1234", "VIN": "1M8GDM9AXKP042788", "SER": "12345", "NAM": "DOE, JANE"}
    others = [file for name, file in FILES.items() if name not in ("article", "security")]
    asked = [key for file in others for one in file.asks for key in one(values, {})]
    assert asked
    assert not [key for key in asked if key.startswith("R:")]


def test_a_part_of_a_run_is_no_way_to_mean_it(ames: Person) -> None:
    """What identifies a run are its own ends, exactly as they stand."""
    run = send("EAA", RADIOS, ames).record
    assert no("XAA", {"NIC": run.number, "SER": "TST12345"}, ames).code == "does-not-fit"
    assert no("XAA", {"NIC": run.number, "SERS": "TST12345"}, ames).code == "does-not-fit"
    assert no("XAA", {"OCA": "26-000123"}, ames).code != "not-by-this-key"
    send("XAA", {"NIC": run.number, "SER": "TST12300", "SERS": "TST12399"}, ames)
    assert Record.objects.get().state == "cancelled"


def test_another_agency_s_number_in_it_is_told_with_the_entry() -> None:
    exchange, ours, theirs = Exchange("test"), sign_on("IL1990100"), sign_on("IL1990200", user_id="s.kerr")
    single = ask(exchange, theirs, "EA", written({**RADIO, "SER": "TST12345"})).data["record"]
    told = ask(exchange, ours, "EAA", written(RADIOS))
    assert told.outcome == "entered"
    assert single in told.text
    assert ask(exchange, ours, "CA", f"NIC/{single}.OCA/26-000123.DCL/20261123").outcome == "refused"
