"""A first draft for Word: its heading, what is recorded in its considerations, the laws, the places left blank."""

from datetime import UTC, date, datetime

import pytest

from app.areas.models import Area
from app.db import db, write_tx
from app.outreach.models import OutreachSession, OutreachVillage
from app.regulations.vocabulary import RegulationKind
from app.reports.models import Letterhead, Signatory
from app.web.settings import put_setting
from tests import cast
from tests.drafting.reading import DECREE, PERDES, WARD, blanks, heading, leftovers, listed, read, texts, write
from tests.records import set_regency, store_regulation, store_session

TASK_FORCE = "SATUAN TUGAS PENCEGAHAN TINDAK PIDANA PERDAGANGAN ORANG DAN PELINDUNGAN PEKERJA MIGRAN INDONESIA"


def set_letterhead(app, village: str = cast.KACE_TIMUR, **values: str) -> None:
    with app.app_context(), write_tx() as tx:
        area_id = tx.scalars(db.select(Area.id).where(Area.code == village)).one()
        place = values.pop("place", "")
        tx.add(Letterhead(area_id=area_id, place=place))
        tx.add(Signatory(area_id=area_id, **values))


def make_joint(app, outreach_id: int) -> None:
    """The neighbour took part too, and nobody told the heads apart."""
    with app.app_context(), write_tx() as tx:
        neighbour = tx.scalars(db.select(Area.id).where(Area.code == cast.PETALING)).one()
        tx.add(OutreachVillage(session_id=outreach_id, village_id=neighbour))


def said_of_sessions(document) -> list[str]:
    return [text for text in listed(document, "Menimbang") if "kegiatan sosialisasi" in text]


def test_a_village_head_drafts_a_perdes(app, browser, siti):
    store_session(app)
    document = read(write(browser.sign_in(siti)))

    assert heading(document) == [
        "KEPALA DESA KACE TIMUR",
        "KABUPATEN BANGKA",
        "PERATURAN DESA KACE TIMUR",
        "NOMOR ………… TAHUN 2026",
        "TENTANG",
        "PELINDUNGAN PEKERJA MIGRAN INDONESIA",
        "DENGAN RAHMAT TUHAN YANG MAHA ESA",
        "KEPALA DESA KACE TIMUR,",
    ]
    lines = texts(document)
    for words in (
        "Dengan Kesepakatan Bersama",
        "BADAN PERMUSYAWARATAN DESA KACE TIMUR",
        "MEMUTUSKAN:",
        "BAB I KETENTUAN UMUM",
        "BAB IX KETENTUAN PENUTUP",
        "Pasal 1",
        "LEMBARAN DESA KACE TIMUR TAHUN 2026 NOMOR …………",
    ):
        assert words in lines
    assert listed(document, "Menetapkan") == ["PERATURAN DESA TENTANG PELINDUNGAN PEKERJA MIGRAN INDONESIA."]
    assert not leftovers(document)
    assert not blanks(document).count("")


def test_the_duties_of_the_law_are_all_in_it(app, browser, siti):
    lines = texts(read(write(browser.sign_in(siti))))

    duties = lines[lines.index("Untuk melindungi PMI, Pemerintah Desa bertugas:") + 1 :][:5]
    for word, duty in zip(("lowongan", "mencatat", "dokumen", "memantau", "memberdayakan"), duties, strict=True):
        assert word in duty


def test_the_articles_are_numbered_and_refer_to_each_other(app, browser, siti):
    document = read(write(browser.sign_in(siti)))
    articles = [one.text for one in document.paragraphs if one.style.name == "Heading 2"]
    lines = texts(document)

    assert articles == [f"Pasal {number}" for number in range(1, len(articles) + 1)]
    duties = lines.index("Untuk melindungi PMI, Pemerintah Desa bertugas:")
    assert any(f"dalam {lines[duties - 1]} huruf a" in line for line in lines)


def test_the_considerations_say_what_was_held(app, browser, siti):
    for day in (1, 2, 3):
        store_session(app, key=f"september-{day}", held_on=date(2026, 9, day))
    store_session(app, key="a year and a day", held_on=date(2025, 10, 6))
    returned = store_session(app, key="bin", held_on=date(2026, 9, 9))
    with app.app_context(), write_tx() as tx:
        tx.get(OutreachSession, returned).deleted_at = datetime(2026, 9, 10, tzinfo=UTC)
    with app.app_context():
        query = db.select(OutreachSession).where(OutreachSession.deleted_at.is_(None))
        held = [one for one in db.session.scalars(query) if one.held_on >= date(2025, 10, 7)]
        counted = len(held), sum(one.attendance for one in held)

    (said,) = said_of_sessions(read(write(browser.sign_in(siti))))

    assert counted == (3, 66)
    assert said == (
        "bahwa dalam 12 (dua belas) bulan terakhir sampai dengan tanggal 7 Oktober 2026 di Desa Kace Timur telah "
        "dilaksanakan 3 (tiga) kegiatan sosialisasi dengan 66 (enam puluh enam) kehadiran;"
    )


