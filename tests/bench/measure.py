"""CPU time as a ratio to a bare Flask page, in alternating rounds, so that a busy machine slows both alike."""

import statistics
import time
from collections.abc import Callable

from flask import Flask

ROUNDS, TIMES, HELLOS = 7, 15, 60
CALLS = 1 + ROUNDS * TIMES


def _bare_page() -> Callable[[], None]:
    app = Flask("bare")
    app.add_url_rule("/", view_func=lambda: "hello")
    client = app.test_client(use_cookies=True)
    client.set_cookie("session", "s" * 300)

    def hello() -> None:
        assert client.get("/", headers={"Accept-Encoding": "gzip, deflate, br, zstd"}).status_code == 200

    return hello


_hello = _bare_page()


def cpu(call: Callable[[], None], times: int) -> float:
    """CPU seconds of one call, all threads of this process together."""
    begun = time.process_time()
    for _ in range(times):
        call()
    return (time.process_time() - begun) / times


def ratio(call: Callable[[], None], times: int = TIMES) -> tuple[float, float]:
    """(how many bare pages one call costs, its CPU milliseconds): the medians of alternating rounds."""
    call()
    rounds = [(cpu(_hello, HELLOS), cpu(call, times)) for _ in range(ROUNDS)]
    return statistics.median(it / hello for hello, it in rounds), 1000 * statistics.median(it for _, it in rounds)


def wall(call: Callable[[], None], times: int) -> float:
    """Seconds on the clock of one call, warm: the median."""
    call()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        call()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)
