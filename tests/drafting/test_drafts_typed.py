"""Whatever is typed comes out as typed: no tag of a template is carried out, no markup breaks the document."""

import pytest

from tests import cast
from tests.drafting.reading import DECREE, PERDES, WARD, leftovers, read, texts, write

STRANGE = [
    "{{7*7}}",
    "{% for x in [1] %}x{% endfor %}",
    "{# gone #} here",
    "{_{ 7 }_} {_% if %_}",
    "{{ ''.__class__.__mro__ }}",
    "</w:t></w:r></w:p><w:p>",
    "A & B <i>C</i> \"D\" 'E' “F”",
    "&amp; &lt; &#123;",
    "Ni Luh 😀 Ḍewi ʻAin 名",
    "[[head_name]] @tugas ………… x|blank",
    "nama" * 30,
    "\\ $1 %s {0}",
]


def test_a_name_comes_out_as_typed(app, browser, siti):
    signed_in = browser.sign_in(siti)

    usual = texts(read(write(signed_in, head_name="Siti")))
    for typed in STRANGE:
        lines = texts(read(write(signed_in, head_name=typed)))
        assert lines[lines.index("KEPALA DESA KACE TIMUR,", 20) + 1] == typed
        assert len(lines) == len(usual)


def test_so_it_does_in_every_field(app, browser, siti):
    typed = "{{7*7}} <&> {%x%}"
    names = ("head_name", "secretary_name", "place", "post", "place_word", "title", "council")

    lines = texts(read(write(browser.sign_in(siti), **dict.fromkeys(names, typed))))

    assert f"Ditetapkan di {typed}" in lines
    assert f"PERATURAN {typed.upper()} KACE TIMUR" in lines


def test_signs_that_no_document_can_hold_are_left_out(app, browser, siti):
    lines = texts(read(write(browser.sign_in(siti), head_name="Siti\ufffe\uffff\x00\x0b Contoh")))

    assert "Siti Contoh" in lines


def test_too_long_a_name_is_refused_and_nothing_is_lost(app, browser, siti):
    page = browser.sign_in(siti).open(f"/drafts/{cast.KACE_TIMUR}/{PERDES}").submit(head_name="x" * 300, post="balai")

    assert "300 huruf" in page.text("#faults")
    assert page.one("#head_name").get("value") == "x" * 300
    assert page.one("#post").get("value") == "balai"


@pytest.mark.parametrize("typed", ["1925-01-01", "2125-01-01", "31 Februari 2026"])
def test_a_day_that_makes_no_sense_is_refused(app, browser, siti, typed):
    page = browser.sign_in(siti).open(f"/drafts/{cast.KACE_TIMUR}/{DECREE}").submit(enacted_on=typed)

    assert page.all("#enacted_on-error")
    assert page.one("#enacted_on").get("value") == typed


def test_nothing_of_the_template_is_left(app, browser, siti, lina):
    for person, document, village in ((siti, PERDES, cast.KACE_TIMUR), (siti, DECREE, cast.KACE_TIMUR)):
        assert not leftovers(read(write(browser.sign_in(person), document, village)))
    assert not leftovers(read(write(browser.sign_in(lina), WARD, cast.KELURAHAN)))
