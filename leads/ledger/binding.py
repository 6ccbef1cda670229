"""A data directory belongs to one database, and the database to it: in the directory lie the heads of its ledger.

Both bear one number. A directory that met another database would keep two ledgers' heads, and call the true one broken
ever after.
"""

import secrets

from django.db import IntegrityError, transaction

from leads.database.installation import another, bound_elsewhere, number_of, write
from leads.database.paths import Paths
from leads.ledger.head_files import newest_head
from leads.ledger.models import Installation


def bind(paths: Paths, *, makes: bool, inside: bool) -> None:
    """Binds a new directory and a new database to each other, or sees that they are; raises Refused where they are not.

    `makes` is for who may write both; `inside` says that the database lies in the directory itself. Codes:
    another-database, bound-elsewhere.
    """
    of_file = number_of(paths)
    of_database = Installation.objects.values_list("number", flat=True).first()
    if of_file == of_database and of_file is not None:
        return
    if of_file is None and of_database is None:
        if makes:
            _bind(paths, secrets.token_hex(16))
    elif of_database is not None and of_file is None:
        if not inside:
            raise bound_elsewhere(paths)
        write(paths, of_database)
    elif of_database is None and of_file is not None and newest_head(paths.heads) is None:
        if makes:
            _bind(paths, of_file)  # a crash came between the two
    else:
        raise another(paths)


def _bind(paths: Paths, number: str) -> None:
    write(paths, number)
    try:
        with transaction.atomic():
            Installation.objects.create(number=number)
    except IntegrityError:  # another node was first, with a directory of its own
        paths.installation.unlink()
        raise bound_elsewhere(paths) from None
