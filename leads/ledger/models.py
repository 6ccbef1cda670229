"""Facts of the ledger. A line is never changed or removed: the database itself refuses (0002_append_only)."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.functions import Now


class ThisTransaction(models.Func):
    """The number of the transaction that writes; rises for the life of a database server, never comes round."""

    template = "pg_current_xact_id()::text::bigint"
    output_field = models.BigIntegerField()


class Line(models.Model):
    """One thing that happened: who, from where, on what, with which outcome, under which clause.

    Rows are written only by `leads.ledger.record`. They carry plain words, not foreign keys, so that a line
    stands on its own however the rest changes. `data` points at messages and records by number and holds no
    more about a person than the purpose needs.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    event = models.TextField()  # "hotfiles:record:entered", listed in ledger/events.py
    by = models.TextField(default="", db_default="")  # user id of the person who acted, "" for the system
    ori = models.TextField(default="", db_default="")  # the agency acted for
    device = models.TextField(default="", db_default="")  # its device
    subject = models.TextField(default="", db_default="")  # "record:V990000417", "message:8841", "agency:IL1990100"
    outcome = models.TextField(default="done", db_default="done")  # "done", "hit", "no record", "refused", "parked" …
    clause = models.TextField(default="", db_default="")  # the clause that decided, if one did
    data = models.JSONField(default=dict, db_default={})
    # The transaction that wrote the line: the seal takes only lines whose whole generation is finished,
    # so that a line committed late can never slip in before a sealed one.
    xid = models.BigIntegerField(db_default=ThisTransaction())
    # When it was written, by the database itself, which takes no other: `at` is what whoever wrote it says.
    written_at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [
            BrinIndex(fields=["at"], name="ledger_line_at"),
            models.Index(fields=["xid", "id"], name="ledger_line_to_seal"),  # each seal goes on where the last stopped
            models.Index(
                fields=["subject", "id"],
                name="ledger_line_subject",
                condition=~models.Q(event="switch:message:answered"),
            ),
        ]


class Seal(models.Model):
    """A sealed run of lines: the digest of each, and a chain value over all that went before."""

    number = models.BigAutoField(primary_key=True)  # one after the other without a gap
    at = models.DateTimeField(db_default=Now())
    server = models.BigIntegerField()  # of which database server the transactions are counted
    lines = models.IntegerField()
    upto_xid = models.BigIntegerField()  # sealed are all lines up to this transaction …
    upto_id = models.BigIntegerField()  # … and this line of it,
    floor_id = models.BigIntegerField(default=0)  # and all lines up to this one, from another server's count
    ids = models.BinaryField()  # the lines' ids in sealed order, eight bytes each, big-endian
    digests = models.BinaryField()  # sixteen bytes a line, in the same order
    chain = models.BinaryField()  # sha256 over the chain before and all of the above: also kept outside the database


class Installation(models.Model):
    """Which installation this database is: its data directory, with the heads in it, bears the same number. One row."""

    only = models.BooleanField(primary_key=True, default=True)
    number = models.TextField()
    made_at = models.DateTimeField(db_default=Now())
    heads_begun = models.BooleanField(default=False)  # from then on heads that are not there were taken away
    seals_from = models.BigIntegerField(default=0, db_default=0)  # after a restore: above every seal that was known

    class Meta:
        constraints = [models.CheckConstraint(name="one_installation_a_database", condition=models.Q(only=True))]
