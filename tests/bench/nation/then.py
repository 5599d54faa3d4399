"""`flask` on the day on which the nation is looked at: python -m tests.bench.nation.then totals run."""

import time_machine
from flask.cli import main

from tests.signed_in import NOW

if __name__ == "__main__":
    with time_machine.travel(NOW, tick=True):
        main()
