"""What is logged of requests: what made LEADS fail, by the name of its page. Never an address or a stranger's words.

An address can hold a one-time token, a plate or a name; and what anyone may have logged by asking for it fills a disk.
"""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any


class FailuresOnly(logging.Filter):
    """Of requests, keeps those that LEADS itself failed at, and says of them which page it was."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether it is logged; whatever is not about a request is."""
        request: Any = getattr(record, "request", None)
        if request is None:
            return True
        status = getattr(record, "status_code", HTTPStatus.INTERNAL_SERVER_ERROR)
        if status < HTTPStatus.INTERNAL_SERVER_ERROR:
            return False
        found = getattr(request, "resolver_match", None)
        record.msg, record.args = "%s at page %s", (status, found.view_name if found else "unknown")
        return True
