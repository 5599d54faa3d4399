"""Which rules meet an element is worked out once for all that stand alike. For cssselect2 0.10.

Most selectors ask for names and classes of an element and of those around it: what they say of one cell holds for all
cells of that class in such a table. Only selectors that count or look at neighbours are asked for each element, and
only where their classes are around it. What stands inside a picture is not asked for: no rule of a page reaches it.
"""

from collections.abc import Callable, Iterator

import cssselect2
from cssselect2 import compiler, parser
from cssselect2.tree import ElementWrapper

_SVG = "{http://www.w3.org/2000/svg}"
_OUTSIDE = 0
_NOTHING: frozenset[str] = frozenset()
_PLAIN = (parser.LocalNameSelector, parser.ClassSelector)
_CHOICES = (parser.NegationSelector, parser.MatchesAnySelector)
_compile, _slow_match = compiler.CompiledSelector.__init__, cssselect2.Matcher.match
_kinds: dict[tuple, int] = {}


def apply() -> None:
    compiler.CompiledSelector.__init__ = _compile_and_look
    cssselect2.Matcher.match = _match


def _compile_and_look(selector, parsed) -> None:
    _compile(selector, parsed)
    selector.test.is_steady = _is_steady(parsed.parsed_tree)
    selector.test.around = frozenset(_around(parsed.parsed_tree))


def _is_steady(node) -> bool:
    """Whether it asks for nothing but names and classes, of the element and of those around it."""
    if isinstance(node, parser.CombinedSelector):
        return node.combinator in (" ", ">") and _is_steady(node.left) and _is_steady(node.right)
    return all(
        isinstance(one, _PLAIN)
        or (isinstance(one, _CHOICES) and all(_is_steady(choice.parsed_tree) for choice in one.selector_list))
        for one in node.simple_selectors
    )


def _around(node) -> Iterator[str]:
    """Classes that must stand around an element which it meets."""
    while isinstance(node, parser.CombinedSelector):
        combinator, node = node.combinator, node.left
        compound = node.right if isinstance(node, parser.CombinedSelector) else node
        if combinator in (" ", ">"):
            for one in compound.simple_selectors:
                if isinstance(one, parser.ClassSelector):
                    yield one.class_name


def _match(matcher: cssselect2.Matcher, element: ElementWrapper) -> list[tuple]:
    attributes, parent = element.etree_element.attrib, element.parent
    if "id" in attributes or "lang" in attributes:
        return _slow_match(matcher, element)
    if parent is not None and parent.etree_element.tag.startswith(_SVG):
        return []
    kinds = matcher.__dict__.setdefault("_by_kind", {})
    kind = _kind_of(element)
    if kind not in kinds:
        kinds[kind] = _sort_out(matcher, element)
    steady, others = kinds[kind]
    met = [(specificity, *rest) for test, specificity, *rest in others if test(element)]
    return sorted(steady + met) if met else steady


def _kind_of(element: ElementWrapper) -> int:
    """A number for all elements of this name and these classes, in elements of the same kind."""
    kind = element.__dict__.get("_kind")
    if kind is None:
        around = _OUTSIDE if element.parent is None else _kind_of(element.parent)
        attributes = element.etree_element.attrib
        key = around, element.etree_element.tag, attributes.get("class", "")
        kind = element._kind = _kinds.setdefault(key, len(_kinds) + 1)
    return kind


def _sort_out(matcher: cssselect2.Matcher, element: ElementWrapper) -> tuple[list[tuple], list[tuple]]:
    """What meets every element of this kind, and the selectors that are to be asked for each."""
    around = frozenset(one for above in element.ancestors for one in above.classes)
    entries = list(matcher.other_selectors)
    entries += matcher.lower_local_name_selectors.get(element.local_name.lower(), ())
    entries += matcher.namespace_selectors.get(element.namespace_url, ())
    for name in element.classes:
        entries += matcher.class_selectors.get(name, ())
    steady = sorted(entry[1:] for entry in entries if _is_known_steady(entry[0]) and entry[0](element))
    others = [entry for entry in entries if not _is_known_steady(entry[0])]
    return steady, [entry for entry in others if getattr(entry[0], "around", _NOTHING) <= around]


def _is_known_steady(test: Callable) -> bool:
    """Not where the selector was read before we came."""
    return getattr(test, "is_steady", False)
