"""One-time tokens: once, for a short time, for one person at one device."""

import threading
from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import connection, connections, transaction

from leads.ledger.models import Line
from leads.oversight.numbers import set_number
from leads.people.models import LinkSession, Person, SignOnToken
from leads.people.resume import came_with
from leads.rules.numbers import number
from leads.rules.refused import Refused
from leads.standing.snapshot import current
from leads.switch.exchange.exchange import Exchange
from tests.makers import NOW, actor, make_administrator, make_agency, make_device, make_person
from tests.people.doors import code_of, open_at, token, use

INSTANT = timedelta(microseconds=1)
LIFE = timedelta(seconds=number("token.sign_on_seconds"))


@pytest.mark.django_db
def test_a_token_says_whose_it_is() -> None:
    person, device = make_person(), make_device()
    assert use(token(person, device), device) == person.pk


@pytest.mark.django_db
@pytest.mark.parametrize("drawn", ["R-UuXr1Zb0", "S-UuXr1Zb0", "-UuXr1Zb0"])
def test_whatever_is_drawn_a_token_is_of_its_own_kind(drawn: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One in 4,096 began as a resume token does, and whoever had it could not sign on; one in 64 as an option does."""
    monkeypatch.setattr("secrets.token_urlsafe", lambda *_: drawn)
    person, device = make_person(), make_device()
    text = token(person, device)
    assert not text.startswith("-")
    with transaction.atomic():
        assert came_with(text, current().agencies.devices[device.pk], {}, NOW).person_id == person.pk


@pytest.mark.django_db
def test_only_the_digest_of_a_token_is_kept_and_the_ledger_says_who_got_one() -> None:
    person, device = make_person(user_id="t.ames"), make_device(mnemonic="SMP1")
    text = token(person, device)
    assert bytes(SignOnToken.objects.get().digest) == sha256(text.encode()).digest()
    line = Line.objects.get(event="people:token:issued")
    assert (line.by, line.ori, line.device) == ("t.ames", "IL1990100", "SMP1")
    assert text not in str(line.data)


@pytest.mark.django_db
def test_a_token_that_nobody_handed_out_is_unknown() -> None:
    assert code_of("made-up", make_device()) == "token-unknown"


@pytest.mark.django_db
def test_a_token_works_once() -> None:
    device = make_device()
    text = token(make_person(), device)
    use(text, device)
    assert code_of(text, device) == "token-used"


@pytest.mark.django_db
def test_a_token_lives_to_the_last_instant_before_its_end() -> None:
    device = make_device()
    text = token(make_person(), device)
    use(text, device, NOW + LIFE - INSTANT)


@pytest.mark.django_db
def test_a_token_is_too_old_from_its_end_on() -> None:
    device = make_device()
    text = token(make_person(), device)
    assert code_of(text, device, NOW + LIFE) == "token-expired"


@pytest.mark.django_db
def test_a_state_may_make_tokens_live_shorter() -> None:
    set_number("token.sign_on_seconds", 30, why="Chief's order 26-4", by=actor(make_administrator()), now=NOW)
    device = make_device()
    text = token(make_person(), device)
    assert code_of(text, device, NOW + timedelta(seconds=30)) == "token-expired"
    use(text, device, NOW + timedelta(seconds=30) - INSTANT)


@pytest.mark.django_db
def test_a_token_is_for_one_device_and_a_wrong_one_does_not_use_it_up() -> None:
    device, other = make_device(), make_device()
    text = token(make_person(), device)
    assert code_of(text, other) == "token-elsewhere"
    use(text, device)


@pytest.mark.django_db
def test_no_token_is_handed_out_where_sign_on_would_be_refused() -> None:
    person, device = make_person(certified=False), make_device()
    with pytest.raises(Refused) as no:
        token(person, device)
    assert (no.value.code, no.value.clause) == ("not-certified", "1240.90(b)(1)")
    assert not SignOnToken.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_that_bring_the_same_token_at_once_the_first_gets_it() -> None:
    """The second waits, in the database, until the first has committed; then it finds the token used."""
    device = make_device()
    text = token(make_person(), device)
    said: list[str] = []

    def second() -> None:
        try:
            with transaction.atomic():
                use(text, device)
            said.append("got it")
        except Refused as no:
            said.append(no.code)
        finally:
            connections.close_all()

    thread = threading.Thread(target=second)
    with transaction.atomic():
        use(text, device)
        thread.start()
        _until_somebody_waits_for_a_lock(thread)
    thread.join(30)
    assert said == ["token-used"]


@pytest.mark.django_db(transaction=True)
def test_two_terminals_with_one_token_become_one_session() -> None:
    make_agency()
    person, device = make_person(), make_device(mnemonic="SMP1")
    text, said, together = token(person, device), [], threading.Barrier(2)

    def bring() -> None:
        together.wait(30)
        try:
            Exchange("n1").presence.sign_on(token=text, mnemonic="SMP1", ori="IL1990100", now=NOW)
            said.append("signed on")
        except Refused as no:
            said.append(no.code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=bring) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
    assert sorted(said) == ["signed on", "token-used"]
    refusal = Line.objects.get(event="people:sign_on:refused")
    assert (refusal.ori, refusal.device, refusal.data["code"]) == ("IL1990100", "SMP1", "token-used")


@pytest.mark.django_db(transaction=True)
def test_a_token_stays_good_when_its_device_was_in_use() -> None:
    person, device = make_person(), make_device(mnemonic="SMP1")
    other = make_person()
    open_at(other, device, node="n2")
    text = token(person, device)
    exchange = Exchange("n1")
    with pytest.raises(Refused, match="Somebody is signed on"):
        exchange.presence.sign_on(token=text, mnemonic="SMP1", ori="IL1990100", now=NOW)
    assert SignOnToken.objects.get().used_at is None
    assert Line.objects.filter(event="people:sign_on:refused", data__code="device-in-use").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_sign_on_that_its_own_node_was_never_told_of_stands_in_nobodys_way() -> None:
    """The database went away in the moment of the commit: the session is there, and the node does not know it."""
    person, device = make_person(user_id="t.ames"), make_device(mnemonic="SMP1")
    lost = open_at(person, device, node="n1")
    session = Exchange("n1").presence.sign_on(token=token(person, device), mnemonic="SMP1", ori="IL1990100", now=NOW)
    assert LinkSession.objects.get(ended_at=None).pk == session.id
    off = Line.objects.get(event="people:sign_off:done")
    assert (off.by, off.subject, off.data) == ("t.ames", f"session:{lost.id}", {"why": "forgotten"})


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("mnemonic", "ori"), [("NOPE", "IL1990100"), ("SMP1", "IL1990200")])
def test_a_device_is_known_by_its_mnemonic_and_its_agency(mnemonic: str, ori: str) -> None:
    make_agency("IL1990200", "Example County Sheriff")
    person, device = make_person(), make_device(mnemonic="SMP1")
    text = token(person, device)
    with pytest.raises(Refused) as no:
        Exchange("n1").presence.sign_on(token=text, mnemonic=mnemonic, ori=ori, now=NOW)
    assert (no.value.code, no.value.clause) == ("unknown-device", "1240.40(b)")
    assert SignOnToken.objects.get().used_at is None
    assert Person.objects.count() == 1


def _until_somebody_waits_for_a_lock(thread: threading.Thread) -> None:
    while thread.is_alive():
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
    raise AssertionError("the second did not wait for the first")
