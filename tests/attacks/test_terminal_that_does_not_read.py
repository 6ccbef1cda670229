"""A terminal that asks and never reads: it is slowed, then cut; its answers do not fill the memory."""

import asyncio
import socket

from tests.switch.serving import INQUIRY, Terminal, World, free, noted, run, serving, unharmed


async def deaf(server) -> Terminal:
    """A terminal whose system takes next to nothing for it."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.setblocking(False)
    await asyncio.get_running_loop().sock_connect(line, (server.host, server.port))
    return Terminal(*await asyncio.open_connection(sock=line, limit=1024))


def test_a_terminal_that_does_not_read(world: World) -> None:
    async def talk() -> None:
        async with serving(world, frame_seconds=0.2) as server, unharmed(world, server):
            attacker = await deaf(server)
            await attacker.sign_on("TVP2", world.token("TVP2"))
            link = next(link for link in server.links if link.session and link.session.mnemonic == "TVP2")
            attacker.writer.transport.pause_reading()
            most = 0
            for n in range(100_000):
                if link not in server.links or attacker.writer.transport.is_closing():
                    break
                for m in range(16):
                    attacker.say("PNG", "", reference=f"N{n}X{m}")
                attacker.say("QV", INQUIRY, reference=f"Q{n}")
                most = max(most, 0 if link.transport.is_closing() else link.transport.get_write_buffer_size())
                await asyncio.sleep(0)
            assert most < 1 << 20
            await noted(world, "link-not-reading")
            await free(world, "TVP2")

    run(talk())
