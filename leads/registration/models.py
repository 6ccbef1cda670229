"""Facts of the stand-in for registration: invented vehicles and drivers. No addresses: nobody compares them.

A row of `Connected` says that there is something to ask; without one every cross-check says that it was not made.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from leads.agencies.models import SAYS_SOMETHING


class Connected(models.Model):
    """A state whose files can be asked: its plates and licenses are compared, those of other states are not."""

    state = models.TextField(unique=True)  # "IL", as LIS and OLS say it
    name = models.TextField()  # whose files they are
    stand_in = models.BooleanField()  # fiction in tables of our own, and no neighbor's computer
    connected_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="who_is_connected_has_a_name",
                condition=Q(name__regex=SAYS_SOMETHING, state__regex="^[A-Z]{2}$"),
            ),
        ]


class Vehicle(models.Model):
    """A plate on a vehicle from a day until a day: one that is issued anew has another row."""

    state = models.TextField()
    plate = models.TextField()
    kind = models.TextField()  # LIT: "PC"
    expires = models.TextField(default="")  # LIY
    vin = models.TextField()
    make = models.TextField()
    model = models.TextField(default="")
    style = models.TextField(default="")
    year = models.TextField(default="")
    color = models.TextField(default="")
    owner = models.TextField(default="")  # SURNAME, GIVEN; or the company's name
    company = models.BooleanField(default=False)
    from_on = models.DateField()
    until_on = models.DateField(null=True)  # its last day; None: it is in force

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["state", "plate", "kind"],
                condition=Q(until_on=None),
                name="a_plate_is_on_one_vehicle_at_a_time",
            ),
            models.CheckConstraint(
                name="a_registration_ends_after_it_began",
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
            ),
        ]
        indexes = [
            models.Index(fields=["plate"], name="vehicle_by_plate"),
            models.Index(fields=["vin"], name="vehicle_by_vin"),
        ]


class Driver(models.Model):
    """A driver's license, or a card of identity with such a number."""

    STATUS = [("valid", "Valid"), ("expired", "Expired"), ("suspended", "Suspended"), ("revoked", "Revoked")]

    state = models.TextField()
    number = models.TextField()  # OLN
    name = models.TextField()  # SURNAME, GIVEN OTHERS
    former = ArrayField(models.TextField(), default=list)  # names that the license bore before
    born = models.TextField()  # DOB, CCYYMMDD
    sex = models.TextField()
    status = models.TextField(choices=STATUS, default="valid")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["state", "number"], name="a_license_is_one_persons"),
            models.CheckConstraint(name="a_driver_has_a_birth_date", condition=Q(born__regex="^[0-9]{8}$")),
        ]
