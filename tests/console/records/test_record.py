"""One record on the screen: what one may do with it next."""

from __future__ import annotations

import pytest

from tests.console.signed_in import Desk, main
from tests.makers import make_agency, make_person, make_record

pytestmark = pytest.mark.django_db


def test_a_record_of_ones_own_leads_to_the_terminal_with_a_line_begun() -> None:
    found = make_record()
    own = main(Desk(found.entered_by).get(f"/records/{found.number}"))
    assert f"#line=MV%20NIC%2F{found.number}" in own
    assert "Alt+X" in own
    other = make_person(make_agency("IL1990200", "Elsewhere PD"), "other.one")
    assert "#line=" not in main(Desk(other).get(f"/records/{found.number}"))
