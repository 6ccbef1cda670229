"""The conversations of docs/link.md and of tests/transcripts, replayed over a real socket with the real exchange.

`pytest tests/switch/test_transcripts.py --rewrite` writes the answers anew; then read the difference before committing.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leads.api.answers import Whole, unknown
from leads.messages.wire import read_answer
from leads.switch.link import refusals as link_answers
from leads.switch.link.server import LinkServer
from tests.switch.conversations import END, Conversation, conversations, rewritten, shown
from tests.switch.serving import RealWorld, Terminal, run, serving, until

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "link.md"
PAGES = [PAGE, *sorted((ROOT / "tests" / "transcripts").glob("*.txt"))]


@pytest.mark.usefixtures("real_database")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_conversation(page: Path, pytestconfig: pytest.Config) -> None:
    told = conversations(page)
    run(_replay(told, RealWorld()))
    again = rewritten(page, told)
    if pytestconfig.getoption("--rewrite", default=False):
        page.write_text(again, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == again


async def _replay(told: list[Conversation], world: RealWorld) -> None:
    """All blocks of a page meet one world, in their order; a device stays signed on from one block to the next."""
    open_links: dict[str, Terminal] = {}
    heard = {"record": ""}
    async with serving(world) as server:
        for one in told:
            terminal = open_links.get(one.device) or await _open(server, world, one.device)
            if one.device:
                open_links[one.device] = terminal
            await _talk(one, terminal, world, heard)
            if not one.device:
                terminal.close()
                await until(lambda: world.signed_on() <= open_links.keys())


async def _open(server: LinkServer, world: RealWorld, device: str) -> Terminal:
    terminal = await Terminal.open(server)
    if device:
        answer = await terminal.sign_on(device, world.token(device))
        assert answer.outcome == "signed on", answer.text
    return terminal


async def _talk(one: Conversation, terminal: Terminal, world: RealWorld, heard: dict[str, str]) -> None:
    """One block of a page; `heard` keeps the record that the page spoke of last, for the next."""
    number = ""  # the output count of what was heard last
    for step in one.steps:
        if step.said:
            device = re.search(r"DEV/(\w{4})\.TKN/\{token\}", str(step))
            terminal.send_bytes(step.as_bytes(world.token(device[1]) if device else "", number, heard["record"]))
        elif str(step) == END:
            assert await terminal.ended() == b""
        else:
            payload = await terminal.hear_bytes()
            data = read_answer(payload).data
            assert unknown(Whole.model_validate(data)) == [], "no table of the page tells it"
            step.lines, number = shown(payload), str(data["number"])
            heard["record"] = str(data.get("record") or heard["record"])


def _codes_of(*files: str) -> set[str]:
    """Every code that these files can refuse with, as their source says."""
    text = "".join((ROOT / "leads" / file).read_text(encoding="utf-8") for file in files)
    return set(re.findall(r'"((?:wire|link)-[a-z-]+)"', text))


def test_the_page_tells_every_code_and_no_other() -> None:
    told = set(re.findall(r"^\| `((?:wire|link)-[a-z-]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
    known = _codes_of(
        "messages/wire.py", *(f"switch/link/{one}.py" for one in ("link", "refusals", "desk", "sweep", "server"))
    )
    on_a_link = {code for code in known if code not in ("link-many", "link-not-loopback")}  # ledger; start
    assert told == on_a_link
    assert set(link_answers.LINK_REFUSALS) <= on_a_link
