"""Facts about agencies. Whoever changes one of these tables raises the standing version (0002_standing_version)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

ORI_PATTERN = r"^[A-Z]{2}[A-Z0-9]{7}$"
SAYS_SOMETHING = r"\S"  # more than blanks


class AccessLevel(models.Model):
    """How much of LEADS an agency or device may reach: all of it, or a stated part. 1240.30(b)(2), 1240.30(b)(5)."""

    name = models.TextField(unique=True)
    kind = models.TextField(choices=[("full", "Full access"), ("less", "Less than full access")])
    services = ArrayField(models.TextField(), default=list)  # "files.inquire", "messages" …; empty for full
    files = ArrayField(models.TextField(), default=list)  # "stolen_vehicle" …; empty for full

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="less_than_full_names_its_services", condition=Q(kind="full") | ~Q(services=[])
            )  # 1240.30(b)(5)
        ]


class Agency(models.Model):
    """An organization that takes part, known by its ORI. 1240.30."""

    ori = models.TextField(unique=True)
    name = models.TextField()
    kind = models.TextField(
        choices=[
            ("police", "Police department"),
            ("sheriff", "Sheriff"),
            ("dispatch", "Consolidated dispatch center"),
            ("state", "State agency"),
            ("court", "Court"),
            ("campus", "Campus or railroad police"),
            ("department", "The Department"),
        ]
    )
    county = models.TextField(default="")
    head = models.TextField(default="")  # the agency head, by name
    address = models.TextField(default="")  # where letters reach it, in one line
    telephone = models.TextField(default="")  # answered day and night, for hit confirmation
    zone = models.TextField(default="America/Chicago")  # in which its people read times
    level = models.ForeignKey(AccessLevel, on_delete=models.PROTECT)
    # Whose operators stand in at hours when its own terminal is not operated; counts where the Department says so.
    covered_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="an_agency_does_not_stand_in_for_itself", condition=~Q(covered_by=F("id"))),
            models.CheckConstraint(name="ori_is_two_letters_and_seven_more", condition=Q(ori__regex=ORI_PATTERN)),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.ori}"


class Agreement(models.Model):
    """The interagency agreement: in force once both sides have signed, until it ends. 1240.30(c)(2)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="agreements")
    version = models.TextField()
    signed_by_agency_on = models.DateField(null=True)
    signed_by_department_on = models.DateField(null=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True)  # last day in force
    ended_on = models.DateField(null=True)  # terminated: not in force from this day

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="agreement_ends_after_it_begins", condition=Q(until_on=None) | Q(until_on__gte=F("from_on"))
            )
        ]


class Device(models.Model):
    """A terminal, agency computer or browser seat on an agency's premises. 1240.30(b)(1), 1240.40(b)."""

    mnemonic = models.TextField(unique=True)  # "SMP1"
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="devices")
    kind = models.TextField(
        choices=[("terminal", "Terminal"), ("computer", "Agency computer"), ("browser", "Browser seat")]
    )
    place = models.TextField(
        default="desk", choices=[("desk", "Desk"), ("dispatch", "Dispatch position"), ("vehicle", "Vehicle")]
    )
    configuration = models.TextField(default="")  # hardware and software as they are
    approved_configuration = models.TextField(default="")  # … and as they were when they were last approved
    approved_at = models.DateTimeField(null=True)
    approved_by = models.TextField(default="")  # user id of the LEADS Administrator; the database asks for the office
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="approved_is_what_the_device_is",  # 1240.40(b)
                condition=Q(approved_at=None)
                | (Q(configuration=F("approved_configuration")) & ~Q(configuration="") & ~Q(approved_by="")),
            ),
            models.CheckConstraint(name="mnemonic_is_four_characters", condition=Q(mnemonic__regex=r"^[A-Z0-9]{4}$")),
        ]

    def __str__(self) -> str:
        return self.mnemonic


class AgencyShift(models.Model):
    """A shift of an agency, by the clock on its wall: what it is told of in one is done by its end. 1240.60(a)(5)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="shifts")
    name = models.TextField()
    begins = models.TimeField()
    ends = models.TimeField()  # no later than it begins: on the next day

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "name"], name="a_shift_has_a_name_of_its_own"),
            models.CheckConstraint(name="a_shift_is_named", condition=Q(name__regex=SAYS_SOMETHING)),
        ]


class Suspension(models.Model):
    """One service of one agency, suspended. The order behind it stands in oversight. 1240.110."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="suspensions")
    service = models.TextField()  # "files", "files.inquire", "files.maintain", "messages" …: a part or a whole
    order = models.BigIntegerField()  # oversight.SuspensionOrder
    imposed_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "service", "order"], name="one_suspension_of_a_service_in_an_order"
            ),
            models.CheckConstraint(
                name="suspension_is_lifted_after_it_is_imposed",
                condition=Q(lifted_at=None) | Q(lifted_at__gte=F("imposed_at")),
            ),
        ]


class StandingVersion(models.Model):
    """One row whose number rises with every change to who may do what; each batch reads it first."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    version = models.BigIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(name="there_is_one_standing_version", condition=Q(id=1))]


class ProclaimedHoliday(models.Model):
    """A day that the Governor proclaimed a holiday: no period ends on it that the statute on statutes counts.

    A row is never changed or removed; one that was wrong is withdrawn, and counts no longer.
    """

    day = models.DateField()
    name = models.TextField()
    source = models.TextField()  # the proclamation: its number and date
    entered_by = models.TextField()
    entered_at = models.DateTimeField()
    withdrawn_by = models.TextField(default="")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day"], condition=Q(withdrawn_at=None), name="a_holiday_stands_once"),
            models.CheckConstraint(
                name="a_holiday_names_its_proclamation",
                condition=Q(name__regex=SAYS_SOMETHING, source__regex=SAYS_SOMETHING),
            ),
            models.CheckConstraint(
                name="withdrawing_a_holiday_says_by_whom_and_why",
                condition=Q(withdrawn_at=None, withdrawn_by="", withdrawn_why="")
                | Q(
                    withdrawn_at__isnull=False,
                    withdrawn_by__regex=SAYS_SOMETHING,
                    withdrawn_why__regex=SAYS_SOMETHING,
                ),
            ),
        ]


class PolicyNumber(models.Model):
    """A number of the law or of policy as set for this installation, with the reason. The newest of a name holds."""

    name = models.TextField()
    value = models.IntegerField()
    why = models.TextField()
    set_by = models.TextField()
    since = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="a_changed_number_says_why", condition=Q(why__regex=SAYS_SOMETHING))]


class PolicyText(models.Model):
    """Words as set for this installation, such as the Department's name, and why. The newest of a name holds."""

    name = models.TextField()
    value = models.TextField()
    why = models.TextField()
    set_by = models.TextField()
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_changed_text_says_something_and_why",
                condition=Q(value__regex=SAYS_SOMETHING, why__regex=SAYS_SOMETHING),
            )
        ]
