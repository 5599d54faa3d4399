"""Templates: nothing unused, no words outside the catalogue, no markup that the browser's policy would refuse."""

import re
from functools import cache
from html.parser import HTMLParser

import pytest
from jinja2 import Environment, nodes

from tests.source import APP, TEMPLATES

# The report is an official Indonesian document, and the guide is written in Indonesian, in both languages of the site.
INDONESIAN_ONLY = re.compile(r"reports/(_|print)|guide/")
NAMES = {"Jejak Desa", "Desa", "Perdes", "PDF", "CSV", "XLSX", "JSON", "WIB", "L", "P"}
SPOKEN = ("aria-label", "title", "alt", "placeholder", "data-label", "value")
_LETTERS = re.compile(r"[^\W\d_]")


@cache
def sources() -> dict[str, str]:
    return {path.relative_to(TEMPLATES).as_posix(): path.read_text() for path in sorted(TEMPLATES.rglob("*.html"))}


@cache
def tree(name: str) -> nodes.Template:
    return Environment(extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"]).parse(sources()[name], name)


def names_imported(name: str) -> dict[str, tuple[str, str]]:
    """Name in this template -> (template it comes from, name there)."""
    found = {}
    for node in tree(name).find_all(nodes.FromImport):
        for one in node.names:
            there, here = one if isinstance(one, tuple) else (one, one)
            found[here] = (node.template.value, there)
    return found


def names_loaded(node: nodes.Node) -> set[str]:
    return {name.name for name in node.find_all(nodes.Name) if name.ctx == "load"}


def macros_used() -> set[tuple[str, str]]:
    """(template, macro) of every macro that something calls."""
    used = set()
    for name in sources():
        imported = names_imported(name)
        used.update(imported[one] for one in names_loaded(tree(name)) & imported.keys())
        own = {macro.name: macro for macro in tree(name).find_all(nodes.Macro)}
        for macro in own:
            callers = [node for node in own.values() if node.name != macro]
            outside = [node for node in tree(name).body if not isinstance(node, nodes.Macro)]
            if any(macro in names_loaded(node) for node in [*callers, *outside]):
                used.add((name, macro))
    return used


def test_no_macro_is_unused():
    defined = {(name, macro.name) for name in sources() for macro in tree(name).find_all(nodes.Macro)}
    in_python = "\n".join(path.read_text() for path in APP.rglob("*.py"))
    unused = {pair for pair in defined - macros_used() if f'"{pair[1]}"' not in in_python}

    assert not unused


def test_no_macro_is_imported_in_vain():
    vain = [
        f"{name}: {here}" for name in sources() for here in names_imported(name) if here not in names_loaded(tree(name))
    ]
    assert not vain


def test_no_template_is_unused():
    in_python = "\n".join(path.read_text() for path in APP.rglob("*.py"))
    named = set(re.findall(r'"([\w/-]+\.html)"', in_python))
    for name in sources():
        for node in tree(name).find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
            named.update(const.value for const in node.template.find_all(nodes.Const))
            named.add(getattr(node.template, "value", ""))

    assert sources().keys() - named == set()
    assert {one for one in named if one.endswith(".html")} - sources().keys() == set()


class _Words(HTMLParser):
    """Collects the words that a reader sees or hears."""

    def __init__(self):
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if dict(attrs).get("type") not in ("hidden", "radio", "checkbox") and tag not in ("option", "button"):
            self.words.extend(value or "" for name, value in attrs if name in SPOKEN)


def words_outside_the_catalogue(source: str) -> list[str]:
    markup, inside = [], False
    for _line, token, value in Environment().lex(source):
        if token in ("variable_begin", "block_begin"):
            inside = True
        elif token in ("variable_end", "block_end"):
            inside = False
        elif token == "data" and not inside:
            markup.append(value)
    parser = _Words()
    parser.feed("".join(markup))
    texts = (" ".join(text.split()).strip(" .,:;-()/") for text in parser.words)
    return [text for text in texts if _LETTERS.search(text) and text not in NAMES]


@pytest.mark.parametrize("name", [name for name in sources() if not INDONESIAN_ONLY.match(name)])
def test_every_word_comes_from_the_catalogue(name):
    assert words_outside_the_catalogue(sources()[name]) == []


def test_words_outside_the_catalogue_are_found():
    source = '<p class="a">{{ _("Hello") }} world</p><a title="Go on">{% if x %}<b>-</b>{% endif %}</a> Jejak Desa'

    assert words_outside_the_catalogue(source) == ["world", "Go on"]


def test_nothing_but_the_icons_is_printed_unescaped():
    unescaped = {
        name
        for name in sources()
        for node in tree(name).find_all((nodes.Filter, nodes.ScopedEvalContextModifier))
        if isinstance(node, nodes.ScopedEvalContextModifier) or node.name == "safe"
    }
    assert unescaped <= {"macros/icons.html"}


@pytest.mark.parametrize("name", list(sources()))
def test_the_browser_policy_would_refuse_nothing(name):
    """The policy allows scripts and styles from our own files only."""
    source = sources()[name]

    assert not re.findall(r"\sstyle=|<style|javascript:|\son[a-z]+=[\"']", source)
    assert not re.findall(r"<script(?![^>]*\bsrc=)", source)
