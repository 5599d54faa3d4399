"""The cells of a row of sessions: the words that are known, and each fault with its row, column and reason."""

import pytest

from tests.imports import stored
from tests.imports.session_rows import FULL, SHORT, row


@pytest.mark.parametrize(
    ("words", "topics"),
    [
        ("rights and duties", {"rights_and_duties"}),
        ("Hak dan kewajiban PMI", {"rights_and_duties"}),
        ("jobs and employers", {"jobs_and_employers"}),
        ("social security", {"social_security"}),
        ("official procedure", {"official_procedure"}),
        ("costs", {"costs"}),
        ("vulnerability to trafficking, drugs, radicalisation, health", {"trafficking", "other_risks"}),
        ("law and culture of destination", {"destination_law_and_culture"}),
        ("placement and work contracts", {"placement_and_contract"}),
        ("registered agencies (P3MI)", {"registered_agencies"}),
        ("destination and banned countries", {"destination_countries"}),
        ("how to complain", {"complaints"}),
        ("online scam and gambling recruitment", {"online_scam_recruitment"}),
        ("illegal brokers (calo)", {"illegal_brokers"}),
        ("False job offers and online scams", {"online_scam_recruitment"}),
        ("Lowongan palsu dan penipuan daring|CALO", {"online_scam_recruitment", "illegal_brokers"}),
        ("calo, biaya, P3MI", {"illegal_brokers", "costs", "registered_agencies"}),
        ("Narkoba, radikalisme, dan kesehatan", {"other_risks"}),
    ],
)
def test_topics_by_key_or_by_name(app, bring_in_sessions, words, topics):
    bring_in_sessions([row(topic=words)], "--yes")

    assert stored.sessions(app)[0]["topics"] == topics


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("village_code", "", "Isi kode desa dari Kemendagri"),
        ("village_code", "19.01.04", "Ini kode Kecamatan Mendo Barat, Kab. Bangka."),
        ("village_code", "Kace Timur", "Ini bukan kode desa"),
        ("village_code", "1901040014", "Ini mirip kode BPS."),
        ("village_code", "19.01.04.2999", "Kode ini tidak ada dalam daftar 2025."),
        ("held_on", "", "Isi tanggal kegiatan."),
        ("held_on", "31/02/2026", "“31/02/2026” bukan tanggal di kalender."),
        ("held_on", "2026-10-08", "8 Oktober 2026 belum tiba"),
        ("held_on", "1999-12-31", "31 Desember 1999 terlalu lama"),
        ("title", "", "Tulis nama kegiatan."),
        ("title", "x" * 201, "201"),
        ("topic", "", "Pilih"),
        ("topic", ";", "Pilih"),
        ("topic", "judi onlain", "Maksudnya “judi online”?"),
        ("topic", "calo; qqqq", "“qqqq” tidak dikenal di sini."),
        ("approach", "rapatt", "Maksudnya “rapat”?"),
        ("organizer", "x" * 201, "201"),
        ("venue", "x" * 201, "201"),
        ("men", "-1", "“-1” kurang dari nol."),
        ("women", "12,5", "“12,5” bukan bilangan bulat"),
        ("boys", "banyak", "“banyak” bukan bilangan bulat"),
        ("girls", "100001", "100001 terlalu banyak. Paling banyak 100.000."),
        ("key", "x" * 201, "201"),
    ],
)
def test_each_fault_has_its_row_column_value_and_reason(app, bring_in_sessions, column, value, reason):
    result = bring_in_sessions([SHORT, row(**{column: value})], "--yes")

    (line,) = [line for line in result.output.splitlines() if line.startswith("  Baris ")]
    assert line.startswith(f"  Baris 3, {column}: " + (repr(value[:60]) if value else ""))
    assert reason in line
    assert result.exit_code == 1
    assert stored.sums(app)[0] == 1  # the other row is stored


def test_all_faults_of_a_row_are_told_at_once(bring_in_sessions):
    result = bring_in_sessions([row(men="-1", title="", held_on="besok")])

    assert [line.split(":")[0] for line in result.output.splitlines() if line.startswith("  Baris ")] == [
        "  Baris 2, title",
        "  Baris 2, held_on",
        "  Baris 2, men",
    ]
    assert result.exit_code == 1


def test_a_row_without_any_count_and_one_with_too_many_cells(app, bring_in_sessions):
    result = bring_in_sessions([row(men="", women="", boys="", girls=""), [*FULL, "lebih"]], "--yes")

    assert "Baris 2, men: Isi berapa yang hadir" in result.output
    assert "Baris 3: 'lebih'. Baris ini punya lebih banyak sel" in result.output
    assert stored.sums(app)[0] == 0
