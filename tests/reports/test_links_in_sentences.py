"""Numbers in sentences are links on the screen alone: the words, the data and the paper are as if there were none."""

import pickle
import re

import pytest

from app.areas.queries import find_area
from app.coverage.opening import Count, finished, number, run_on
from app.periods import parse_period
from app.reports.issued.snapshot import as_json
from app.reports.progress.content import build_report
from app.reports.progress.layout import lay_out_document
from tests import cast
from tests.coverage.recount import record_at_random
from tests.signed_in import NOW

PRIVATE = re.compile("[\ue000-\uf8ff]")


def test_a_sentence_is_its_words_and_knows_where_its_numbers_stand(app):
    some, none = Count(31, "villages reached"), Count(0, "held")

    with app.test_request_context():
        sentence = finished(f"Sebanyak {number(some)} dari {number(47)} desa, {number(none)} kegiatan.")

    assert sentence == "Sebanyak 31 dari 47 desa, 0 kegiatan."
    assert [piece for piece in sentence.pieces if piece[1]] == [("31", "villages reached")]
    assert pickle.loads(pickle.dumps(sentence)).pieces == sentence.pieces
    assert run_on(("Pertama.", "", sentence)).pieces[-3:] == sentence.pieces


@pytest.mark.parametrize("code", ["ID", "19.01", cast.MENDO_BARAT, cast.KACE_TIMUR])
def test_no_mark_is_left_in_data_or_on_paper(app, code):
    record_at_random(app, seed=41)
    with app.app_context():
        report = build_report(find_area(code), parse_period("2026-Q3"), NOW)
        chapters, data = lay_out_document(report).chapters, as_json(report).decode()

    assert not PRIVATE.search(data)
    assert not any(PRIVATE.search(chapter) or '<a href="/' in chapter for chapter in chapters)


def test_what_an_office_wrote_itself_is_not_linked(app, browser, rahmat):
    record_at_random(app, seed=41)
    what = "area=19.01&period=2026-Q3&kind=progress"
    reading = browser.sign_in(rahmat)
    page = reading.open(f"/reports/text/results?{what}")

    page.submit("Simpan teks", text="Sebanyak 31 dari 47 desa \ue000held\ue00131\ue002 telah dijangkau.")

    typed = reading.open(f"/reports/progress?{what}").one(".sheet p.typed")
    assert typed.text_content() == "Sebanyak 31 dari 47 desa held31 telah dijangkau."
    assert not typed.cssselect("a")
