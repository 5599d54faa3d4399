"""HTML that is read as XML gives the tree that the rules of HTML give; what is not plainly both is left to those."""

from xml.etree.ElementTree import Element

import pytest
import tinyhtml5

from app import clock
from app.areas.queries import find_area
from app.periods import parse_period
from app.printing.html_reading import read
from app.reports.progress.content import build_report
from app.reports.progress.layout import lay_out_document
from tests import cast
from tests.chromium import on_sqlite

_XMLNS = "{http://www.w3.org/2000/xmlns/}xmlns"
UNSURE = {
    "a block in a paragraph": "<p>a<ol><li>b</li></ol></p>",
    "a row in a table": "<table><tr><td>a</td></tr></table>",
    "words in a table": "<table>a<tbody><tr><td>b</td></tr></tbody></table>",
    "a link in a link": "<a href='#a'>a<a href='#b'>b</a></a>",
    "an item in an item": "<ul><li>a<li>b</li></li></ul>",
    "a tag left open": "<p>a<p>b",
    "an attribute without a value": "<p hidden>a</p>",
    "lines in an attribute": '<div data-title="a\nb">c</div>',
    "a word of HTML": "<p>a &mdash; b</p>",
    "a remark": "<p>a<!-- b --></p>",
    "a script": "<script>a</script>",
    "capitals": "<P>a</P>",
    "a picture without its name": '<svg viewBox="0 0 1 1"></svg>',
    "a letter that XML does not know": "<p>\x01</p>",
}


def facts(element: Element) -> tuple:
    attributes = {name: value for name, value in element.attrib.items() if name != _XMLNS}
    return element.tag, attributes, element.text or "", element.tail or "", [facts(kid) for kid in element]


@on_sqlite
@pytest.mark.parametrize("code", ["19", "19.01", cast.MENDO_BARAT, cast.KACE_TIMUR])
def test_a_report_is_read_as_a_browser_reads_it(app, code):
    with app.test_request_context():
        paper = lay_out_document(build_report(find_area(code), parse_period("2026-Q3"), clock.now()))

    for html in paper.chapters:
        tree = read(html)
        assert tree is not None
        assert facts(tree) == facts(tinyhtml5.parse(html, namespace_html_elements=False))


@pytest.mark.parametrize("body", UNSURE.values(), ids=UNSURE)
def test_what_is_not_plainly_both_is_left_to_the_rules_of_html(body):
    head = '<!doctype html><html lang="id"><head><title>a</title></head><body>'
    assert read(f"{head}<p>a</p></body></html>") is not None
    assert read(f"{head}{body}</body></html>") is None
