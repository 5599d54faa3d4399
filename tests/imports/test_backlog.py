"""Three thousand sessions from a file: the counts that go in are the counts that are stored."""

from collections import Counter
from datetime import date

import pytest

from tests.backlog_file import make_backlog
from tests.imports import stored


@pytest.mark.parametrize(("name", "seed"), [("arsip.csv", 1), ("arsip.csv", 2), ("arsip.xlsx", 3)])
def test_counts_in_are_counts_stored(app, run, tmp_path, name, seed):
    rows = make_backlog(tmp_path / name, seed, 3000)

    result = run("outreach", "import", tmp_path / name, "--yes")

    assert result.exit_code == 0, result.output
    assert stored.sums(app) == (3000, *(sum(row[head] for row in rows) for head in stored.HEADS))
    assert Counter(stored.facts(app)) == Counter(
        (row["village_code"], row["held_on"], row["title"], tuple(row[head] for head in stored.HEADS)) for row in rows
    )
    again = run("outreach", "import", tmp_path / name, "--yes")
    assert "Sudah tersimpan: 3.000" in again.output
    assert stored.sums(app)[0] == 3000


def test_the_same_seed_makes_the_same_file(tmp_path):
    first = make_backlog(tmp_path / "a.csv", 5, 200)
    second = make_backlog(tmp_path / "b.csv", 5, 200)

    assert first == second
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    assert {row["held_on"].year for row in first} == {2025, 2026}
    assert max(row["held_on"] for row in first) <= date(2026, 9, 30)
    content = [tuple(value for key, value in row.items() if key != "key") for row in first]
    assert len(set(content)) < len(content)  # equal rows are among them
