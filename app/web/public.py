"""The few pages that need no sign-in are marked; tests/test_access.py refuses an unmarked one."""

from collections.abc import Callable


def public(view: Callable) -> Callable:
    """Mark a view as open to everybody."""
    view.is_public = True  # type: ignore[attr-defined]
    return view
