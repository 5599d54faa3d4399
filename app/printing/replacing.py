"""How a function of a library is replaced while it runs."""

import sys
from collections.abc import Callable


def replace_function(known: Callable, ours: Callable) -> None:
    """Wherever a module of the same library knows it, under whichever name."""
    library = known.__module__.partition(".")[0]
    for path, module in list(sys.modules.items()):
        if path.partition(".")[0] == library:
            for name, value in list(vars(module).items()):
                if value is known:
                    setattr(module, name, ours)
