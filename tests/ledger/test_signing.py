"""The key that signs the heads: made once, for its owner's eyes, its public half beside the heads."""

from pathlib import Path

import pytest

from leads.ledger import signing


def test_a_key_is_made_once_and_found_again(tmp_path: Path) -> None:
    file = tmp_path / "heads.key"
    key = signing.signer(file)
    assert file.stat().st_mode & 0o777 == 0o600
    signing.signer.cache_clear()
    again = signing.signer(file)
    assert again.private_bytes_raw() == key.private_bytes_raw()


def test_only_the_very_words_are_signed(tmp_path: Path) -> None:
    key = signing.signer(tmp_path / "heads.key")
    public, signature = key.public_key(), signing.sign(key, "1 ab 2")
    assert signing.is_signed(public, "1 ab 2", signature)
    for words, other in (("1 ab 3", signature), ("1 ab 2", "00" * 64), ("1 ab 2", ""), ("1 ab 2", "no number")):
        assert not signing.is_signed(public, words, other)


def test_the_public_half_that_lies_there_stays(tmp_path: Path) -> None:
    first, second = signing.signer(tmp_path / "one"), signing.signer(tmp_path / "two")
    signing.publish(first, tmp_path)
    signing.publish(second, tmp_path)
    assert signing.public_key(tmp_path / signing.PUBLIC) == first.public_key()
    assert signing.public_key(tmp_path / "none") is None
    (tmp_path / "spoiled").write_text("no key")
    with pytest.raises(ValueError, match="hex"):
        signing.public_key(tmp_path / "spoiled")


def test_its_place_can_be_another(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert signing.private_file(tmp_path) == tmp_path / "heads.key"
    monkeypatch.setenv("LEADS_HEADS_KEY", "/etc/leads/heads.key")
    assert signing.private_file(tmp_path) == Path("/etc/leads/heads.key")
