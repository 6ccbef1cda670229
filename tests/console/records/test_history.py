"""What a record says and said on its page: to its own agency in full, to others as a hit tells it."""

import pytest

from leads.hotfiles.differs import differs, withdraw_difference
from tests.console.signed_in import Desk, main
from tests.hotfiles.files.test_identity_theft import HELD
from tests.hotfiles.keeping import WANTED, send
from tests.makers import NOW, actor, make_agency, make_person, make_record

pytestmark = pytest.mark.django_db
VICTIM = {code: value for code, value in HELD.items() if code != "MKE"} | {"SUD": "RECORDS DESK"}


def test_a_victims_password_is_shown_to_the_agency_that_took_the_report_and_to_nobody_else() -> None:
    clerk = make_person()
    found = send("EID", VICTIM, clerk).record
    send("MID", {"NIC": found.number, "NAM": found.values["NAM"], "OCA": "26-10411", "PWD": "GRAY GOOSE 7"}, clerk)
    page = f"/records/{found.number}"
    own = main(Desk(clerk).get(page))
    assert "BLUE HERON 42" in own
    assert "GRAY GOOSE 7" in own
    other = main(Desk(make_person(make_agency("IL1990200", "Elsewhere PD"), "other.one")).get(page))
    assert "*****" in other
    checking = main(Desk(make_person(found.agency, "second.one")).get(f"/checks/{found.number}"))
    assert "Password, on the record&#x27;s page" in checking
    for word in ("HERON", "GOOSE"):
        assert word not in other
        assert word not in checking


def test_the_history_says_what_was_found_and_that_it_was_taken_back() -> None:
    found = make_record()
    finder = make_person(found.agency, "second.one")
    differs(found.number, items=["OCA"], words="It is 26-7.", by=actor(finder), now=NOW)
    withdraw_difference(found.number, why="I had the wrong report.", by=actor(finder), now=NOW)
    own = main(Desk(found.entered_by).get(f"/records/{found.number}"))
    assert "Found different from its report by a second party: case number. It is 26-7." in own
    assert "What was found different was withdrawn: I had the wrong report." in own
    assert "Found to differ" not in own


def test_what_a_hit_keeps_back_its_agency_alone_reads_on_the_page() -> None:
    """By which criterion somebody is a gang member may give an informant away: neither value, history nor wire."""
    owner, other = make_person(), make_person(make_agency("IL1990200", "Elsewhere PD"), "other.one")
    member = WANTED | {"GNG": "EXAMPLE STREET BOYS", "SGP": "NORTH SIDE", "ECR": "B; D", "SUP": "DOCUMENT"}
    found = send("EGM", {code: value for code, value in member.items() if code not in {"OFF", "DOW", "EXL"}}, owner)
    number = found.record.number
    send("MGM", {"NIC": number, "NAM": WANTED["NAM"], "OCA": WANTED["OCA"], "ECR": "+A", "SGP": "SOUTH SIDE"}, owner)
    own, theirs = (main(Desk(who).get(f"/records/{number}")) for who in (owner, other))
    assert "Why entered ECR" in own
    assert "ECR/B; D" in own
    assert "SOUTH SIDE" in theirs
    assert "ECR" not in theirs
    assert "Why entered" not in theirs
