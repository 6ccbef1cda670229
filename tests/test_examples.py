"""docs/examples/vendor.py, which knows nothing but docs/link.md, against the switch and the exchange of LEADS."""

from __future__ import annotations

import ast
import asyncio
import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from leads.mail.models import Kept
from tests.switch.serving import RealWorld, run, serving

FILE = Path(__file__).resolve().parents[1] / "docs" / "examples" / "vendor.py"
ENTRY = (
    "LIC/TST9012", "LIS/IL", "LIY/2027", "LIT/PC", "VIN/1ZZTEST04R0000002", "VYR/2024", "VMA/CHEV", "VMO/MAL", "VST/4D",
    "VCO/RED", "DOT/20261121", "OCA/26-000124", "SUP/COMPLAINT", "SUD/RECORDS DESK 217-555-0140",
)  # fmt: skip
PLATE = ("LIC/TST9012", "LIS/IL")


def _load() -> Any:
    spec = importlib.util.spec_from_file_location("vendor", FILE)
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


vendor = _load()


@pytest.fixture
def real_database(transactional_db: None, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADS_DATABASE_URL", database_url)


def with_links(story: Callable[[Any, Any], None], **limits: Any) -> None:
    """Runs a story beside the switch, in a thread; it opens links by device, and breaks all of them when it likes."""
    world = RealWorld()

    async def talk() -> None:
        async with serving(world, **limits) as server:
            loop = asyncio.get_running_loop()

            def link(device: str, ori: str, token: str = "") -> Any:
                return vendor.Link(server.host, server.port, ori, device, token or world.token(device))

            async def cut() -> None:
                for one in tuple(server.links):
                    one.transport.abort()

            await asyncio.to_thread(story, link, lambda: asyncio.run_coroutine_threadsafe(cut(), loop).result())

    run(talk())


@pytest.mark.usefixtures("real_database")
def test_it_asks_enters_and_is_told_of_what_came_later() -> None:
    def story(link: Any, _: Any) -> None:
        asking, entering = link("TVP2", "IL1990200"), link("SMP1", "IL1990100")
        first = asking.ask("QV", *PLATE)
        assert first.data["outcome"] == "no record"
        assert entering.ask("EV", *ENTRY).data["outcome"] == "entered"
        while not asking.mail:
            asking.listen(0.1)
        told = asking.mail[0]
        assert (told.key, told.reference, told.data["outcome"]) == ("SM", "", "delayed hit")
        assert told.data["reference"] == first.reference, "which is why a client looks at the header first"
        asking.acknowledge(told)
        hit = asking.ask("QV", *PLATE)
        assert hit.data["hits"][0]["grade"] == "exact"
        assert asking.lost == 0
        asking.sign_off()
        entering.sign_off()

    with_links(story)
    assert not Kept.objects.filter(acknowledged_at=None, outcome="delayed hit").exists()


@pytest.mark.usefixtures("real_database")
def test_over_a_broken_link_it_goes_on_without_a_person_and_nothing_is_done_twice() -> None:
    def story(link: Any, cut: Callable[[], None]) -> None:
        one = link("SMP1", "IL1990100")
        before = one.ask("EV", *ENTRY)
        cut()
        one.connect()
        frame = f"\x02EV.IL1990100.{before.reference}.TXT\r\n{'.'.join(ENTRY)}\x03".encode()
        one.socket.sendall(frame)
        same = one.hear(before.reference)
        assert (same.data["record"], same.data["number"]) == (before.data["record"], before.data["number"])
        cut()
        assert one.ask("QV", *PLATE).data["outcome"] == "hit"
        assert one.lost == 0
        one.sign_off()

    with_links(story)


@pytest.mark.usefixtures("real_database")
def test_it_lives_through_silence_and_says_why_it_may_not_sign_on() -> None:
    def story(link: Any, _: Any) -> None:
        one = link("TVP2", "IL1990200")
        one.listen(0.4)
        assert one.ask("QV", *PLATE).data["outcome"] == "no record"
        with pytest.raises(vendor.Refused) as no:
            link("SMP1", "IL1990100", "made-up")
        assert no.value.no["code"] == "token-unknown"
        with pytest.raises(ValueError, match="as it is meant"):
            one.ask("QV", "LIC/A.ORI/IL1990100")
        one.sign_off()

    with_links(story, idle_seconds=0.1, frame_seconds=0.2)


def test_it_needs_the_standard_library_and_nothing_else() -> None:
    tree = list(ast.walk(ast.parse(FILE.read_text("utf-8"))))
    modules = {alias.name for one in tree if isinstance(one, ast.Import) for alias in one.names}
    modules |= {str(one.module) for one in tree if isinstance(one, ast.ImportFrom)}
    assert {one.partition(".")[0] for one in modules} <= sys.stdlib_module_names
