"""That something was found, as data and in a sentence."""

from leads.hotfiles.located import located, located_words


def test_who_found_it_when_their_case_and_what_was_said_of_extradition() -> None:
    values = {"DOL": "20261123", "LCA": "S-26-44", "DIS": "NOEX"}
    found = located(values, "IL1990200", "Example County Sheriff")
    assert found["on"] == "20261123"
    assert located_words(found) == (
        "LOCATED 23 Nov 2026 by Example County Sheriff IL1990200, their case S-26-44. "
        "Extradition then: Will not be extradited."
    )


def test_without_a_case_and_an_answer_the_sentence_is_shorter() -> None:
    assert located_words(located({"DOL": "20261123"}, "IL1990200", "X")) == "LOCATED 23 Nov 2026 by X IL1990200."
