"""What lies in the database of a second factor opens nothing without the key that lies outside of it."""

import stat
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from leads.people import factor_secrets
from leads.people.one_time_code import _counter_of
from tests.makers import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "factors.key"
    monkeypatch.setenv("LEADS_FACTORS_KEY", str(file))
    return file


def test_seeds_and_recovery_codes_are_not_in_the_database(key: Path) -> None:
    person, secret = make_person(), generate_totp_secret()
    TOTP.activate(person, secret)
    codes = RecoveryCodes.activate(person).get_unused_codes()
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
    assert not [code for code in codes if code in kept]
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert RecoveryCodes.activate(person).get_unused_codes() == codes


def test_a_new_key_opens_what_the_old_one_closed_and_the_old_one_nothing(key: Path) -> None:
    person = make_person()
    TOTP.activate(person, generate_totp_secret())
    codes = RecoveryCodes.activate(person).get_unused_codes()
    before, old = set(Authenticator.objects.values_list("data__seed", flat=True)), key.read_text()
    assert factor_secrets.rotate() == 2
    assert RecoveryCodes.activate(person).get_unused_codes() == codes
    assert not before & set(Authenticator.objects.exclude(data__seed=None).values_list("data__seed", flat=True))
    assert len(key.read_text().splitlines()) == 1
    key.write_text(old)
    assert RecoveryCodes.activate(person).get_unused_codes() != codes


def test_a_factor_that_somebody_wrote_into_the_database_opens_nothing(key: Path) -> None:
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    from tests.makers import NOW

    secret = generate_totp_secret()
    forged = Authenticator.objects.create(user=make_person(), type="totp", data={"secret": secret})
    code = format_hotp_value(hotp_value(secret, int(NOW.timestamp()) // 30))
    assert _counter_of(forged, code, NOW) is None


def test_a_lost_key_makes_every_factor_unreadable_and_says_so(key: Path, caplog: pytest.LogCaptureFixture) -> None:
    person = make_person()
    codes = RecoveryCodes.activate(person).get_unused_codes()
    key.unlink()
    assert RecoveryCodes.activate(person).get_unused_codes() != codes
    assert "can't be read" in caplog.text
