"""Every case of law in this folder, run as it is written: given, when, expect."""

from importlib import import_module
from typing import Any

import pytest

from leads.rules.days import Reading
from leads.rules.homes import Case, cases
from leads.rules.refused import Refused
from leads.rules.section_50_access_security import FingerprintInquiry
from leads.rules.section_60_duties import Shift
from leads.rules.section_90_people_and_training import Certificate

CASES = cases()
SHAPES = {
    "certificates": lambda rows: [Certificate(**row) for row in rows],
    "shifts": lambda rows: [Shift(**row) for row in rows],
    "reading": lambda row: Reading(**row),
    "state": lambda row: FingerprintInquiry(**row),
    "national": lambda row: FingerprintInquiry(**row),
}


def _value(name: str, written: Any) -> Any:
    """TOML has no null, so a case writes the word None; tables become what the function takes."""
    if written == "None":
        return None
    return SHAPES[name](written) if name in SHAPES else written


def _run(case: Case) -> Any:
    module, _, function = case.call.partition(":")
    args = {name: _value(name, written) for name, written in case.args.items()}
    return getattr(import_module(module), function)(**args)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.clause}: {case.given}, {case.when}")
def test_case(case: Case) -> None:
    if case.refused is None:
        assert _run(case) == _value("", case.equals)
        return
    with pytest.raises(Refused) as caught:
        _run(case)
    assert caught.value.code == case.refused
    assert caught.value.clause
    assert caught.value.cure


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.clause}: {case.when}")
def test_a_case_expects_something(case: Case) -> None:
    assert (case.refused is None) != (case.equals is None)
    assert case.side in {"inside", "outside"}
