"""LEADS' own account of the machine. Root is left before anything is read from a database or from a network."""

from __future__ import annotations

import ctypes
import os
import pwd
import sys
from collections.abc import Callable

from leads.database import programs
from leads.database.paths import Paths
from leads.rules.refused import Refused

NAME = "leads"
AS_ROOT = "LEADS_AS_ROOT"  # in the environment: "1" where a test, or a container without accounts, has no other
NO_NEW_PRIVILEGES = 38  # prctl: nothing that is started from here on can gain rights


def own_account() -> pwd.struct_passwd | None:
    """The account that was made for LEADS on this machine, if one was."""
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        return None


def leave_root(paths: Paths, tell: Callable[[str], None], *, fictional: bool) -> None:
    """Goes on as LEADS' own account when root started us. Raises Refused when there is none and the state is real.

    A fictional state harms nobody: it is served as root too, and that is said.
    """
    if os.geteuid() != 0:
        return
    own = own_account()
    if own is not None:
        become(own, paths)
    elif os.environ.get(AS_ROOT) == "1":
        return
    elif fictional:
        tell(f"LEADS runs as root, because this machine has no account {NAME}; good for a fictional state only.")
    else:
        raise Refused(
            "runs-as-root",
            f"LEADS does not serve a real state as root, and this machine has no account {NAME}.",
            None,
            f"useradd --system --home-dir /var/lib/leads {NAME}, then start it again; or start it as an ordinary user.",
        )


def become(own: pwd.struct_passwd, paths: Paths) -> None:
    """Hands an empty data directory over and goes on as that account, for good. Raises Refused: not-its-data."""
    if not paths.data.exists():
        paths.data.mkdir(mode=0o700, parents=True)
        os.chown(paths.data, own.pw_uid, own.pw_gid)
    elif paths.data.stat().st_uid != own.pw_uid:
        raise Refused(
            "not-its-data",
            f"The data directory {paths.data} does not belong to {NAME}, the account that LEADS goes on as.",
            None,
            f"Stop whatever uses it, then: chown -R {NAME}: {paths.data}",
        )
    _can_be_read(own)
    os.environ["LEADS_DATA"] = str(paths.data)  # from here on another place would be this account's own
    os.environ["HOME"] = own.pw_dir
    os.initgroups(NAME, own.pw_gid)
    os.setgid(own.pw_gid)
    os.setuid(own.pw_uid)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0)


def _can_be_read(own: pwd.struct_passwd) -> None:
    """The account has to read LEADS itself, and its data: in root's own home it can't."""
    reader = programs.Owner(own.pw_uid, own.pw_gid)
    for folder in (programs.here(), programs.python()):
        if not reader.may_walk_through(folder):
            raise Refused(
                "can-not-be-read",
                f"LEADS goes on as {NAME}, and that account can't read {folder}.",
                None,
                "Install LEADS where every account may read it, such as /opt/leads.",
            )
