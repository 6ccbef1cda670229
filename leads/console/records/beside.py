"""What stands beside a record, made ready to be shown on its page, at its check and in a review."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from leads.hotfiles.attachments.attach import IMAGE, PAPER, name_of, standing_beside
from leads.hotfiles.attachments.content import IMAGES
from leads.hotfiles.attachments.models import Attachment
from leads.hotfiles.attachments.told import words_of
from leads.hotfiles.models import Record
from leads.hotfiles.open_record import sees_papers
from leads.ledger.actor import Actor


def beside(found: Record, by: Actor) -> dict[str, list[dict[str, Any]]]:
    """The papers, for those who compare them with the record, and the images; each with its address."""
    there = [one for one in standing_beside(found) if one.what == IMAGE.what or sees_papers(by, found)]
    return {
        "papers": [shown(one) for one in there if one.what == PAPER.what],
        "images": [shown(one) for one in there if one.what == IMAGE.what],
    }


def shown(one: Attachment) -> dict[str, Any]:
    """One paper or image as templates show it. What is no image is handed out as a file."""
    return {
        "id": one.pk,
        "name": name_of(one),
        "words": words_of(one),
        "href": reverse("image", args=[one.number]) if one.number else reverse("paper", args=[one.pk]),
        "is_image": one.content.media in IMAGES,
        "width": one.content.width,
        "height": one.content.height,
        "sha256": one.content_id,
        "taken_on": one.taken_on,
        "at": one.added_at,
        "by": one.added_by,
    }
