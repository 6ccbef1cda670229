"""The no to a file that is not what it should be. One sentence each, and what to send instead."""

from leads.rules.refused import Refused

TO_DO = "Scan or save it anew, and add that."


def wrong(code: str, sentence: str, cure: str = TO_DO) -> Refused:
    """Why these bytes are not taken; the field is the one with the file."""
    return Refused(code, sentence, None, cure, field="file")


def cut_short(what: str) -> Refused:
    """Something is missing of it, or a byte on its way was changed."""
    return wrong("file-cut-short", f"This {what} is damaged, or its end is missing.")


def more_behind(what: str) -> Refused:
    """It goes on where it should end: what is behind may be a file of another kind."""
    return wrong("file-goes-on", f"Behind the end of this {what} is something else.")


def too_many_pixels(width: int, height: int, megapixels: int) -> Refused:
    """It would fill the memory of whoever looks at it, or have no point at all."""
    return wrong(
        "too-many-pixels",
        f"This image is {width} by {height} pixels; it may have {megapixels} million, and at least one.",
        "Save it smaller, and add that.",
    )
