"""The report's sentences about programmes in official Indonesian: numbers in, words out."""

from collections.abc import Sequence

from app.coverage.opening import Count, number
from app.coverage.sentences import joined
from app.coverage.stages import ProgrammeLine
from app.programmes.vocabulary import STAGE_NAMES, Stage
from app.reports.sentences.phrases import printable, so_many


def taking_part(lines: Sequence[ProgrammeLine], what: str, cutoff: str) -> str:
    """In which programmes villages take part; `what` is desa, kelurahan or both."""
    running = [line for line in lines if line.counts.taking_part]
    if not running:
        return f"Belum ada {what.replace(' dan ', ' atau ')} yang mengikuti program."
    listed = joined(f"{printable(line.version.short_name)} ({number(_taking_part(line))})" for line in running)
    text = f"Program yang diikuti, dengan jumlah {what} pesertanya: {listed}."
    return " ".join(filter(None, (text, designated(running), lapsing(running, cutoff))))


def stage_name(stage: Stage) -> str:
    """Within a sentence or a cell: ditetapkan dengan SK."""
    name = str(STAGE_NAMES[stage])
    return name[0].lower() + name[1:]


def designated(lines: Sequence[ProgrammeLine]) -> str:
    counts = [(line, line.counts.by_stage[Stage.DESIGNATED]) for line in lines]
    count = _sum(counts, f"stage={Stage.DESIGNATED.value}")
    if not count:
        return "Belum ada yang ditetapkan dengan SK."
    return f"{so_many(count)} keikutsertaan telah ditetapkan dengan SK."


def lapsing(lines: Sequence[ProgrammeLine], cutoff: str) -> str:
    """Decrees that end soon; nothing where there are none."""
    count = _sum([(line, line.counts.soon) for line in lines], "show=lapsing")
    if not count:
        return ""
    return f"{so_many(count)} SK berakhir dalam 90 hari sejak {cutoff} dan perlu diperpanjang."


def _taking_part(line: ProgrammeLine) -> Count:
    return Count(line.counts.taking_part, f"programme {line.version.programme.slug}")


def _sum(counts: Sequence[tuple[ProgrammeLine, int]], narrowed: str) -> int:
    """Of all programmes; it opens a list where all of them belong to one."""
    some = [(line, count) for line, count in counts if count]
    if len(some) != 1:
        return sum(count for _line, count in some)
    [(line, count)] = some
    return Count(count, f"programme {line.version.programme.slug} {narrowed}")


def of_village(names: Sequence[str], area: str) -> str:
    if not names:
        return f"{area} belum mengikuti program."
    return f"{area} mengikuti {joined(names)}."
