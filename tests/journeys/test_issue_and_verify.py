"""Staff issue a report in their own words; whoever holds the paper reads its code with a phone and drops the file on
the page; what is corrected afterwards is seen beside it and in the next report."""

import io
import re
import subprocess

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from tests import cast
from tests.chromium import PHONE, Site, on_sqlite
from tests.issued_records import PDF, store_issued
from tests.journeys.steps import sign_in
from tests.records import store_session

pytestmark = [on_sqlite, pytest.mark.chromium]

OWN_WORDS = "Kecamatan mengundang kepala desa yang belum lapor pada minggu pertama bulan depan."
DROP = """async ([selector, bytes]) => {
  const file = new File([new Uint8Array(bytes)], "laporan.pdf", { type: "application/pdf" });
  const data = new DataTransfer();
  data.items.add(file);
  for (const kind of ["dragenter", "dragover", "drop"])
    document.querySelector(selector).dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true }));
}"""


def codes_on_first_page(pdf: bytes) -> list[str]:
    """What a phone reads from the paper; no markup is believed."""
    command = ("pdftoppm", "-r", "200", "-f", "1", "-l", "1", "-gray", "-")
    picture = Image.open(io.BytesIO(subprocess.run(command, input=pdf, check=True, capture_output=True).stdout))
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def drop(page: Page, content: bytes, on: str = "h1") -> None:
    page.evaluate(DROP, [on, list(content)])


def words_of(pdf: bytes) -> str:
    """As one line."""
    text = subprocess.run(("pdftotext", "-", "-"), input=pdf, check=True, capture_output=True).stdout.decode()
    return " ".join(text.split())


def correct(site: Site, session_id: int) -> None:
    """The village finds that eleven men came, not eight."""
    page = site.visit(cast.SITI)
    page.goto(f"/outreach/{session_id}")
    page.get_by_role("link", name="Ubah", exact=True).click()
    page.get_by_label("Laki-laki dewasa").fill("11")
    page.get_by_role("button", name="Simpan perubahan").click()
    expect(page.get_by_text("Kegiatan sudah diubah")).to_be_visible()


def test_a_report_is_edited_issued_read_from_the_paper_known_again_and_corrected(site):
    session_id = store_session(site.app)
    page = sign_in(site, cast.DEWI)
    page.goto(f"/reports/progress?area={cast.MENDO_BARAT}&period=2026-Q3")
    page.get_by_text("Ubah kata-kata laporan").click()
    page.locator("#texts").get_by_role("link", name="Kesimpulan").click()
    page.get_by_label("Teks").fill(OWN_WORDS)
    page.get_by_role("button", name="Simpan teks").click()
    expect(page.locator("article.sheet")).to_contain_text(OWN_WORDS)
    page.get_by_role("link", name="Terbitkan", exact=True).click()
    page.get_by_label("Nomor", exact=True).fill("400.9/12/KEC/2026")
    page.get_by_label("Tanggal", exact=True).fill("2026-10-07")
    page.get_by_label("Nama dengan gelar").fill("Rini Contoh, S.IP.")
    page.get_by_role("button", name="Terbitkan laporan").click(timeout=60_000)
    expect(page.get_by_text("Laporan sudah terbit")).to_be_visible()
    address = page.get_by_role("link", name="PDF yang diterbitkan").get_attribute("href")
    pdf = page.request.get(f"{site.url}{address}").body()
    assert OWN_WORDS in words_of(pdf)

    [read] = codes_on_first_page(pdf)
    assert re.fullmatch(re.escape(site.url) + "/verify/[0-9A-Z]{12}", read)
    stranger = site.visit(viewport=PHONE)
    stranger.goto(read)
    expect(stranger.get_by_role("heading", level=1)).to_have_text("Laporan ini berlaku")
    expect(stranger.get_by_text("400.9/12/KEC/2026")).to_be_visible()
    expect(stranger.get_by_text("Rini Contoh")).to_have_count(0)
    sent: list[str] = []
    stranger.on("request", lambda request: sent.append(request.url))
    drop(stranger, pdf)
    expect(stranger.get_by_text("Ya: inilah berkas yang diterbitkan")).to_be_visible()
    drop(stranger, pdf[:-1] + b" ")
    expect(stranger.get_by_text("Bukan: berkas ini bukan berkas yang diterbitkan")).to_be_visible()
    expect(stranger.get_by_text("Ya: inilah berkas")).to_be_hidden()
    assert sent == []
    correct(site, session_id)
    page.reload()
    expect(page.locator("#corrections")).to_contain_text("Mendo Barat")
    rows = page.locator("#corrections tbody tr").all_inner_texts()
    assert ["22", "25"] in [row.split()[-2:] for row in rows]
    assert page.request.get(f"{site.url}{address}").body() == pdf
    page.goto(f"/reports/progress?area={cast.MENDO_BARAT}&period=2026-Q4")
    expect(page.locator("article.sheet")).to_contain_text("Ralat atas Laporan Sebelumnya")
    assert not site.complaints


def test_the_file_is_chosen_by_the_field_too(site):
    code = store_issued(site.app)
    page = site.visit()
    page.goto("/verify")
    page.get_by_label("Kode pada kertas").fill(code.lower())
    page.get_by_role("button", name="Periksa").click()
    page.get_by_label("PDF laporan").set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": PDF})

    expect(page.get_by_text("Ya: inilah berkas yang diterbitkan")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert not site.complaints


def test_without_scripts_the_page_says_how_to_compare(site):
    code = store_issued(site.app)
    page = site.visit(scripts=False)
    page.goto(f"/verify/{code}")

    expect(page.get_by_label("PDF laporan")).to_be_hidden()
    page.get_by_text("Bandingkan sendiri").click()
    expect(page.get_by_text("certutil -hashfile")).to_be_visible()


def test_while_the_paper_is_printed_the_page_says_so(site):
    page = sign_in(site, cast.DEWI)
    page.goto(f"/reports/issue?area={cast.MENDO_BARAT}&period=2026-Q3")
    page.evaluate("addEventListener('submit', (event) => event.preventDefault())")  # as if no answer came
    expect(page.get_by_text("PDF sedang dibuat")).to_be_hidden()

    page.get_by_role("button", name="Terbitkan laporan").click()

    expect(page.get_by_text("PDF sedang dibuat")).to_be_visible()
