"""Quality control that the Department starts: a drawn set of records, which agencies answer one by one, paper in hand.

A month's validation is one (validation.py draws it); any other the Administrator starts. A record that has ended
meanwhile needs no answer. Who has not answered by the last day is a question to the database.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from leads.agencies.devices import connected
from leads.agencies.models import Agency
from leads.hotfiles.acts.done import remember
from leads.hotfiles.acts.end import ended
from leads.hotfiles.acts.look_at import TO_LOOK_AT
from leads.hotfiles.acts.meant import must_be_own, must_still_hit
from leads.hotfiles.models import CAN_HIT, Record, Review, ReviewItem
from leads.hotfiles.second_check import locked
from leads.ledger.actor import Actor
from leads.ledger.record import record as write_line
from leads.mail.post import notify
from leads.people.offices import must_hold
from leads.rules.clauses import cites
from leads.rules.days import illinois_day
from leads.rules.refused import Refused
from leads.rules.section_70_validation import OUT_AT_ONCE, QUALITY, VALID, answer_days, not_valid, paper_in_hand
from leads.standing.gates import may_keep
from leads.standing.snapshot import current

#: What stands as the reason of an end where an agency's own clear or cancel has a code.
NOT_VALID = "NOT VALID"
MOST = 10_000


@cites(QUALITY)
@transaction.atomic
def start_review(
    title: str, question: str, *, files: Sequence[str], ori: str = "", most: int, days: int, by: Actor, now: datetime
) -> Review:
    """The Department draws records at random and asks their agencies about each; they answer within so many days.

    `question` says what to look for; `ori` leaves it to one agency. Their devices are told. `now` aware, UTC.
    Refused: not-in-office, without-why, nothing-drawn, number-out-of-bounds.
    """
    must_hold(by, "administrator", now, clause=QUALITY, act="start quality control")
    asked = " ".join(question.split())[:400]
    if not asked or not title.strip():
        said, cure = "Quality control says what agencies look for.", "Give it a title and a question."
        raise Refused("without-why", said, QUALITY, cure, "question", "Does the report say the same model year?")
    if not 1 <= most <= MOST or not 1 <= days <= 90:
        cure = f"Draw 1 to {MOST} records, and give 1 to 90 days."
        raise Refused("number-out-of-bounds", "So many records or days can't be.", QUALITY, cure, "most", "100")
    drawn = Record.objects.filter(state__in=CAN_HIT, file__in=files)
    if ori:
        drawn = drawn.filter(agency__ori=ori.strip().upper())
    records = list(drawn.order_by("?").values_list("id", "agency_id")[:most])
    if not records:
        cure = "Choose files and an agency that has records in them."
        raise Refused("nothing-drawn", "No record can hit there.", QUALITY, cure, "files")
    due, _ = answer_days(illinois_day(now), days, 0)
    made = Review.objects.create(
        kind="quality",
        title=" ".join(title.split())[:100],
        question=asked,
        started_at=now,
        started_by_id=by.person_id,
        due_on=due,
    )
    put_in(made, records)
    data: dict[str, object] = {"review": made.pk, "records": len(records), "due": due.isoformat()}
    write_line("hotfiles:review:started", now=now, by=by, clause=QUALITY, data=data)
    tell_agencies(made, Counter(agency for _, agency in records), asked, by=by, now=now)
    return made


def put_in(review: Review, records: Iterable[tuple[int, int]]) -> None:
    """Records, by id and agency, stand in a review from now on."""
    items = (ReviewItem(review=review, record_id=record, agency_id=agency) for record, agency in records)
    ReviewItem.objects.bulk_create(items, batch_size=5000)


def tell_agencies(review: Review, counts: Mapping[int, int], words: str, *, by: Actor | None, now: datetime) -> None:
    """Each agency's devices are told how many of its records wait for an answer, until when."""
    for agency, count in sorted(counts.items()):
        text = (
            f"{review.title.upper()}: {count} OF YOUR RECORDS WAIT FOR YOUR ANSWER.\n{words}\n"
            f"Last day: {review.due_on:%Y-%m-%d}. Answer on the console's page Reviews, paper in hand, or modify each "
            "with VLN and PIH."
        )
        notice = text, {"review": review.pk, "records": count, "due": review.due_on.isoformat()}
        notify(connected(agency), notice, subject=f"review:{review.pk}", clause=QUALITY, by=by, now=now)


# Answers


@cites(VALID)
@transaction.atomic
def answer_valid(item_id: int, *, paper: str, said: str = "", by: Actor, now: datetime) -> ReviewItem:
    """An agency says of its record, with the named paper in hand, that it is valid as it stands.

    `said`: whom it asked. Where another review asked, that validates it in the month's list too. `now` aware, UTC.
    Clause 1240.70(a).
    Refused: no-such-item, not-your-record, already-answered, already-ended, held-back, no-paper, and what gates say.
    """
    one, found = _open_item(item_id, by, now)
    if found.held_back:
        sentence = f"{found.number} is held back since a restore: it is known to have ended."
        raise Refused("held-back", sentence, None, TO_LOOK_AT)
    in_hand = paper_in_hand(paper)
    found.validated_at, found.validated_by, found.unconfirmed_since = now, by.user_id.upper()[:30], None
    found.save(update_fields=["validated_at", "validated_by", "unconfirmed_since"])
    remember(found, "validate", by, now, "hotfiles:record:validated", why=in_hand, clause=VALID)
    done = _answered(one, by, now, answer="valid", paper=in_hand, said=said)
    month = ReviewItem.objects.filter(record=found, answer="", review__kind="validation")
    month.update(answer="valid", answered_at=now, answered_by_id=by.person_id, paper=in_hand, said=done.said)
    return done


