"""A JPEG, read strictly."""

from __future__ import annotations

import pytest

from leads.hotfiles.attachments.jpeg import jpeg_size
from leads.rules.refused import Refused
from tests.hotfiles.attachments.made import jpeg


def code(content: bytes, megapixels: int = 1) -> str:
    with pytest.raises(Refused) as no:
        jpeg_size(content, megapixels)
    return no.value.code


def test_the_most_points_and_one_row_more() -> None:
    assert jpeg_size(jpeg(1000, 1000), 1) == (1000, 1000)
    assert code(jpeg(1000, 1001)) == "too-many-pixels"
    assert code(jpeg(0, 8)) == "too-many-pixels"
    assert code(jpeg(65535, 65535), 50) == "too-many-pixels"


@pytest.mark.parametrize("frame", [0xC1, 0xC2])
def test_frames_that_browsers_know(frame: int) -> None:
    assert jpeg_size(jpeg(frame=frame), 1) == (8, 8)


@pytest.mark.parametrize("frame", [0xC3, 0xC5, 0xC9, 0xCF])
def test_frames_that_they_do_not(frame: int) -> None:
    assert code(jpeg(frame=frame)) == "file-not-known"


def test_points_deeper_than_browsers_show() -> None:
    assert code(jpeg(depth=12)) == "file-not-known"


def test_a_second_frame_or_a_second_beginning() -> None:
    whole = jpeg()
    frame = whole[whole.index(b"\xff\xc0") :][:13]
    at = whole.index(b"\xff\xda")
    assert code(whole[:at] + frame + whole[at:]) == "file-not-known"
    assert code(whole[:-2] + b"\xff\xd8\x00\x02" + whole[-2:]) == "file-not-known"


def test_a_scan_needs_its_frame_and_a_file_its_scan() -> None:
    whole = jpeg()
    frame, scan = whole.index(b"\xff\xc0"), whole.index(b"\xff\xda")
    assert code(whole[:frame] + whole[frame + 13 :]) == "file-cut-short"
    assert code(whole[:scan] + b"\xff\xd9") == "file-cut-short"


def test_fill_bytes_and_marks_of_restart_are_no_end() -> None:
    whole = jpeg()
    assert jpeg_size(whole[:-2] + b"\xff\xd0\x11\xff\x00\x11\xff\xff\xd9", 1) == (8, 8)


def test_what_is_behind_its_end() -> None:
    assert code(jpeg() + jpeg()) == "file-goes-on"
