"""Facts of oversight. A sanction cannot exist without its chain: violations, services, notice, hearing date."""

from django.db import models
from django.db.models import F, Q

from leads.agencies.models import SAYS_SOMETHING, Agency
from leads.people.models import Person


class SuspensionOrder(models.Model):
    """The Director's order that suspends services of an agency at once. 1240.110(c).

    Which services are suspended is told by agencies.Suspension; this holds why, the hearing, and the lifting.
    """

    GROUNDS = [("integrity", "Integrity of LEADS"), ("safety", "Safety"), ("law", "Against the law")]
    # Not yet by a decision: that rests on the record of a hearing, and LEADS keeps none so far. 1240.110(e).
    LIFTED_FOR = [
        ("emergency", "Emergency"),
        ("public safety", "Public safety"),
    ]

    number = models.TextField(unique=True)  # "S-2026-0001"
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="suspension_orders")
    ordered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="suspension_orders")
    ordered_at = models.DateTimeField()
    ground = models.TextField(choices=GROUNDS)  # why it could not wait
    hearing_on = models.DateField()
    hearing_at_place = models.TextField(default="")
    names_services = models.PositiveSmallIntegerField()  # how many, so that none is added or taken away later
    names_violations = models.PositiveSmallIntegerField()
    notice = models.BinaryField()  # the letter, a PDF; whether anybody has it, oversight/notified.py tells
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="lifted_orders")
    lifted_for = models.TextField(choices=LIFTED_FOR, default="")
    lifted_why = models.TextField(default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="lifting_says_by_whom_and_for_what",  # 1240.110(c)(3)
                condition=Q(lifted_at=None, lifted_by=None, lifted_for="", lifted_why="")
                | Q(
                    lifted_at__isnull=False,
                    lifted_by__isnull=False,
                    lifted_for__in=["emergency", "public safety"],
                    lifted_why__regex=SAYS_SOMETHING,
                ),
            ),
            models.CheckConstraint(
                name="an_order_has_one_of_the_laws_grounds",  # 1240.110(c)
                condition=Q(ground__in=["integrity", "safety", "law"]),
            ),
            models.CheckConstraint(name="an_order_has_its_notice", condition=~Q(notice=b"")),  # 1240.110(c)
            models.CheckConstraint(
                name="an_order_names_services_and_violations",  # 1240.110(c)(1), 1240.110(c)(2)
                condition=Q(names_services__gte=1, names_violations__gte=1),
            ),
        ]


class Served(models.Model):
    """The notice of an order came to somebody of the agency by hand, mail or telephone. 1240.110(c).

    What is acknowledged at a terminal stands in the mail; oversight/notified.py asks for both.
    """

    HOW = [("hand", "by hand"), ("mail", "by certified mail"), ("telephone", "read out by telephone")]

    order = models.ForeignKey(SuspensionOrder, on_delete=models.PROTECT, related_name="served")
    at = models.DateTimeField()
    to = models.TextField()  # the person, by name
    how = models.TextField(choices=HOW)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="recorded_services")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_service_says_to_whom_and_how",
                condition=Q(to__regex=SAYS_SOMETHING, how__in=["hand", "mail", "telephone"]),
            ),
            models.CheckConstraint(
                name="a_service_is_recorded_when_it_was_done", condition=Q(recorded_at__gte=F("at"))
            ),
        ]


class AllegedViolation(models.Model):
    """One violation alleged in an order. 1240.110(c)(2)."""

    order = models.ForeignKey(SuspensionOrder, on_delete=models.PROTECT, related_name="violations")
    clause = models.TextField()  # "1240.80(c)"
    words = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="an_alleged_violation_says_what", condition=Q(words__regex=SAYS_SOMETHING))
        ]


class Hold(models.Model):
    """Months that are kept beyond their time, because a court, an audit or an investigation needs them. CJIS AU-11."""

    WHAT = [("all", "Messages and ledger lines"), ("messages", "Messages"), ("ledger lines", "Ledger lines")]

    what = models.TextField(choices=WHAT)
    since = models.DateField()  # the first day of the first month that is held …
    until = models.DateField()  # … and of the last
    why = models.TextField()
    placed_at = models.DateTimeField()
    placed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="placed_holds")
    lifted_at = models.DateTimeField(null=True)
    lifted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="lifted_holds")
    lifted_why = models.TextField(default="")

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_hold_says_why", condition=Q(why__regex=SAYS_SOMETHING)),
            models.CheckConstraint(name="a_hold_ends_after_it_begins", condition=Q(until__gte=F("since"))),
            models.CheckConstraint(
                name="lifting_a_hold_says_by_whom_and_why",
                condition=Q(lifted_at=None, lifted_by=None, lifted_why="")
                | Q(lifted_at__isnull=False, lifted_by__isnull=False, lifted_why__regex=SAYS_SOMETHING),
            ),
        ]
