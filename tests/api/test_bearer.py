"""What a program shows when it is signed on: the session behind it, as long as that goes on."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from leads.api.bearer import Bearer
from leads.rules.refused import Refused
from tests.api.conftest import Program


def test_a_bearer_is_the_session_at_its_device_until_that_ends(program: Program) -> None:
    program.begin()
    request = RequestFactory().get("/api/images/I990000001")
    session = Bearer().authenticate(request, program.bearer)
    assert (session.mnemonic, session.user_id) == ("TVP2", "op.tvp2")
    program.client.delete("/api/session", HTTP_AUTHORIZATION=f"Bearer {program.bearer}")
    for bearer in (program.bearer, "", "nonsense"):
        with pytest.raises(Refused) as no:
            Bearer().authenticate(request, bearer)
        assert no.value.code == "session-over"
