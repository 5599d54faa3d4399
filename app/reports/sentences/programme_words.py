"""The report's sentences about programmes in official Indonesian: numbers in, words out."""

from collections.abc import Sequence

from app.coverage.sentences import joined
from app.coverage.stages import ProgrammeLine
from app.i18n import number
from app.programmes.vocabulary import STAGE_NAMES, Stage
from app.reports.sentences.phrases import amount, printable, so_many


def taking_part(lines: Sequence[ProgrammeLine], what: str, cutoff: str) -> str:
    """In which programmes villages take part; `what` is desa, kelurahan or both."""
    running = [line for line in lines if line.counts.taking_part]
    if not running:
        return f"Belum ada {what.replace(' dan ', ' atau ')} yang mengikuti program."
    listed = joined(f"{printable(line.version.short_name)} ({number(line.counts.taking_part)})" for line in running)
    text = f"{what.capitalize()} mengikuti {amount(len(running))} program: {listed}."
    return " ".join(
        filter(None, (text, designated(running), lapsing(sum(line.counts.soon for line in running), cutoff)))
    )


def stage_name(stage: Stage) -> str:
    """Within a sentence or a cell: ditetapkan dengan SK."""
    name = str(STAGE_NAMES[stage])
    return name[0].lower() + name[1:]


def designated(lines: Sequence[ProgrammeLine]) -> str:
    count = sum(line.counts.by_stage[Stage.DESIGNATED] for line in lines)
    if not count:
        return "Belum ada yang ditetapkan dengan SK."
    return f"{so_many(count)} keikutsertaan telah ditetapkan dengan SK."


def lapsing(count: int, cutoff: str) -> str:
    """Decrees that end soon; nothing where there are none."""
    if not count:
        return ""
    return f"{so_many(count)} SK berakhir dalam 90 hari sejak {cutoff} dan perlu diperpanjang."


def of_village(names: Sequence[str], area: str) -> str:
    if not names:
        return f"{area} belum mengikuti program."
    return f"{area} mengikuti {joined(names)}."
