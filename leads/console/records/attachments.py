"""Papers and images of a record on the screen: what stands beside it, adding to it, taking back; and each by itself.

What somebody sent is shown by nobody's leave but its own kind's: never as a page, never with a script, never as
something else than its bytes were found to be.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from leads.console.door.boundary import whole_number
from leads.console.door.request import Request
from leads.console.records.beside import beside, shown
from leads.console.records.record import opened, title
from leads.hotfiles.attachments.attach import add_image, add_paper, kinds_of, name_of, take_back
from leads.hotfiles.attachments.content import ENDINGS, IMAGES, PDF, WORDS
from leads.hotfiles.attachments.models import Attachment
from leads.hotfiles.attachments.opened import open_image, open_paper
from leads.hotfiles.attachments.told import words_of
from leads.hotfiles.codes import CODES
from leads.hotfiles.models import CAN_HIT, Record
from leads.hotfiles.open_record import is_own, sees_papers
from leads.rules.numbers import number as number_of
from leads.rules.refused import Refused
from leads.rules.section_60_hot_file_records import SUPPORTED, TELEPHONE_ONLY, Support

#: A file that is opened by itself: no script, no form, nothing from anywhere, and no origin of ours to act for. The
#: style is the browser's own, by which it lays out an image that stands alone.
SEALED = (
    "default-src 'none'; sandbox; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none';"
    " form-action 'none'"
)


def beside_page(request: Request, number: str) -> HttpResponse:
    """What stands beside a record, and for its own agency the forms that add to it and take back."""
    found = opened(request, number)
    if request.method != "POST":
        return _form(request, found)
    act = request.POST.get("act", "")
    try:
        done = _done(request, found, act)
    except Refused as refused:
        return _form(request, found, act, refused)
    return HttpResponseRedirect(f"{reverse('record_beside', args=[found.number])}?{done}")


def _done(request: Request, found: Record, act: str) -> str:
    """Does what was asked, and says how the page tells of it. Raises Refused."""
    given = request.POST
    if act == "back":
        which = whole_number(given.get("which", "")) or 0
        if not Attachment.objects.filter(pk=which, record=found).exists():
            which = 0
        return f"back={take_back(which, why=given.get('why', ''), by=request.by, now=request.now).pk}"
    content, kind = _sent(request), given.get("kind", "")
    if act == "image":
        day = _day(given.get("taken_on", ""))
        made = add_image(found.number, content, kind=kind, taken_on=day, by=request.by, now=request.now)
    elif act == "paper":
        made = add_paper(found.number, content, kind=kind, says=given.get("says", ""), by=request.by, now=request.now)
    else:
        raise Refused("no-answer", "It was not said what to do.", SUPPORTED, "Press one of the buttons.")
    return f"added={made.pk}"


def _sent(request: Request) -> bytes:
    """The bytes of the one file; what it was called, and what a browser took it for, is not asked."""
    file = request.FILES.get("file")
    return bytes(file.read()) if file is not None else b""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _form(request: Request, found: Record, act: str = "", no: Refused | None = None) -> HttpResponse:
    numbers = request.held.agencies.numbers
    own = is_own(request.by, found)
    support = [(one.upper(), CODES["SUP"][one.upper()]) for one in Support if one != TELEPHONE_ONLY]
    shown_here = {
        "record": found,
        "headline": title(found),
        "beside": beside(found, request.by),
        "gone": _gone(found) if sees_papers(request.by, found) else [],
        "adds": own and found.state in CAN_HIT,
        "sees": sees_papers(request.by, found),
        "support": support,
        "kinds": list(kinds_of(found).items()),
        "takes": ",".join([*WORDS]),
        "takes_images": ",".join(IMAGES),
        "most": number_of("attachment.most_kilobytes", numbers) // 1024,
        "today": localtime(request.now).date(),
        "said": _said(request, found),
        "act": act,
        "kind": request.POST.get("kind") or found.support,
        "given": request.POST,
        "no": no,
        "clause": SUPPORTED,
    }
    return render(request, "records/attachments.html", shown_here, status=422 if no else 200)


def _gone(found: Record) -> list[dict[str, Any]]:
    """What was taken back, for its agency and oversight: it stays."""
    some = Attachment.objects.filter(record=found, taken_back_at__isnull=False).select_related(
        "content", "added_by", "taken_back_by"
    )
    return [
        {**shown(one), "gone_at": one.taken_back_at, "gone_by": one.taken_back_by, "why": one.taken_back_why}
        for one in some.defer("content__content").order_by("-taken_back_at")
    ]


def _said(request: Request, found: Record) -> str:
    """What somebody reads who has just added something, or taken it back."""
    for name, words in (("added", "Added: {}."), ("back", "Taken back: {}. It stays in the record's history.")):
        which = whole_number(request.GET.get(name, ""))
        one = Attachment.objects.filter(pk=which or 0, record=found).select_related("content").first()
        if one is not None and request.person.pk in (one.added_by_id, one.taken_back_by_id):
            return words.format(f"{name_of(one)} ({words_of(one)})")
    return ""


# Each by itself


@require_GET
def paper(request: Request, paper_id: int) -> HttpResponse:
    """The paper itself, byte by byte as it came, for those who compare it with its record. Raises Refused."""
    one = open_paper(paper_id, by=request.by, held=request.held, now=request.now)
    return _file(one, f"paper-{one.pk}")


@require_GET
def image(request: Request, number: str) -> HttpResponse:
    """The image itself, for whoever may open its record. Raises Refused."""
    one = open_image(number, by=request.by, held=request.held, now=request.now)
    return _file(one, str(one.number))


def _file(one: Attachment, name: str) -> HttpResponse:
    """The bytes under the kind that they were found to be, sealed off; what is no image is handed out as a file."""
    media = one.content.media
    if media not in WORDS:
        raise Refused(
            "no-such-attachment", "It is of no kind that is handed out.", None, "Report an error on its page."
        )
    answer = HttpResponse(bytes(one.content.content), content_type=media)
    how = "attachment" if media == PDF else "inline"
    answer.headers["Content-Disposition"] = f'{how}; filename="{name}.{ENDINGS[media]}"'
    answer.headers["Content-Security-Policy"] = SEALED
    return answer