@cites(OUT_AT_ONCE)
@transaction.atomic
def answer_not_valid(item_id: int, *, why: str, by: Actor, now: datetime) -> ReviewItem:
    """An agency finds its record not valid: it is out of the files in the same act. `now` aware, UTC.

    Clause 1240.70(b). Refused: no-such-item, not-your-record, already-answered, already-ended, without-why, and what
    gates say.
    """
    one, found = _open_item(item_id, by, now)
    reason = not_valid(why)
    ended(found, "cancelled", NOT_VALID, now, by)
    remember(found, "cancel", by, now, "hotfiles:record:cancelled", why=f"{NOT_VALID}: {reason}", clause=OUT_AT_ONCE)
    return _answered(one, by, now, answer="removed", said=reason)


def answered_by_modify(found: Record, paper: str, by: Actor, now: datetime, *, changed: bool) -> int:
    """A message that validates (VLN, PIH) answers what waits for this record; returns how many. Part of the act.

    `changed`: it changes the record too; else the record is valid as it stood.
    """
    waits = ReviewItem.objects.filter(record=found, answer="")
    answer = "modified" if changed else "valid"
    return waits.update(answer=answer, answered_at=now, answered_by_id=by.person_id, paper=paper)


def _open_item(item_id: int, by: Actor, now: datetime) -> tuple[ReviewItem, Record]:
    """The item and its record, both locked, for whoever answers for them. Raises Refused."""
    one = ReviewItem.objects.filter(pk=item_id).select_related("record").first()
    if one is None:
        raise Refused("no-such-item", "This is not in any review.", QUALITY, "Choose it from the list again.")
    found = locked(one.record.number)
    must_be_own(found, by, QUALITY, "Leave it to that agency.")
    may_keep(by.person_id, (found.file,), current(), now)
    one = ReviewItem.objects.select_for_update().get(pk=item_id)
    if one.answer:
        raise Refused("already-answered", f"{found.number} was answered already.", QUALITY, "Go on to the next.")
    must_still_hit(found, QUALITY)
    return one, found


def _answered(one: ReviewItem, by: Actor, now: datetime, *, answer: str, paper: str = "", said: str) -> ReviewItem:
    one.answer, one.answered_at, one.answered_by_id = answer, now, by.person_id
    one.paper, one.said = paper, " ".join(said.split())[:400]
    one.save(update_fields=["answer", "answered_at", "answered_by", "paper", "said"])
    return one


# What waits, and how far it is


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one review is, of one agency or of all: of so many records so many are answered or have ended."""

    review: Review
    agency: Agency | None
    records: int
    open: int

    @property
    def done(self) -> int:
        """Records that need no answer any more."""
        return self.records - self.open


WAITS = Q(answer="", record__state__in=CAN_HIT)


def open_items(agency_id: int | None = None, review_id: int | None = None) -> QuerySet[ReviewItem]:
    """Records that wait for an answer, those first that are most likely stale: located, or long without a look."""
    found = ReviewItem.objects.filter(WAITS, review__ended_at=None).select_related("review", "record", "agency")
    if agency_id is not None:
        found = found.filter(agency_id=agency_id)
    if review_id is not None:
        found = found.filter(review_id=review_id)
    looked_at = Coalesce("record__validated_at", "record__changed_at")
    return found.order_by(F("record__located_by").asc(nulls_last=True), looked_at, "record_id")


def progress(agency_id: int | None = None) -> list[Progress]:
    """Reviews that are open, the nearest due first: how far one agency is, or all together."""
    items = ReviewItem.objects.filter(review__ended_at=None)
    if agency_id is not None:
        items = items.filter(agency_id=agency_id)
    counted = items.values("review_id").annotate(all=Count("id"), left=Count("id", filter=WAITS))
    reviews = Review.objects.in_bulk(one["review_id"] for one in counted)
    found = [Progress(reviews[one["review_id"]], None, one["all"], one["left"]) for one in counted]
    return sorted(found, key=lambda one: (one.review.due_on, one.review.pk))


def progress_of_agencies(review: Review) -> list[Progress]:
    """How far each agency is with a review, those first that have most left."""
    items = ReviewItem.objects.filter(review=review)
    counted = items.values("agency_id").annotate(all=Count("id"), left=Count("id", filter=WAITS))
    agencies = Agency.objects.in_bulk(one["agency_id"] for one in counted)
    found = [Progress(review, agencies[one["agency_id"]], one["all"], one["left"]) for one in counted]
    return sorted(found, key=lambda one: (-one.open, one.agency.ori if one.agency else ""))


def overdue_items(now: datetime, agency_id: int | None = None) -> QuerySet[ReviewItem]:
    """Records whose answer is late: the last day is over, and nobody has answered. 1240.70(c)."""
    return open_items(agency_id).filter(review__due_on__lt=illinois_day(now))


def still_hitting(agency_id: int | None = None) -> QuerySet[ReviewItem]:
    """Records that their agency found not valid, or that lapsed, and that hit all the same: none. 1240.70(b)."""
    found = ReviewItem.objects.filter(answer__in=["removed", "lapsed"], record__state__in=CAN_HIT)
    found = found.select_related("review", "record", "agency")
    return found if agency_id is None else found.filter(agency_id=agency_id)
