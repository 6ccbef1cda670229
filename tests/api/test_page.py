"""docs/api.md: every request on the page is made, and what comes back is what the page says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from tests.api.conftest import PASSWORD, Program

PAGE = Path(__file__).resolve().parents[2] / "docs" / "api.md"
BLOCK = re.compile(r"^```http\n(.*?)\n\n(\d{3})\n?(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_every_request_of_the_page_is_answered_as_it_says(program: Program) -> None:
    known = {"password": PASSWORD, "code": program.code()}
    told = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    assert len(told) == PAGE.read_text(encoding="utf-8").count("```http")
    for asked, status, said in told:
        answer = _made(program, _filled(asked, known))
        assert answer.status_code == int(status), answer.content
        if said.strip():
            _compare(json.loads(_filled(said, known, but="token bearer")), answer.json(), known)


def _filled(text: str, known: dict[str, str], but: str = "") -> str:
    for name in known.keys() - set(but.split()):
        text = text.replace("{" + name + "}", known[name])
    return text


def _made(program: Program, asked: str) -> Any:
    first, *more = asked.splitlines()
    method, path = first.split(" ")
    headers = dict(line.split(": ", 1) for line in more if re.match(r"[A-Z][a-z]+: ", line))
    body = next((line for line in more if line.startswith("{")), None)
    call = getattr(program.client, method.lower())
    return call(path, body, content_type="application/json", headers=headers) if body else call(path, headers=headers)


def _compare(said: Any, came: Any, known: dict[str, str]) -> None:
    """Each member that the page shows is there; what differs from run to run is learned."""
    if isinstance(said, list):
        for one, other in zip(said, came, strict=True):
            _compare(one, other, known)
        return
    for name, value in said.items():
        if value == "{" + name + "}":
            known[name] = came[name]
        else:
            assert came[name] == value, name
