"""No sentence lacks its Indonesian, and a translation says no more and no less than its source."""

import ast
import re

from flask_babel import force_locale

from app.i18n import _n
from tests.catalogue import catalogue, sentences
from tests.source import modules

_PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%")


def placeholders(sentence: str) -> set[str]:
    return {match[0] for match in _PLACEHOLDER.finditer(sentence)}


def forms(text) -> list[str]:
    return list(text) if isinstance(text, (list, tuple)) else [text]


def test_there_is_something_to_translate():
    assert len(sentences()) > 150


def test_every_sentence_has_an_indonesian_translation():
    missing = []
    for sentence, place in sentences().items():
        entry = catalogue().get(forms(sentence)[0])
        if entry is None or not all(forms(entry.string)) or entry.pluralizable != isinstance(sentence, tuple):
            missing.append(f"{place}: {sentence}")
    assert not missing, "\n".join(missing)


def test_the_placeholders_agree():
    wrong = []
    for entry in catalogue():
        if entry.id:
            wanted = placeholders("".join(forms(entry.id)))
            wrong.extend(f"{entry.id!r} -> {text!r}" for text in forms(entry.string) if placeholders(text) != wanted)
    assert not wrong, "\n".join(wrong)


def test_no_translation_is_left_of_a_sentence_that_is_gone():
    needed = {forms(sentence)[0] for sentence in sentences()}
    gone = [forms(entry.id)[0] for entry in catalogue() if entry.id and forms(entry.id)[0] not in needed]

    assert not gone, "\n".join(gone)
    assert not catalogue().obsolete


def test_no_translation_waits_to_be_checked():
    assert not [entry.id for entry in catalogue() if entry.id and entry.fuzzy]


def test_indonesian_has_one_form_however_many_there_are(app):
    with app.test_request_context(), force_locale("id"):
        texts = {_n("%(num)d change", "%(num)d changes", count).lstrip("0123456789") for count in (0, 1, 2, 5)}

    assert texts == {" perubahan"}


def test_only_sentences_that_can_be_found_are_handed_to_the_catalogue():
    """_(variable) and _(f"...") cannot be extracted: the page would stay English and nothing would say so."""
    wrong = []
    for module, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "_l", "_n"):
                sources = node.args[: 2 if node.func.id == "_n" else 1]
                if not sources or not all(
                    isinstance(one, ast.Constant) and isinstance(one.value, str) for one in sources
                ):
                    wrong.append(f"{module}:{node.lineno}")
    assert not wrong, "\n".join(wrong)
