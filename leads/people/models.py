"""Facts about people. Changing most of them raises the standing version (0002_standing_version)."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from leads.agencies.models import SAYS_SOMETHING, Agency, Device

LEVELS = [("full", "Full access"), ("less", "Less than full access")]


class TimeRange(Func):
    """The half-open span of time of a term of office."""

    function = "tstzrange"
    output_field = models.Field()


class People(BaseUserManager["Person"]):
    """Finds a person by the name used to sign in; needed by Django's authentication."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(user_id=username)


class Person(AbstractBaseUser):
    """Someone who may reach LEADS, or who answers for those who do. A user id is never given to another person."""

    user_id = models.TextField(unique=True)  # what they sign in with
    surname = models.TextField()
    given_names = models.TextField()
    email = models.EmailField(blank=True, default="")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="people")
    employed_from = models.DateField()
    employed_until = models.DateField(null=True)
    is_active = models.BooleanField(default=True)
    credentials_at = models.DateTimeField(null=True)  # when password or factors changed: older sessions are over

    USERNAME_FIELD = "user_id"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = People()

    def __str__(self) -> str:
        return f"{self.given_names[:1]}. {self.surname}"

    @property
    def full_name(self) -> str:
        return f"{self.given_names} {self.surname}"


class Screening(models.Model):
    """Background screening: fingerprint inquiries, what they showed, and what was decided. 1240.50(b)(1), (b)(2).

    A screening that is opened anew takes nothing away: the one decided last holds until the next is decided. A felony
    or a crime of moral turpitude bars from whichever row it stands in, until that row is corrected.
    """

    RESULTS = [
        ("pending", "Not back yet"),
        ("clear", "Clear"),
        ("charge", "Charge open"),
        ("lesser", "Conviction, neither a felony nor a crime of moral turpitude"),
        ("conviction", "Conviction of a felony or a crime of moral turpitude"),
    ]

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="screenings")
    state_submitted_on = models.DateField(null=True)
    national_submitted_on = models.DateField(null=True)
    state_result = models.TextField(choices=RESULTS, default="pending")
    national_result = models.TextField(choices=RESULTS, default="pending")
    decision = models.TextField(
        choices=[("pending", "Not decided"), ("cleared", "Cleared"), ("denied", "Denied")], default="pending"
    )
    decided_by = models.TextField(default="")
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(default="")  # of the decision: good character is found by somebody, and not by default
    corrected_at = models.DateTimeField(null=True)  # the Bureau took back what this row shows: it counts no longer
    corrected_by = models.TextField(default="")
    corrected_why = models.TextField(default="")  # the Bureau's letter

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="cleared_only_with_both_inquiries_answered",  # 1240.50(b)(1)
                condition=~Q(decision="cleared")
                | (
                    Q(state_submitted_on__isnull=False, national_submitted_on__isnull=False)
                    & ~Q(state_result="pending")
                    & ~Q(national_result="pending")
                ),
            ),
            models.CheckConstraint(
                name="a_decision_has_its_person_time_and_reason",  # 1240.50(b)(2)
                condition=Q(decision="pending", decided_by="", decided_at=None)
                | (
                    ~Q(decision="pending")
                    & Q(decided_by__regex=SAYS_SOMETHING, decided_at__isnull=False, reason__regex=SAYS_SOMETHING)
                ),
            ),
            models.CheckConstraint(
                name="a_correction_has_its_person_and_letter",
                condition=Q(corrected_at=None, corrected_by="", corrected_why="")
                | Q(
                    corrected_at__isnull=False, corrected_by__regex=SAYS_SOMETHING, corrected_why__regex=SAYS_SOMETHING
                ),
            ),
            models.CheckConstraint(
                name="a_conviction_bars_access",  # 1240.50(b)(2)
                condition=~Q(decision="cleared") | ~(Q(state_result="conviction") | Q(national_result="conviction")),
            ),
        ]


