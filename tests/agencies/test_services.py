"""The catalog of services after 1240.30(b)(4): the law's wholes and our parts, nothing else."""

import pytest

from leads.agencies.services import SERVICES, covers, left, service
from leads.rules.refused import Refused
from leads.rules.section_30_participation import Service


def test_every_whole_is_one_of_the_laws_and_every_part_belongs_to_one() -> None:
    assert {one.whole for one in SERVICES.values()} == set(Service)
    assert all(one.whole in SERVICES for one in SERVICES.values())


def test_a_whole_covers_its_parts_and_a_part_nothing_else() -> None:
    assert covers("files", "files.inquire")
    assert covers("files.inquire", "files.inquire")
    assert not covers("files.inquire", "files")
    assert not covers("files.inquire", "files.maintain")
    assert not covers("file", "files")


def test_an_unknown_service_is_refused_with_the_list() -> None:
    with pytest.raises(Refused) as no:
        service("files.delete")
    assert (no.value.code, no.value.clause) == ("unknown-service", "1240.30(b)(4)")
    assert "files.inquire" in no.value.cure
    assert service(" Files ").name == "files"


@pytest.mark.parametrize(
    ("services", "without", "found"),
    [
        (["files"], [], ["files"]),
        (["files"], ["messages"], ["files"]),
        (["files"], ["files"], []),
        (["files.inquire"], ["files"], []),
        (["files"], ["files.inquire"], ["files.maintain"]),
        (["files"], ["files.inquire", "files.maintain"], []),
        (["messages", "files.maintain"], ["files.inquire"], ["messages", "files.maintain"]),
    ],
)
def test_what_is_left_of_services_is_what_no_other_takes(
    services: list[str], without: list[str], found: list[str]
) -> None:
    assert left(services, without) == found
