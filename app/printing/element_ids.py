"""The names of header cells in the tags of a part, where a file holds the same chapter twice."""

from pikepdf import Array, Dictionary, String

PREFIX_LENGTH = 12  # of the hash of a chapter, with which its ids begin


def rename_ids(root, mark: bytes) -> None:
    """Put `mark` behind the prefix of each id, in the index, the elements, and the cells that name them."""
    for leaf in root.IDTree.Kids:
        for index in range(0, len(leaf.Names), 2):
            leaf.Names[index] = leaf.Names[index + 1].ID = _renamed(leaf.Names[index], mark)
        leaf.Limits = Array([leaf.Names[0], leaf.Names[-2]])
    waiting = list(root.K)
    while waiting:
        element = waiting.pop()
        if "/A" in element and "/Headers" in element.A:
            element.A.Headers = Array([_renamed(name, mark) for name in element.A.Headers])
        waiting.extend(kid for kid in element.get("/K", ()) if isinstance(kid, Dictionary) and "/S" in kid)


def _renamed(name, mark: bytes) -> String:
    return String(bytes(name)[:PREFIX_LENGTH] + mark + bytes(name)[PREFIX_LENGTH:])