def test_a_joint_session_is_not_counted_as_the_village_s_own(app, browser, siti):
    make_joint(app, store_session(app))
    signed_in = browser.sign_in(siti)
    assert said_of_sessions(read(write(signed_in))) == [
        "bahwa dalam 12 (dua belas) bulan terakhir sampai dengan tanggal 7 Oktober 2026 di Desa Kace Timur telah "
        "dilaksanakan 1 (satu) kegiatan sosialisasi bersama desa atau kelurahan lain;"
    ]
    store_session(app, key="own")

    (said,) = said_of_sessions(read(write(signed_in)))

    assert "2 (dua) kegiatan sosialisasi dengan 22 (dua puluh dua) kehadiran, dan 1 (satu) di antaranya" in said


def test_nothing_held_is_left_out_and_the_letters_follow(app, browser, siti):
    signed_in = browser.sign_in(siti)
    without = listed(read(write(signed_in)), "Menimbang")
    store_session(app)
    with_one = listed(read(write(signed_in)), "Menimbang")

    assert len(with_one) == len(without) + 1
    assert "dalam huruf a dan huruf b," in without[-1]
    assert "dalam huruf a, huruf b, dan huruf c," in with_one[-1]


@pytest.mark.parametrize("label", ["Menimbang", "Mengingat"])
def test_lists_are_numbered_by_word_itself(app, browser, siti, label):
    document = read(write(browser.sign_in(siti)))
    row = next(row for table in document.tables for row in table.rows if row.cells[0].text == label)
    numbers = {one._p.pPr.numPr.numId.val for one in row.cells[2].paragraphs}

    assert len(numbers) == 1


def test_the_laws_are_those_of_the_regency_where_it_has_set_some(app, browser, siti):
    signed_in = browser.sign_in(siti)
    usual = listed(read(write(signed_in)), "Mengingat")
    assert usual[0].startswith("Undang-Undang Nomor 21 Tahun 2007")
    assert any(one.startswith("Undang-Undang Nomor 18 Tahun 2017") for one in usual)
    assert [one[-1] for one in usual] == [*";" * (len(usual) - 1), "."]
    set_regency(app, legal_basis="Undang-Undang Satu;\n\n  Peraturan Daerah <b> & Dua.\nTiga")

    assert listed(read(write(signed_in)), "Mengingat") == [
        "Undang-Undang Satu;",
        "Peraturan Daerah <b> & Dua;",
        "Tiga.",
    ]


def test_a_task_force_carries_out_the_perdes_that_is_in_force(app, browser, siti):
    store_regulation(app, promulgation_number="3")
    document = read(write(browser.sign_in(siti), DECREE))
    perdes = "Peraturan Desa Kace Timur Nomor 2 Tahun 2026 tentang Pelindungan pekerja migran Indonesia"

    assert heading(document) == [
        "KEPALA DESA KACE TIMUR",
        "KABUPATEN BANGKA",
        "KEPUTUSAN KEPALA DESA KACE TIMUR",
        "NOMOR ………… TAHUN 2026",
        "TENTANG",
        f"PEMBENTUKAN {TASK_FORCE}",
        "KEPALA DESA KACE TIMUR,",
    ]
    assert any(f"untuk melaksanakan {perdes}," in one for one in listed(document, "Menimbang"))
    assert listed(document, "Mengingat")[-1] == f"{perdes} (Lembaran Desa Kace Timur Tahun 2026 Nomor 3)."
    assert "paling lama 3 (tiga) tahun" in listed(document, "KELIMA")[0]
    members = next(table for table in document.tables if table.rows[0].cells[0].text == "No.")
    assert len(members.rows) == 11
    assert members.rows[2].cells[1].text == "…………"
    assert not leftovers(document)


def test_a_decree_is_no_legal_basis_of_another(app, browser, siti):
    signed = {"agreed_on": None, "promulgated_on": None, "submitted_on": None}
    store_regulation(app, kind=RegulationKind.HEAD_DECREE, title="Pembentukan posko", **signed)
    signed_in = browser.sign_in(siti)

    assert not any("Pembentukan posko" in text for text in texts(read(write(signed_in, DECREE))))
    assert "Pembentukan posko" not in signed_in.open(f"/drafts/{cast.KACE_TIMUR}").text()


def test_a_kelurahan_has_a_decree_of_its_lurah_and_no_perdes(app, browser, lina):
    signed_in = browser.sign_in(lina)
    document = read(write(signed_in, WARD, cast.KELURAHAN))

    lines = heading(document)
    assert lines[0].startswith("LURAH ")
    assert lines[1].startswith("KECAMATAN ")
    assert lines[2] == "KOTA PANGKAL PINANG"
    assert not any(word in text for text in texts(document) for word in ("Badan Permusyawaratan", "Perdes", "Bupati"))
    assert "Wali Kota Pangkal Pinang;" in texts(document)
    assert not any("Desa" in text for text in listed(document, "Mengingat"))
    assert not leftovers(document)
    signed_in.open(f"/drafts/{cast.KELURAHAN}/{PERDES}", status=404)


