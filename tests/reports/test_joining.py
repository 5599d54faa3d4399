"""Finished reports in one file: each under its own bookmark with its own foot; tags, ids and links stay whole."""

import io
import re
import subprocess
from functools import partial

import pikepdf
import pytest

from app.printing.bundling import bundle_with
from app.printing.element_ids import PREFIX_LENGTH
from app.printing.line_ends import settle_line_ends
from app.printing.rendering import _Here, print_here
from tests.reports.papers import chapter, contents, document, faults_of
from tests.reports.reading import facts_of, pages_of

BUNDLE = document(contents=partial(contents, level=1))


def joined(*parts: tuple[str, bytes], paper=BUNDLE):
    return bundle_with(_Here(), paper, parts)


def reports(count: int) -> list[tuple[str, bytes]]:
    return [
        (f"Desa {n}", print_here(document(chapter(n, rows=5 * n, title=f"Laporan {n}"))).pdf)
        for n in range(1, count + 1)
    ]


def test_the_joined_file_is_sound_and_each_report_keeps_its_foot(tmp_path):
    bundle = joined(*reports(3))

    assert bundle.complaints == ()
    assert faults_of(bundle.pdf, tmp_path / "x.pdf") == []
    checked = subprocess.run(["qpdf", "--check", tmp_path / "x.pdf"], capture_output=True, check=False)
    assert checked.returncode == 0
    assert facts_of(bundle.pdf)["Pages"] == str(bundle.page_count) == "4"
    list_page, *pages = pages_of(bundle.pdf)
    assert re.findall(r"(Desa \d) hlm (\d)", list_page) == [("Desa 1", "2"), ("Desa 2", "3"), ("Desa 3", "4")]
    assert all("Halaman 1 dari 1" in page for page in pages)
    with pikepdf.open(io.BytesIO(bundle.pdf)) as pdf, pdf.open_outline() as outline:
        assert [str(one.title) for one in outline.root] == ["Desa 1", "Desa 2", "Desa 3"]
        assert [str(one.title) for one in outline.root[1].children] == ["Bab 2"]


def test_a_link_stays_in_its_report_though_others_have_a_place_of_that_name():
    bundle = joined(*reports(3))

    with pikepdf.open(io.BytesIO(bundle.pdf)) as pdf:
        for page in pdf.pages[1:]:
            assert [one.Dest[0].objgen for one in page.Annots] == [page.obj.objgen]


def test_the_same_report_twice_has_two_sets_of_ids(tmp_path):
    [one] = reports(1)

    bundle = joined(one, one, one)

    assert faults_of(bundle.pdf, tmp_path / "x.pdf") == []
    with pikepdf.open(io.BytesIO(bundle.pdf)) as pdf:
        leaves = list(pdf.Root.StructTreeRoot.IDTree.Kids)
        ids = [bytes(name) for leaf in leaves for name in list(leaf.Names)[::2]]
        assert ids == sorted(set(ids))
        assert len({name[:PREFIX_LENGTH] for name in ids}) == 1
        told = {bytes(name) for element in _cells(pdf.Root.StructTreeRoot) for name in element.A.Headers}
        assert told <= set(ids)


def _cells(root):
    waiting = list(root.K)
    while waiting:
        element = waiting.pop()
        if "/A" in element and "/Headers" in element.A:
            yield element
        waiting.extend(kid for kid in element.get("/K", ()) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid)


def test_without_contents_there_are_only_the_reports():
    bundle = joined(*reports(2), paper=document())

    assert [("Bagian 1A" in page, "Bagian 2A" in page) for page in pages_of(bundle.pdf)] == [
        (True, False),
        (False, True),
    ]


def test_a_link_to_a_place_that_is_nowhere_is_told():
    printed = print_here(document(chapter(1, more='<p><a href="part:nowhere">lihat</a></p>'), chapter(2)))

    assert printed.complaints == ("no such place: nowhere",)


@pytest.mark.parametrize("seed", range(3))
def test_no_packed_stream_ends_in_a_carriage_return(tmp_path, seed):
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.Many = pikepdf.Array(
        pdf.make_indirect(pikepdf.Dictionary(Number=number, Seed=seed * 7919 + number**2)) for number in range(120_000)
    )
    out = io.BytesIO()
    pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    assert b"\r\nendstream" in out.getvalue()  # some of twelve hundred do

    settled = settle_line_ends(out.getvalue())

    assert b"\r\nendstream" not in settled
    (tmp_path / "x.pdf").write_bytes(settled)
    checked = subprocess.run(["qpdf", "--check", tmp_path / "x.pdf"], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    with pikepdf.open(tmp_path / "x.pdf") as again:
        assert [int(one.Number) for one in again.Root.Many] == list(range(120_000))
