"""The figures of the bench as they are printed, each beside its goal."""

from collections.abc import Callable
from typing import TextIO

from tests.bench.measure import ratio, wall


class Sheet:
    """Prints the figures, one line each; the site's own log lines go where nobody reads them."""

    def __init__(self, out: TextIO):
        self.out = out
        self.missed = 0

    def line(self, label: str, figure: str, goal: str = "", good: bool = True) -> None:
        self.missed += not good
        verdict = "" if not goal else "ok" if good else "MISSED"
        print(f"  {label:<58} {figure:>22}   {goal:<12} {verdict}".rstrip(), file=self.out, flush=True)

    def ratio(self, label: str, call: Callable[[], None], most: float | None = None) -> float:
        times, milliseconds = ratio(call)
        goal = f"<= {most:g} x" if most else ""
        self.line(label, f"{times:.1f} x ({milliseconds:.1f} ms)", goal, most is None or times <= most)
        return times

    def seconds(self, label: str, call: Callable[[], None], times: int, most: float) -> None:
        taken = wall(call, times)
        self.line(label, f"{taken:.2f} s", f"<= {most:g} s", taken <= most)

    def head(self, title: str) -> None:
        print(f"\n{title}", file=self.out, flush=True)