class Certification(models.Model):
    """A certificate for a level of access, from its first to its last day. 1240.90(b)(1), 1240.90(b)(3)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="certifications")
    level = models.TextField(choices=LEVELS)
    valid_from = models.DateField()
    valid_until = models.DateField()  # the last day on which it holds
    suspended_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="certificate_ends_after_it_begins", condition=Q(valid_until__gte=F("valid_from"))
            )
        ]


class Appointment(models.Model):
    """A person in an office, for a term; one Director and one Administrator at most. 1240.10(b), 1240.90(a)(1)."""

    OFFICES = [
        ("director", "Director"),
        ("administrator", "LEADS Administrator"),
        ("auditor", "LEADS auditor"),
        ("head", "Agency head"),
        ("coordinator", "LEADS Agency Coordinator"),
    ]

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    office = models.TextField(choices=OFFICES)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="appointments")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_director_at_a_time",  # 1240.10(b)
                expressions=[(TimeRange("from_at", "until_at"), RangeOperators.OVERLAPS)],
                condition=Q(office="director"),
            ),
            ExclusionConstraint(
                name="one_administrator_at_a_time",  # 1240.10(b)
                expressions=[(TimeRange("from_at", "until_at"), RangeOperators.OVERLAPS)],
                condition=Q(office="administrator"),
            ),
        ]


class SignOnToken(models.Model):
    """A one-time pass for a terminal link, handed out after password and second factor; only its digest is kept."""

    digest = models.BinaryField(unique=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    device = models.ForeignKey(Device, on_delete=models.PROTECT)
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class LinkSession(models.Model):
    """Who is signed on at which device. One open session a device; the database holds that."""

    device = models.ForeignKey(Device, on_delete=models.PROTECT, related_name="sessions")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="link_sessions")
    level = models.TextField(choices=LEVELS)
    door = models.TextField(choices=[("link", "Terminal link"), ("console", "Console"), ("api", "API")])
    node = models.TextField(default="")  # the process that holds the link
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_why = models.TextField(default="")
    last_number = models.IntegerField(default=0)  # the device's output count when it was last heard of
    resume_digest = models.BinaryField(null=True, unique=True)  # of the token with which a terminal goes on (resume.py)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["device"], condition=Q(ended_at=None), name="one_open_session_a_device")
        ]


class MachineAccount(models.Model):
    """Whom an account of the machine stands for at the command line: a person, proven there like at any other door."""

    account = models.TextField(unique=True)  # as the operating system names it
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="machine_accounts")
    since = models.DateTimeField()


class Acknowledgment(models.Model):
    """The system-use notice, acknowledged by a person in the version they read."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    version = models.TextField()
    at = models.DateTimeField()


class WrongTry(models.Model):
    """A wrong password or second factor: by account and by address, so that both can be shut for a while."""

    account = models.TextField()  # an account's name, lower case; or a mark of what was typed and is none's
    address = models.TextField()  # as it is counted: of IPv6 a network
    at = models.DateTimeField()
    seen_from = ""  # the address itself, for the ledger; not kept here

    class Meta:
        indexes = [
            models.Index(fields=["account", "at"], name="wrong_try_of_account"),
            models.Index(fields=["address", "at"], name="wrong_try_of_address"),
        ]


class Reading(models.Model):
    """How many records a person opened in a stretch of time; by it volume is seen and braked, for no other use."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField()  # when the stretch began
    records = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "since"], name="one_count_a_person_and_stretch")]


class PasswordUsed(models.Model):
    """A password that a person has or had, as its hash, so that it is not chosen again. CJIS Security Policy, IA-5."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="passwords_used")
    encoded = models.TextField()
    at = models.DateTimeField()


class EnrollmentCode(models.Model):
    """A one-time code with which a person sets up a first second factor; only its digest is kept."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="enrollment_code")
    digest = models.BinaryField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")  # who vouches that it is them
    expires_at = models.DateTimeField()
    tries = models.IntegerField(default=0)  # wrong ones
