"""One walk over every page, API route, message key, mail and live stream: what the switch refuses, no door gives.

A world with a record in each file, an answered inquiry, mail that waits and a parked message is walked once as
it stands, where each door shows what it has; then once for each thing that keeps somebody from LEADS data.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import combinations, permutations
from math import comb
from typing import Any, NamedTuple, cast

import orjson
import pytest
from django.test import Client

from leads.agencies.models import AccessLevel, Agency, Agreement, Device
from leads.api import sessions
from leads.api.api import api
from leads.console.door.page import PUBLIC, Page, Rail
from leads.console.pages import PAGES
from leads.console.parts.shell import Line, Shell
from leads.console.terminal import stream
from leads.console.terminal.exchange import session_of
from leads.hotfiles.acts.on_file import record_keys
from leads.hotfiles.models import Record, RecordKey
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.mail.post import post
from leads.messages.keys import Route
from leads.people.employment import shut_out
from leads.people.models import Certification, LinkSession, Person
from leads.people.sign_on import Session
from leads.rules.refused import Refused
from leads.standing.gates import pass_gates
from leads.standing.snapshot import current
from leads.switch.exchange.exchange import Exchange
from leads.switch.models import Message, Parked
from tests.console.orders import ordered
from tests.console.signed_in import Desk
from tests.console.test_who_opens import address_of
from tests.hotfiles.keeping import STOLEN, WANTED
from tests.makers import NOW, actor, make_department, make_device, make_person, make_record, make_screening
from tests.switch.makers import ask_together, sign_on

pytestmark = pytest.mark.django_db(transaction=True)
PLATE = {"LIC": "TST4242", "LIS": "IL", "LIY": "2027", "LIT": "PC"}
_PERSON = {"SEX": "F", "RAC": "W", "HGT": "509", "WGT": "165", "HAI": "BRO"}
_GUN = {"SER": "K369257", "MAK": "SW", "CAL": "38", "TYP": "PR"}


class Walked(NamedTuple):
    """A file as it is walked: its case number, its key of entry, an inquiry that opens it, what its record says."""

    case: str
    key: str
    asked: str
    about: dict[str, str]


#: A row for each file. The case number stands in whatever tells of its record, and nowhere else.
WALKED = {
    "stolen_vehicle": Walked("26-STOLEN-CASE", "EV", "QV", STOLEN),
    "wanted_person": Walked("26-WANTED-CASE", "EW", "QV", WANTED),
    "stolen_gun": Walked("26-GUN-CASE", "EG", "QG", {**_GUN, "DOT": "20261121"}),
    "recovered_gun": Walked("26-FOUND-CASE", "ERG", "QG", {**_GUN, "SER": "K369258", "DOR": "20261121"}),
    "article": Walked("26-ARTICLE-CASE", "EA", "QA", {"TYP": "DTABLET", "SER": "TST369257", "DOT": "20261121"}),
    "license_plate": Walked("26-PLATE-CASE", "EL", "QV", {**PLATE, "DOT": "20261121"}),
    "felony_vehicle": Walked(
        "26-FELONY-CASE", "EF", "QV", {**PLATE, "VMA": "TOYT", "DOT": "20261121", "MIS": "ROBBERY"}
    ),
    "missing_person": Walked(
        "26-MISSING-CASE",
        "EMO",
        "QV",
        {**_PERSON, "EYE": "BRO", "DOB": "19881224", "NAM": "DOE, JANE Q", "MNP": "MP", "DLC": "20261120"},
    ),
    "unidentified_person": Walked(
        "26-UNKNOWN-CASE",
        "EUD",
        "QU",
        {
            "SEX": "M",
            "RAC": "W",
            "EYB": "19801995",
            "HGT": "506510",
            "WGT": "140180",
            "EYE": "BRO",
            "HAI": "XXX",
            "DBF": "20261122",
            "BPS": "ALL",
            "CDA": "U",
        },
    ),
    "security": Walked(
        "26-SECURITY-CASE",
        "ES",
        "QS",
        {"TYP": "FR", "SER": "L12345678A", "DEN": "20", "SDT": "2017A", "OWN": "ROE, MAX", "DOT": "20261121"},
    ),
    "boat": Walked(
        "26-BOAT-CASE",
        "EB",
        "QB",
        {"BHN": "TST12345A526", "BMA": "SEA", "BYR": "2026", "BTY": "RUN", "DOT": "20261121"},
    ),
    "part": Walked(
        "26-PART-CASE",
        "EP",
        "QB",
        {"SER": "0T369257", "BRA": "MERC", "CAT": "OB", "MIS": "OUTBOARD MOTOR", "DOT": "20261121"},
    ),
    "protection_order": Walked(
        "26-ORDER-CASE",
        "ETO",
        "QPO",
        {
            **_PERSON,
            "NAM": "POE, JOHN Q",
            "DOB": "19851130",
            "PNO": "26-OP-000123",
            "CTI": "IL199015J",
            "ISD": "20261123",
            "EXP": "20261214",
            "PCO": "01",
            "BRD": "U",
            "SVC": "2",
            "PPN": "ROE, MARY",
            "PPB": "19900303",
        },
    ),
    "violent_person": Walked(
        "26-VIOLENT-CASE",
        "EVP",
        "QW",
        {**_PERSON, "NAM": "COE, JOHN", "DOB": "19850101", "VPC": "1", "OFF": "1313", "CON": "20200115"},
    ),
    "sex_offender": Walked(
        "26-REGISTERED-CASE",
        "EXS",
        "QXS",
        {
            **_PERSON,
            "EYE": "BRO",
            "NAM": "LOE, ANN",
            "DOB": "19830202",
            "CRR": "3699",
            "CON": "20200115",
            "ORD": "20210115",
            "ERD": "20310115",
            "STA": "IL",
        },
    ),
    "gang_member": Walked(
        "26-MEMBER-CASE",
        "EGM",
        "QGM",
        {**_PERSON, "NAM": "MOE, JANE", "DOB": "19910303", "GNG": "EXAMPLE STREET BOYS", "ECR": "A"},
    ),
    "gang_group": Walked("26-GROUP-CASE", "EGG", "QGG", {"GNG": "EXAMPLE STREET BOYS", "SGP": "NORTH SIDE"}),
    "supervised_release": Walked(
        "26-SUPERVISED-CASE",
        "EC",
        "QV",
        {
            **_PERSON,
            "NAM": "POE, MAX",
            "DOB": "19850101",
            "OFF": "2404",
            "PSS": "PAROLE",
            "SON": "MARLOWE, R",
            "SOT": "2175550100",
            "DSE": "20281123",
        },
    ),
    "protective_interest": Walked(
        "26-PROTECTIVE-CASE",
        "EPI",
        "QV",
        {**_PERSON, "NAM": "POE, MARY", "DOB": "19850202", "DTT": "20261120"},
    ),
    "foreign_fugitive": Walked(
        "26-FOREIGN-CASE",
        "EYI",
        "QV",
        {**_PERSON, "NAM": "POE, ANN", "DOB": "19850303", "OFF": "2404", "DOW": "20261120", "WNO": "A-1/11-2026"},
    ),
    "identity_theft": Walked(
        "26-IDENTITY-CASE",
        "EID",
        "QID",
        {
            **_PERSON,
            "NAM": "POE, JANE",
            "DOB": "19850404",
            "IDT": "CFRD",
            "PWD": "BLUE HERON 42",
            "DOT": "20261120",
        },
    ),
}
CASES = {file: one.case for file, one in WALKED.items()}
PARKED_FROM = 900_000  # messages of the walk have lower numbers
PARKED = "EV.IL1990000.P1\n-\n23NOV26 1004 00001 IL1990000\nTXT\nA.\x1d{}"
YESTERDAY = NOW.date() - timedelta(days=1)
EVERYTHING = frozenset(CASES)
#: Doors that ask at which device somebody sits; all others are pages that ask no terminal.
AT_DEVICE = ("page terminal", "link", "api", "mail", "stream")


@dataclass
class World:
    """Who walks, and what there is to be found."""

    agency: Agency
    desks: dict[str, Desk]
    link: Session
    kept: Session
    seat: LinkSession
    bearer: str
    records: dict[str, Record]
    found: dict[str, set[str]] = field(default_factory=dict)  # door → the files whose records it told of

    def saw(self, door: str, said: str | bytes) -> None:
        """Notes of which files a door's answer tells."""
        words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
        self.found.setdefault(door, set()).update(file for file, case in CASES.items() if case in words)


