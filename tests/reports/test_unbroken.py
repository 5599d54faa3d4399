"""A line of a paper never ends between a number and its word."""

import pytest

from app.printing.unbroken import keep_together


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>Pada Triwulan III Tahun 2026</p>", "<p>Pada Triwulan_III Tahun_2026</p>"),
        (
            "<p>sampai dengan 9 Juli 2026 di Kec. Mendo Barat</p>",
            "<p>sampai dengan 9_Juli 2026 di Kec._Mendo Barat</p>",
        ),
        (
            "<p><b>-</b> = tidak berlaku, lihat Tabel 7</p>",
            '<p><span class="one-line"><b>-</b> =</span> tidak berlaku, lihat Tabel_7</p>',
        ),
        ("<p>Tahun yang lalu, 12 desa</p>", "<p>Tahun yang lalu, 12 desa</p>"),
        ("<table><tr><td>9 Juli</td></tr></table> 9 Juli", "<table><tr><td>9 Juli</td></tr></table> 9_Juli"),
    ],
)
def test_a_number_stays_with_its_word(html, kept):
    assert keep_together(html) == kept.replace("_", "\N{NO-BREAK SPACE}")
