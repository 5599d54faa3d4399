"""Many clients at once on the real server: how many posts a second it takes, and how many it fails."""

import multiprocessing
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

PROCESSES = 2
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Post:
    """One request as it goes over the line; `good` are the answers that mean that it was stored."""

    path: str
    body: bytes
    good: tuple[int, ...] = (200, 201, 302)


@dataclass(frozen=True)
class Load:
    """What became of the posts of all clients."""

    clients: int
    posts: int
    failed: int
    seconds: float

    @property
    def per_second(self) -> float:
        return self.posts / self.seconds


def send_all(site: str, headers: dict[str, str], posts: Sequence[Post], clients: int) -> Load:
    """Share the posts out among so many clients, each of which sends the next one when the last is answered."""
    queues = [list(posts[number::clients]) for number in range(clients)]
    shares = [queues[number::PROCESSES] for number in range(PROCESSES)]
    context = multiprocessing.get_context("spawn")
    with context.Pool(PROCESSES) as pool:
        pool.map(len, shares)  # the processes are up before the clock runs
        begun = time.perf_counter()
        failed = sum(pool.map(partial(_send_share, site, headers), shares, chunksize=1))
        return Load(clients, len(posts), failed, time.perf_counter() - begun)


def _send_share(site: str, headers: dict[str, str], queues: list[list[Post]]) -> int:
    with ThreadPoolExecutor(len(queues)) as pool:
        return sum(pool.map(partial(_send_queue, site, headers), queues))


def _send_queue(site: str, headers: dict[str, str], posts: list[Post]) -> int:
    """One client on one connection; gives how many posts were not stored."""
    connection, failed = HTTPConnection(urlsplit(site).netloc, timeout=60), 0
    for post in posts:
        try:
            connection.request("POST", post.path, post.body, {**headers, "Content-Type": FORM})
            answer = connection.getresponse()
            answer.read()
            failed += answer.status not in post.good
        except (OSError, HTTPException):
            connection.close()
            failed += 1
    connection.close()
    return failed
