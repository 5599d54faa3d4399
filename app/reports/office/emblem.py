"""The emblem of a paper, as its file gives it: one that is lost or damaged is no reason not to print."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from app.files import store
from app.reports.office.letter_parts import Letter

P = TypeVar("P", bound=Any)  # a Report or a Paperwork
NAME = "emblem"


def is_emblem_lost(letter: Letter) -> bool:
    return letter.emblem is not None and store.load_whole(letter.emblem) is None


def with_emblem(paper: P) -> tuple[P, Mapping[str, bytes]]:
    """The paper and its picture by its name in print; the paper without an emblem where its file is not whole."""
    letter: Letter = paper.letter
    content = None if letter.emblem is None else store.load_whole(letter.emblem)
    if content is not None:
        return paper, {NAME: content}
    return (paper if letter.emblem is None else replace(paper, letter=replace(letter, emblem=None))), {}
