"""Tags of tables: the scope of every header cell, and the names of headers only where scope does not say all.

A table with one row of heads needs no list of header names in each of its cells: that is most of the weight of a long
table. Where names stay, the file gets the index of them that WeasyPrint 70 leaves out.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import pydyf

from app.printing.tag_tree import look_up


def finish_tables(pdf: pydyf.PDF, root, elements: Iterable[Any], prefix: str) -> None:
    """`prefix` begins the ids of cells, so that those of files that are joined stay apart."""
    elements = list(elements)
    for element in elements:
        if element["S"] == "/TH":
            group = look_up(pdf, look_up(pdf, element["P"])["P"])["S"]
            element["A"]["Scope"] = "/Column" if group == "/THead" else "/Row"
    for element in elements:
        if element["S"] == "/Table" and _is_plain(pdf, element):
            _forget_names(pdf, element)
    _index_names(pdf, root, [element for element in elements if "ID" in element], prefix)


def _rows(pdf: pydyf.PDF, table) -> Iterator[tuple[str, list]]:
    """Each row: in which group it stands, and its cells."""
    for kid in table["K"]:
        group = look_up(pdf, kid)
        if group["S"] in ("/THead", "/TBody", "/TFoot"):
            for row in group["K"]:
                yield group["S"], [look_up(pdf, cell) for cell in look_up(pdf, row)["K"]]


def _is_plain(pdf: pydyf.PDF, table) -> bool:
    """One row of heads, none of which reaches over others."""
    rows = list(_rows(pdf, table))
    heads = [cell for _group, row in rows for cell in row if cell["S"] == "/TH"]
    is_simple = not any("ColSpan" in cell["A"] or "RowSpan" in cell["A"] for cell in heads)
    return is_simple and [group for group, _row in rows].count("/THead") == 1


def _forget_names(pdf: pydyf.PDF, table) -> None:
    for _group, row in _rows(pdf, table):
        for cell in row:
            cell.pop("ID", None)
            cell["A"].pop("Headers", None)
            if set(cell["A"]) == {"O"}:
                del cell["A"]


def _index_names(pdf: pydyf.PDF, root, cells: list, prefix: str) -> None:
    """/IDTree, sorted as a name tree has to be."""
    names = {}
    for cell in cells:
        names[cell["ID"].string] = pydyf.String(prefix + cell["ID"].string)
    for element in _with_headers(pdf):
        element["A"]["Headers"] = pydyf.Array(names[one.string] for one in element["A"]["Headers"])
    if not names:
        return
    pairs = pydyf.Array()
    for cell in sorted(cells, key=lambda cell: cell["ID"].string.encode()):
        cell["ID"] = names[cell["ID"].string]
        pairs.extend((cell["ID"], cell.reference))
    leaf = pydyf.Dictionary({"Limits": pydyf.Array((pairs[0], pairs[-2])), "Names": pairs})
    pdf.add_object(leaf)
    tree = pydyf.Dictionary({"Kids": pydyf.Array([leaf.reference])})
    pdf.add_object(tree)
    root["IDTree"] = tree.reference


def _with_headers(pdf: pydyf.PDF) -> Iterator[Any]:
    for one in pdf.objects:
        if isinstance(one, dict) and one.get("S") == "/TD" and "Headers" in one.get("A", ()):
            yield one