@pytest.fixture(autouse=True)
def at_the_moment(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """All doors say that it is NOW, and no doorbell rings in a thread."""
    settings.SESSION_COOKIE_AGE = 10**9
    monkeypatch.setattr("leads.switch.exchange.presence.listen", lambda *_: None)
    monkeypatch.setattr("leads.console.terminal.exchange._sessions", {})  # of other tests
    monkeypatch.setenv("LEADS_DATABASE_URL", "postgresql:///nowhere")
    for room in ("api", "bearer", "images"):
        monkeypatch.setattr(f"leads.api.{room}.database_now", lambda: NOW)
    monkeypatch.setattr("leads.console.terminal.stream.edge_now", lambda: NOW)
    _counts_once(monkeypatch)


def _counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the rail counts beside a page's name tells of no record, and is the same around a thousand pages."""
    counted: dict[tuple[int, str], Line] = {}
    anew = Shell._line

    def line(self: Shell, page: Page, rail: Rail) -> Line:
        if (self.agency_id, page.name) not in counted:
            counted[self.agency_id, page.name] = anew(self, page, rail)
        return replace(counted[self.agency_id, page.name], current=page.name == self.here)

    monkeypatch.setattr(Shell, "_line", line)


@pytest.fixture
def world() -> World:
    """An agency of its Department, so that its people hold all offices; three devices, each with somebody at it."""
    agency = make_department()
    desks = {
        office or "operator": Desk(make_person(agency, f"the.{office or 'operator'}", office=office))
        for office in ("", "coordinator", "head", "administrator", "auditor")
    }
    records = {file: _record(agency, file) for file in CASES}
    operator = desks["operator"]
    make_device(agency, "BRWS", kind="browser")
    assert operator.get("/").status_code == 200
    made = World(
        agency,
        desks,
        sign_on("IL1990000", device=make_device(agency, "LNK1")),
        sign_on("IL1990000", device=make_device(agency, "MAIL")),
        LinkSession.objects.select_related("device__agency", "person").get(person=operator.person, door="console"),
        "",
        records,
    )
    api_session = sign_on("IL1990000", device=make_device(agency, "PROG"))
    LinkSession.objects.filter(pk=api_session.id).update(door="api", seen_at=NOW)
    made.bearer = str(sessions.signing.dumps(api_session.id, salt=sessions.SALT))
    for file in CASES:
        asked = operator.post(
            "/terminal/send",
            line=f"{WALKED[file].asked} NIC/{records[file].number}",
            reference=f"T{file[:9]}".replace("_", ""),
        )
        assert CASES[file].encode() in asked.content
    _parks(made)
    return made


def _record(agency: Agency, file: str) -> Record:
    """A record of the file that nobody has checked in time, found by its number too."""
    values, case = {**WALKED[file].about, "OCA": CASES[file]}, CASES[file]
    by, at = make_person(agency, f"enterer.{file}"), NOW - timedelta(hours=30)
    made = make_record(
        agency, file=file, key=WALKED[file].key, values=values, case_number=case, entered_by=by, entered_at=at, keys=()
    )
    keys = record_keys(FILES[file], made.number, case, values)
    RecordKey.objects.bulk_create(RecordKey(key=key, record=made) for key in keys)
    return made


def _parks(made: World) -> None:
    """A message about each file that made LEADS fail."""
    for number, (file, case) in enumerate(CASES.items(), PARKED_FROM):
        Message.objects.create(
            id=number,
            device_id=made.link.device_id,
            reference=f"P{number}",
            person_id=made.link.person_id,
            session_id=made.link.id,
            key=WALKED[file].key,
            raw=f"{WALKED[file].key}.IL1990000.P1.TXT\r\nOCA/{case}",
            number=number,
            received_at=NOW,
            outcome="parked",
            answer=PARKED,
            answered_at=NOW,
            month=NOW.date().replace(day=1),
        )
        Parked.objects.create(message_id=number, error=f"ValueError: {case}")


def _mail(made: World) -> None:
    """News of a record of each file waits for each device."""
    for file, record in made.records.items():
        post(
            [made.kept.device_id, made.seat.device_id],
            outcome="asked before entry",
            text=f"YOUR RECORD {record.number}, case {CASES[file]}, was asked about before you entered it.",
            data={"record": record.number},
            files=[file],
            now=NOW,
        )


# The walk


def walk(made: World, files: frozenset[str] = EVERYTHING) -> dict[str, set[str]]:
    """Goes through every door with the records of these files, and gives of which files each told."""
    made.records = {file: one for file, one in made.records.items() if file in files}
    made.found.clear()
    _mail(made)
    for go in (_mails, _streams, _keys, _programs, _pages):
        go(made)
    return made.found


def _mails(made: World) -> None:
    exchange = Exchange("test")
    exchange.presence.sessions = {made.kept.device_id: made.kept}
    over = exchange.presence.alive(NOW)
    for payload in [] if over else exchange.presence.kept(made.kept, NOW):
        made.saw("mail", payload)


def _streams(made: World) -> None:
    request = made.desks["operator"].get("/look").wsgi_request
    session = session_of(made.seat, NOW)
    look = stream._look(session, lambda now: stream.still(cast(Any, request), now), "America/Chicago")
    made.saw("stream", "".join(look.entries))


def _keys(made: World) -> None:
    """Every key, with the numbers of every record: what may not be sent is refused, whatever it says."""
    exchange = Exchange("test")
    for key in MESSAGE_KEYS.values():
        more = ".PUR/C.ATN/OFC R MARLOWE" if key.purpose else ""
        said = [(key.key, f"NIC/{record.number}{more}") for record in made.records.values()]
        for told in ask_together(exchange, made.link, said):
            made.saw(f"link {key.key}", orjson.dumps(told.data) + told.text.encode())


def _programs(made: World) -> None:
    client, bearer = Client(), {"HTTP_AUTHORIZATION": f"Bearer {made.bearer}"}
    for path, methods in api.get_openapi_schema(path_prefix="/api/")["paths"].items():
        for method in methods:
            if (method, path) == ("delete", "/api/session"):
                continue  # signs off
            every = list(made.records.values())
            says_which = method != "get" or "{" in path  # what is read at an address alone is the same for each record
            for number, record in enumerate(every if says_which else every[:1]):
                said = {
                    "key": WALKED[record.file].asked,
                    "reference": f"A{number}{len(made.found)}",
                    "fields": [["NIC", record.number]],
                }
                body = {"content_type": "application/json"} if method != "get" else {}
                answer = getattr(client, method)(
                    path.replace("{clause}", "1240.10").replace("{number}", "I990000001"), said, **body, **bearer
                )
                made.saw(f"api {method} {path}", answer.content)


def _pages(made: World) -> None:
    last = {"device": 1, "account_logout": 2, "lock": 3}
    for office, desk in made.desks.items():
        turn, every = _turn(made, office), list(made.records.values())
        for page in sorted(PAGES, key=lambda one: last.get(one.name, 0)):
            if page.who == PUBLIC or page.stream or page.changes_credentials:
                continue
            if "operator" in page.who:
                records = turn  # the operator walks it whole, the others in part
            else:
                records = every if office in page.who else turn[:1]  # who is turned away at the door sees no file
            for known, about in _places(records, page.address):
                path = address_of(page, **{"ori": made.agency.ori, **known})
                for query in ({}, *({"view": view} for view in views_of(page))):
                    shown = desk.get(path, **query).content
                    made.saw(f"page {page.name}", shown)
                if page.name != "lock":
                    _posts(made, desk, page.name, path, about, shown)


def views_of(page: Page) -> list[str]:
    """What a list shows in place of what it shows at first, by the names that its view reads."""
    return re.findall(r'GET\.get\("view"\) == "(\w+)"', inspect.getsource(inspect.unwrap(page.view)))


def _turn(made: World, office: str) -> list[Record]:
    """The records that somebody walks: the operator all, each of the others their share, so that each file has two."""
    every = list(made.records.values())
    others = [one for one in made.desks if one != "operator"]
    return every if office == "operator" else every[others.index(office) :: len(others)]


def _places(records: list[Record], address: str) -> list[tuple[dict[str, str], list[Record]]]:
    """Where an address leads, with the records that something is sent about there: each at its own, or all at one."""
    if "message_id" in address:
        at = {file: PARKED_FROM + number for number, file in enumerate(CASES)}
        return [({"message_id": str(at[one.file])}, [one]) for one in records]
    if "number>" in address and not address.startswith("suspensions/"):  # whose numbers are those of orders
        return [({"number": one.number}, [one]) for one in records]
    return [({}, records)]


def _posts(made: World, desk: Desk, name: str, path: str, records: list[Record], shown: bytes) -> None:
    for record in records:
        known = {
            "line": f"{WALKED[record.file].asked} NIC/{record.number}",
            "reference": f"W{record.pk}{desk.person.pk}",
            "act": "differs",
            "seen": "0",
        }
        answer = desk.post(path, **known)
        made.saw(f"page {name}", answer.content)
        if answer.status_code == 405 or _plain(answer.content) == _plain(shown):
            return  # takes nothing, or takes no notice: the next record would be one more of the same


def _plain(page: bytes) -> bytes:
    """A page without what is drawn for each request."""
    return re.sub(rb'"[A-Za-z0-9]{64}"', b"", page)  # tokens against forged forms


# What keeps somebody from data, and which doors then tell of which files


def _suspended(made: World) -> None:
    ordered(made.agency, "files.inquire", "files.maintain")


def _without_agreement(made: World) -> None:
    Agreement.objects.update(until_on=YESTERDAY)


def _lapsed(made: World) -> None:
    Certification.objects.update(valid_until=YESTERDAY)


def _unscreened(made: World) -> None:
    for person in Person.objects.all():
        make_screening(person, state_result="conviction", decision="denied")


def _left(made: World) -> None:
    Person.objects.update(employed_until=YESTERDAY)


def _deactivated(made: World) -> None:
    by = actor(made.desks["administrator"].person)
    for person in Person.objects.all():
        shut_out(person.user_id, why="Left.", by=by, now=NOW)


def _level(services: tuple[str, ...], files: tuple[str, ...]) -> Callable[[World], None]:
    def change(made: World) -> None:
        Agency.objects.update(
            level=AccessLevel.objects.create(name="part", kind="less", services=services, files=files)
        )

    return change


def _reaching(files: frozenset[str]) -> Callable[[World], None]:
    return _level(("files",), tuple(files))


def _some_files() -> list[frozenset[str]]:
    """Sets of files such that of any two, each is once in a set without the other: far fewer than there are files.

    Each file stands in as few of the sets as can be, no two in the same ones.
    """
    many = next(count for count in range(2, 20) if comb(count, count // 2) >= len(FILES))
    few = next(count for count in range(1, many) if comb(many, count) >= len(FILES))
    at = {file: frozenset(sets) for file, sets in zip(FILES, combinations(range(many), few), strict=False)}
    return [frozenset(file for file, sets in at.items() if one in sets) for one in range(many)]


def _share(turn: int) -> frozenset[str]:
    """Every fourth file: what keeps somebody from all of them asks for none, and two of its situations walk each."""
    return frozenset(list(FILES)[turn % 4 :: 4])


SITUATIONS: dict[str, tuple[Callable[[World], None], frozenset[str]]] = {
    "suspended": (_suspended, EVERYTHING),
    "without agreement": (_without_agreement, EVERYTHING),
    "lapsed": (_lapsed, EVERYTHING),
    "unscreened": (_unscreened, EVERYTHING),
    "left": (_left, EVERYTHING),
    "deactivated": (_deactivated, EVERYTHING),
    "no service but messages": (_level(("messages",), tuple(FILES)), EVERYTHING),
    **{f"out of reach: {' '.join(sorted(out))}": (_reaching(frozenset(FILES) - out), out) for out in _some_files()},
}


def test_the_world_that_is_walked_tells_at_every_kind_of_door(world: World) -> None:
    found = walk(world)
    doors = """mail stream page:terminal page:terminal_aside page:records page:record page:checks page:check
        page:checks_csv page:terminal_send page:law_clause page:today page:parked page:parked_one"""
    assert [one for one in doors.split() if not found[one.replace(":", " ")]] == []
    for key in (key for key, declared in MESSAGE_KEYS.items() if declared.route is Route.ASK):
        assert found[f"link {key}"] == {file for file in CASES if key in FILES[file].answers}, key
    assert found["api post /api/messages"] == found["mail"] == found["stream"] == EVERYTHING
    assert set(CASES) == set(FILES), "a new file needs its case here"


def test_each_view_of_a_list_is_walked() -> None:
    views = {page.name: views_of(page) for page in PAGES if page.who != PUBLIC}
    assert {name: found for name, found in views.items() if found} == {"checks": ["state"], "parked": ["settled"]}


def test_of_any_two_files_each_is_out_of_reach_without_the_other() -> None:
    sets = _some_files()
    assert all(any(one in out and other not in out for out in sets) for one, other in permutations(FILES, 2))


@pytest.mark.parametrize("situation", SITUATIONS)
def test_no_door_gives_what_the_switch_refuses(world: World, situation: str) -> None:
    change, withheld = SITUATIONS[situation]
    change(world)
    _the_switch_refuses(world, withheld)
    walked = withheld if withheld != EVERYTHING else _share(list(SITUATIONS).index(situation))
    told = {door: sorted(files & withheld) for door, files in walk(world, walked).items() if files & withheld}
    assert told == {}


def test_no_device_gives_anything_once_its_configuration_changed(world: World) -> None:
    Device.objects.update(configuration="Another terminal")
    _the_switch_refuses(world, EVERYTHING)
    at_device = {door: files for door, files in walk(world, _share(3)).items() if door.startswith(AT_DEVICE)}
    told = {door: files for door, files in at_device.items() if files}
    assert told == {}


def _the_switch_refuses(made: World, withheld: frozenset[str]) -> None:
    """The premise: whatever key reaches none but these files is refused at the terminal."""
    for key in MESSAGE_KEYS.values():
        if set(key.files) <= withheld:
            with pytest.raises(Refused):
                pass_gates(made.link, key, {"PUR": "C", "ATN": "OFC R MARLOWE"}, current(), NOW)
