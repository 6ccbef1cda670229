"""The no to a file says what is wrong, at the field with the file, and what to send instead."""

from __future__ import annotations

import pytest

from leads.hotfiles.attachments.no import cut_short, more_behind, too_many_pixels, wrong
from leads.rules.refused import Refused


@pytest.mark.parametrize(
    ("no", "code"),
    [
        (wrong("file-empty", "It is empty."), "file-empty"),
        (cut_short("PDF"), "file-cut-short"),
        (more_behind("PNG"), "file-goes-on"),
        (too_many_pixels(9000, 9000, 25), "too-many-pixels"),
    ],
)
def test_each_has_its_code_its_field_and_a_cure(no: Refused, code: str) -> None:
    assert (no.code, no.field, no.clause) == (code, "file", None)
    assert no.cure
