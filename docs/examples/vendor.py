"""A terminal's end of the link, written from docs/link.md alone: Python's standard library, one file, to be copied.

    python vendor.py IL1990100 SMP1 TOKEN QV LIC/TST1234 LIS/IL

Nothing of LEADS is imported. tests/test_examples.py runs it against the real switch.
"""

from __future__ import annotations

import json
import re
import socket
import sys
import time
from collections import deque

STX, ETX, GS = b"\x02", b"\x03", b"\x1d"
PATIENCE = 60.0  # seconds for an answer, as the page says
PAUSES = (0, 1, 2, 4, 8, 16, 30)  # seconds before each new try to connect
FIELD = re.compile(r"[A-Z][A-Z0-9]{1,3}/[ -~]+")
ANOTHER_FIELD = re.compile(r"\.[A-Z][A-Z0-9]{1,3}/")
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Refused(Exception):
    """LEADS said no; `no` holds sentence, cure, code and the rest."""

    def __init__(self, no: dict) -> None:
        super().__init__(f"{no['sentence']} {no['cure']}".strip())
        self.no = no


class Answer:
    """What came in one frame: three header lines, a text for a person, data for a program."""

    def __init__(self, payload: bytes) -> None:
        words, _, data = payload.rpartition(GS)
        head, _, self.text = words.decode("utf-8").partition("\nTXT\n")
        first = head.split("\n")[0].split(".")
        self.key, self.reference = first[0], first[2] if len(first) > 2 else ""
        self.data = json.loads(data)


class Link:
    """One person at one device. `mail` is what came by itself and was not acknowledged; `lost` counts gaps."""

    def __init__(self, host: str, port: int, ori: str, device: str, token: str) -> None:
        self.where, self.ori, self.device, self.token = (host, port), ori, device, token
        self.mail: deque[Answer] = deque()
        self.lost = self.count = 0
        self.microseconds = time.time_ns() // 1000
        self.connect()

    # What a program calls

    def ask(self, key: str, *fields: str) -> Answer:
        """One message and its answer; over a broken link it is sent again under its reference, and done once."""
        reference, frame = self.frame(key, fields)
        for pause in PAUSES:
            try:
                self.socket.sendall(frame)
                return self.hear(reference)
            except OSError:
                time.sleep(pause)
                self.connect()
        raise TimeoutError(f"no answer to {reference}")

    def listen(self, seconds: float) -> None:
        """Takes what comes by itself, and answers the switch's signs of life, while nothing is asked."""
        try:
            self.hear("", seconds)
        except TimeoutError:
            return

    def acknowledge(self, answer: Answer) -> None:
        """Says that something which came by itself has been stored or shown. Not answered."""
        self.socket.sendall(self.frame("ACK", (f"NUM/{answer.data['number']}",))[1])
        if answer in self.mail:
            self.mail.remove(answer)

    def sign_off(self) -> None:
        """Ends the session, then the link."""
        self.ask("SOF")
        self.socket.close()

    # How it goes over the wire

    def connect(self) -> None:
        """Connects and signs on: first with a token that a person got, then with what the last sign-on gave."""
        self.socket = socket.create_connection(self.where, timeout=PATIENCE)
        self.rest = b""
        reference, frame = self.frame("SON", (f"DEV/{self.device}", f"TKN/{self.token}"))
        self.socket.sendall(frame)
        answer = self.hear(reference)
        if answer.data["no"]:
            raise Refused(answer.data["no"])
        self.token = (answer.data.get("resume") or {}).get("token", "")

    def frame(self, key: str, fields: tuple[str, ...]) -> tuple[str, bytes]:
        """Reference and frame of a message. ValueError where LEADS would read another message than is meant."""
        for field in fields:
            if not FIELD.fullmatch(field) or ANOTHER_FIELD.search("." + field, 1) or field.endswith("."):
                raise ValueError(f"can not be sent as it is meant: {field}")
        reference = self.new_reference()
        text = f"{key}.{self.ori}.{reference}.TXT\r\n" + ".".join(fields)
        return reference, STX + text.encode("ascii") + ETX

    def new_reference(self) -> str:
        """The time in microseconds, counted up, in base 36: never the same again, also after a restart."""
        self.microseconds += 1
        number, letters = self.microseconds, ""
        while number:
            number, digit = divmod(number, 36)
            letters = DIGITS[digit] + letters
        return letters[-10:]

    def hear(self, reference: str, seconds: float = PATIENCE) -> Answer:
        """Reads until the answer to a reference is there; what comes by itself is kept in `mail`."""
        until = time.monotonic() + seconds
        while True:
            answer = Answer(self.next_frame(until))
            self.notice_gap(answer.data["number"])
            if answer.data["unsolicited"]:
                self.by_itself(answer)
            elif answer.reference == reference:
                return answer

    def by_itself(self, answer: Answer) -> None:
        if answer.key == "PNG":
            self.socket.sendall(self.frame("PNG", ())[1])
        elif answer.data["no"]:
            raise ConnectionError(answer.data["no"]["sentence"])  # the switch's last words on this link
        else:
            self.mail.append(answer)

    def notice_gap(self, number: int) -> None:
        """Counts rise by one; 0 is not counted, and an answer that is sent again has its old one."""
        if number > self.count:
            self.lost += number - self.count - 1 if self.count else 0
            self.count = number

    def next_frame(self, until: float) -> bytes:
        while ETX not in self.rest:
            left = until - time.monotonic()
            if left <= 0:
                raise TimeoutError("nothing came")
            self.socket.settimeout(left)
            if not (came := self.socket.recv(65536)):
                raise ConnectionError("the link ended")
            self.rest += came
        frame, _, self.rest = self.rest.partition(ETX)
        return frame[1:]


def main(ori: str, device: str, token: str, key: str, *fields: str) -> int:
    """Asks once and shows the answer; 2 where it is a no."""
    try:
        link = Link("127.0.0.1", 4240, ori, device, token)
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return 2
    answer = link.ask(key, *fields)
    sys.stdout.write(answer.text + "\n")
    link.sign_off()
    return 2 if answer.data["outcome"] == "refused" else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
