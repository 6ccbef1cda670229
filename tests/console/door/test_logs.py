"""What a log says of requests: what failed, at which page; no address, and nothing that anyone can have written."""

from __future__ import annotations

import logging
from types import SimpleNamespace

from leads.console.door.logs import FailuresOnly


def logged(status: int, view: str = "demo_enter") -> logging.LogRecord | None:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Gone: %s", ("/demo/enter/secret",), None)
    record.status_code = status
    record.request = SimpleNamespace(resolver_match=SimpleNamespace(view_name=view) if view else None)
    return record if FailuresOnly().filter(record) else None


def test_what_a_stranger_asks_in_vain_is_not_logged() -> None:
    assert [logged(status) for status in (400, 403, 404, 410, 499)] == [None] * 5


def test_a_failure_is_logged_under_its_pages_name_and_not_under_its_address() -> None:
    for view, words in (("demo_enter", "500 at page demo_enter"), ("", "500 at page unknown")):
        found = logged(500, view)
        assert found is not None
        assert found.getMessage() == words


def test_what_is_of_no_request_is_logged_as_it_is() -> None:
    record = logging.LogRecord("leads.housekeeping", logging.ERROR, "", 0, "housekeeping failed", (), None)
    assert FailuresOnly().filter(record)
    assert record.getMessage() == "housekeeping failed"
