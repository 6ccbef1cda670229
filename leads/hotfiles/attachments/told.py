"""What a hit tells of a record's images: their numbers, kinds, days and hashes. The image itself is asked for apart."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from leads.hotfiles.attachments.content import WORDS
from leads.hotfiles.attachments.models import IMAGE_KINDS, Attachment
from leads.hotfiles.models import Record
from leads.messages.fields import Numbers
from leads.rules.numbers import number

#: In a statement in which `r` is the record: its images as JSON, the oldest first; NULL for none.
COLUMN = """(SELECT jsonb_agg(jsonb_build_array(i.number, i.kind, i.taken_on, i.content_id) ORDER BY i.id)::text
        FROM hotfiles_attachment i WHERE i.record_id = r.id AND i.what = 'image' AND i.taken_back_at IS NULL)"""
ADDRESS = "/images/"  # of the console, where whoever may open the record opens its image

Row = Sequence[str]  # number, kind, day, hash


def rows_of(found: Record) -> list[Row]:
    """A record's images as COLUMN gives them; one that is not in the database yet has none."""
    if found.pk is None:
        return []
    there = Attachment.objects.filter(record=found, what="image", taken_back_at=None).order_by("id")
    facts = there.values_list("number", "kind", "taken_on", "content_id")
    return [(str(number), kind, f"{day}", hash_) for number, kind, day, hash_ in facts]


def as_told(rows: Sequence[Row] | None) -> list[dict[str, Any]]:
    """A record's images in structured form: where each is to be had, and the hash that its bytes must have."""
    return [
        {
            "number": number,
            "type": kind,
            "words": IMAGE_KINDS.get(kind, kind),
            "taken_on": date.fromisoformat(day),
            "sha256": hash_,
            "address": f"{ADDRESS}{number}",
        }
        for number, kind, day, hash_ in rows or ()
    ]


def image_told(one: Attachment, numbers: Numbers) -> dict[str, Any]:
    """An image by itself, for who asked for it by its number: with its bytes, where an answer takes so many."""
    it, found = one.content, one.record
    [said] = as_told([(str(one.number), one.kind, f"{one.taken_on}", it.sha256)])
    about = {"record": found.number, "file": found.file, "media": it.media, "size": it.size, "says": words_of(one)}
    if it.size > number("image.answer_kilobytes", numbers) * 1024:
        return {**said, **about}
    return {**said, **about, "content": b64encode(bytes(it.content)).decode()}


def words_of(one: Attachment) -> str:
    """What its bytes are: "PDF, 120 kB" or "JPEG image, 600 × 800 points, 40 kB"."""
    it = one.content
    size = f"{it.width} × {it.height} points, " if it.width else ""
    return f"{WORDS[it.media]}, {size}{-(-it.size // 1024):,} kB"


def images_text(images: Sequence[Mapping[str, Any]]) -> list[str]:
    """The line of a hit's text that says which images are on file; none where there are none."""
    if not images:
        return []
    named = ", ".join(f"{one['number']} {one['words'].lower()} {one['taken_on']}" for one in images)
    return [f"IMAGE ON FILE: {named}. See it on the record's page, or ask for it with QII."]
