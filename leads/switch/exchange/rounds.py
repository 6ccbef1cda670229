"""Which messages of a batch go together, so that what one device sends is done in the order in which it sent it."""

from collections.abc import Iterator

from leads.switch.exchange.task import Task


def rounds(tasks: list[Task]) -> Iterator[list[Task]]:
    """Inquiries go together; a device's act waits for what it sent before, and holds what it sent after."""
    left = tasks
    while left:
        round_: list[Task] = []
        later: list[Task] = []
        held: set[int] = set()  # devices whose next message has to wait for the next round
        begun: set[int] = set()
        sent: set[tuple[int, str]] = set()
        for task in left:
            device = task.session.device_id
            act = task.may_act
            twice = bool(task.reference) and (device, task.reference) in sent
            if device in held or twice or (act and device in begun):
                held.add(device)
                later.append(task)
                continue
            round_.append(task)
            begun.add(device)
            sent.add((device, task.reference))
            if act:
                held.add(device)
        yield round_
        left = later
