"""Splink on the same pairs: a script for a Python that has Splink 5 (LEADS has not), run by `splink_peer.py`.

What its own documentation shows first for names and birth dates: its ready comparisons with shares of names, chances
learned from these very tables without labels. Reads one JSON text, writes one: asked, place on file, probability.
"""

import json
import logging
import sys
from typing import Any

_LEAST_WEIGHT = -10  # as its first example has it
_PAIRS = 1e7  # of strangers; often adequate, as it says
_RECALL = 0.8  # what the rules below are taken to find; Splink asks its user for a guess


def linked(asked: list[dict[str, Any]], on_file: list[dict[str, Any]]) -> list[tuple[int, int, float]]:
    """Every pair that Splink gives a probability, both by their places."""
    import pyarrow as pa
    import splink.comparison_library as ready
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.getLogger("splink").setLevel(logging.ERROR)
    database = DuckDBAPI()
    tables = [
        database.register(pa.Table.from_pylist(rows), dataset_display_name=name)
        for name, rows in (("asked", asked), ("on_file", on_file))
    ]
    names = ready.ForenameSurnameComparison("given", "surname", forename_surname_concat_col_name="whole_name")
    born = ready.DateOfBirthComparison("born", input_is_string=True, datetime_format="%Y%m%d")
    sexes = [ready.ExactMatch("sex")] if any(one["sex"] for one in on_file) else []
    settings = SettingsCreator(
        link_type="link_only",
        unique_id_column_name="place",
        comparisons=[names, born, *sexes],
        blocking_rules_to_generate_predictions=[block_on("given"), block_on("surname"), block_on("born")],
    )
    linker = Linker(tables, settings)
    rules = [block_on("given", "born"), block_on("surname", "born")]
    linker.training.estimate_probability_two_random_records_match(rules, recall=_RECALL)
    linker.training.estimate_u_using_random_sampling(max_pairs=_PAIRS, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("given", "surname"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("born"))
    pairs = linker.inference.predict(threshold_match_weight=_LEAST_WEIGHT)
    return [_pair(row) for row in pairs.as_record_list()]


def _pair(row: dict[str, Any]) -> tuple[int, int, float]:
    """Places of the one asked and the one on file: their order is Splink's."""
    one, other = row["place_l"], row["place_r"]
    if row["source_dataset_l"] != "asked":
        one, other = other, one
    return one, other, row["match_probability"]


if __name__ == "__main__":
    json.dump(linked(**json.load(sys.stdin)), sys.stdout)
