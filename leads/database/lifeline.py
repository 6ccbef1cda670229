"""A pipe between a supervisor and its child: when the supervisor is gone, however it went, the child ends too.

Nothing is ever written into the pipe. The supervisor holds its writing end; the system closes that when the
supervisor ends, by kill -9 too, and the child, which waits at the reading end, sees the end of the file.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable

NAME = "LEADS_LIFELINE"  # in the child's environment: the number of the reading end
GRACE = 5.0  # seconds a child has to end in order
_watched = False


class Lifeline:
    """The supervisor's side, one for each child."""

    def __init__(self) -> None:
        self.reading, self._writing = os.pipe()

    def environment(self) -> dict[str, str]:
        """What the child's environment needs beside its own."""
        return {NAME: str(self.reading)}

    def handed_over(self) -> None:
        """Called once the child runs: it alone keeps the reading end."""
        os.close(self.reading)

    def cut(self) -> None:
        """Lets the child see the end; it then stops by itself."""
        os.close(self._writing)


def watch(end: Callable[[], None] | None = None) -> threading.Thread | None:
    """The child's side: from now on this process ends when its supervisor does. None where no supervisor is.

    `end` is called once, in another thread; by default it asks this process to stop and, after a grace, makes it.
    """
    global _watched  # noqa: PLW0603 (said once, before anything else runs)
    number = os.environ.pop(NAME, "")  # popped: a number means nothing to children of ours
    if not number.isdigit():
        return None
    _watched = True
    thread = threading.Thread(target=_wait, args=(int(number), end or _end), name="lifeline", daemon=True)
    thread.start()
    return thread


def has_supervisor() -> bool:
    """Whether this process was started by a supervisor, which looks after the database; living or dead by now."""
    return _watched


def _wait(reading: int, end: Callable[[], None]) -> None:
    try:
        while os.read(reading, 1):
            pass
    except OSError:  # the number is no pipe of ours
        return
    end()


def _end() -> None:
    last = threading.Timer(GRACE, os._exit, args=[1])
    last.daemon = True
    last.start()
    os.kill(os.getpid(), signal.SIGTERM)
