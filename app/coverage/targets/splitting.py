"""Dividing a number among areas in proportion to what they hold, so that the parts sum to it exactly."""

from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key")


def split(total: int, weights: Mapping[Key, int]) -> dict[Key, int]:
    """The largest remainders are rounded up, the earlier of two equal ones first. What weighs nothing gets no part."""
    whole = sum(weights.values())
    if not whole:
        return {}
    parts = {key: total * weight // whole for key, weight in weights.items() if weight}
    missing = total - sum(parts.values())
    by_remainder = sorted(parts, key=lambda key: -(total * weights[key] % whole))
    for key in by_remainder[:missing]:
        parts[key] += 1
    return parts
