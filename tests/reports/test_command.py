"""flask report: a file, or one clear sentence."""

import pytest

from tests import cast
from tests.records import store_session
from tests.reports.reading import facts_of, words_of


def test_the_report_is_written_to_a_file(app, run, tmp_path):
    store_session(app)
    target = tmp_path / "laporan.pdf"

    result = run("report", "1901042014", "2026-q3", "-o", target)

    assert result.exit_code == 0, result.output
    assert facts_of(target.read_bytes())["Title"].endswith("Desa Kace Timur, Triwulan III Tahun 2026")
    assert "Data per 7 Oktober 2026 pukul 09.00 WIB" in words_of(target.read_bytes())


@pytest.mark.parametrize(
    ("area", "period", "sentence"),
    [
        ("99.99", "2026-Q3", "No area has the code 99.99. Codes look like 19, 19.01 or 19.01.04.2014."),
        (cast.BANGKA, "2026-Q7", "2026-Q7 is not a period. Write 2026, 2026-S1, 2026-Q3 or 2026-09."),
        (cast.BANGKA, "2027", "Year 2027 has not begun. It can be reported on from 1 January 2027."),
    ],
)
def test_what_cannot_be_reported_on_is_said_in_a_sentence(run, tmp_path, area, period, sentence):
    result = run("report", area, period, "-o", tmp_path / "laporan.pdf")

    assert result.exit_code == 1
    assert result.output == f"Error: {sentence}\n"
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_is_named(run, tmp_path):
    target = tmp_path / "no such folder" / "laporan.pdf"

    result = run("report", cast.KACE_TIMUR, "2026-Q3", "-o", target)

    assert result.exit_code == 1
    assert result.output == f"Error: {target} could not be written: No such file or directory.\n"