def test_a_regional_regulation_covers_the_kelurahan(app, browser, lina):
    regional = RegulationKind.REGIONAL_REGULATION
    store_regulation(app, cast.PANGKAL_PINANG, 7, also=[cast.KELURAHAN], kind=regional, title="Pelindungan di kota")

    document = read(write(browser.sign_in(lina), WARD, cast.KELURAHAN))

    cited = "Peraturan Wali Kota Pangkal Pinang Nomor 7 Tahun 2026 tentang Pelindungan di kota"
    assert listed(document, "Mengingat")[-1] == f"{cited}."


def test_what_is_typed_stands_in_its_place_and_the_rest_is_yellow(app, browser, siti):
    signed_in = browser.sign_in(siti)
    empty = blanks(read(write(signed_in)))
    document = read(
        write(
            signed_in,
            head_name="Siti Contoh, S.Sos.",
            secretary_name="Agus Contoh",
            place="Kace",
            enacted_on="2026-03-02",
            post="balai desa",
        )
    )

    lines = texts(document)
    assert lines.count("Siti Contoh, S.Sos.") == 1
    assert "Ditetapkan di Kace" in lines
    assert "pada tanggal 2 Maret 2026" in lines
    assert "Pemerintah Desa menyediakan Posko yang berkedudukan di balai desa." in lines
    assert len(blanks(document)) == 3
    assert len(empty) == 7
    assert sum("…………" in line for line in lines) == 3


def test_the_letterhead_of_the_village_is_in_the_form(app, browser, siti):
    set_letterhead(app, office="Pj. Kuwu Kace Timur", name="Budi <Contoh>", place="Petaling")
    document = read(write(browser.sign_in(siti)))

    assert heading(document)[0] == "KUWU KACE TIMUR"
    lines = texts(document)
    assert "Pj. KUWU KACE TIMUR," in lines
    assert "Budi <Contoh>" in lines
    assert "Ditetapkan di Petaling" in lines


def test_who_signs_reports_for_the_head_does_not_sign_a_perdes(app, browser, siti):
    set_letterhead(app, office="a.n. Kepala Desa, Sekretaris Desa", name="Agus Contoh")
    document = read(write(browser.sign_in(siti)))

    assert heading(document)[0] == "KEPALA DESA KACE TIMUR"
    assert "Agus Contoh" not in texts(document)


def test_other_names_for_desa_are_used_throughout(app, browser, siti):
    document = read(write(browser.sign_in(siti), place_word="Nagari", title="Wali Nagari", council="Bamus Nagari"))

    lines = texts(document)
    assert heading(document)[:3] == ["WALI NAGARI KACE TIMUR", "KABUPATEN BANGKA", "PERATURAN NAGARI KACE TIMUR"]
    assert "BAMUS NAGARI KACE TIMUR" in lines
    assert "LEMBARAN NAGARI KACE TIMUR TAHUN 2026 NOMOR …………" in lines
    own = [line for line in lines if "Desa" in line and "Undang-Undang" not in line and "Peraturan Menteri" not in line]
    assert own == [line for line in own if line.startswith(("RANCANGAN", "Peraturan Pemerintah"))]


def test_it_says_that_it_is_no_legal_document(app, browser, siti):
    document = read(write(browser.sign_in(siti)))

    first = texts(document)[0]
    for words in ("bukan dokumen hukum", "Badan Permusyawaratan Desa", "Bagian Hukum"):
        assert words in first
        assert words in document.sections[0].footer.paragraphs[0].text


def test_a_draft_of_the_demo_says_so(app, browser, siti):
    signed_in = browser.sign_in(siti)
    said = "Data contoh: orang dan angka di dalam rancangan ini rekaan."
    assert said not in texts(read(write(signed_in)))
    with app.app_context(), write_tx() as tx:
        put_setting(tx, "demo", {})

    assert said in texts(read(write(signed_in)))


def test_the_same_answers_give_the_same_bytes(app, browser, siti):
    signed_in = browser.sign_in(siti)

    assert write(signed_in, head_name="Siti") == write(signed_in, head_name="Siti")
    assert write(signed_in, head_name="Siti") != write(signed_in, head_name="Siti", paper="a4")


def test_paper(app, browser, siti):
    signed_in = browser.sign_in(siti)

    for paper, size in (("f4", (215, 330)), ("a4", (210, 297))):
        section = read(write(signed_in, paper=paper)).sections[0]
        assert (round(section.page_width.mm), round(section.page_height.mm)) == size
