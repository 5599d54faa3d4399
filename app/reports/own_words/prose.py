"""What a report says in whole sentences, part by part: in the words of the office where it wrote some, else our own."""

from app.coverage.opening import run_on
from app.reports.progress.parts import Report
from app.reports.sentences.phrases import printable

PARTS = ("background", "purpose", "activities", "results", "problems", "conclusion", "closing")

_VILLAGE_BACKGROUND = (
    "Warga menjadi sasaran perekrutan kerja ke luar negeri yang tidak sesuai prosedur, termasuk ke usaha penipuan dan "
    "perjudian daring. Pencegahan yang paling dekat dengan mereka berlangsung di desa dan kelurahan."
)
_BACKGROUND = (
    "Warga menjadi sasaran perekrutan kerja ke luar negeri yang tidak sesuai prosedur, termasuk ke usaha penipuan dan "
    "perjudian daring. Pencegahan yang paling dekat dengan warga berlangsung di desa dan kelurahan: melalui edukasi, "
    "dan melalui peraturan desa yang melindungi pekerja migran Indonesia (PMI) beserta keluarganya."
)
NO_PROBLEMS = "Catatan periode ini tidak menunjukkan permasalahan yang memerlukan tindakan."


def paragraphs_of(report: Report, part: str) -> tuple[str, ...]:
    """The paragraphs of one of PARTS as they are printed."""
    return typed(report.texts.get(part, "")) or own_words(report)[part]


def own_words(report: Report) -> dict[str, tuple[str, ...]]:
    """What the program itself writes in each of PARTS, in paragraphs."""
    say = report.say
    return {
        "background": (_VILLAGE_BACKGROUND if report.is_village else _BACKGROUND,),
        "purpose": (_purpose(report),),
        "activities": _one(say.held, say.named, say.checked),
        "results": _one(say.reached, say.within_year),
        "problems": report.problems or (NO_PROBLEMS,),
        "conclusion": _one(say.conclusion, say.weakest),
        "closing": (
            f"Demikian laporan ini disampaikan kepada {report.letter.addressee} untuk menjadi bahan lebih lanjut.",
        ),
    }


def typed(text: str) -> tuple[str, ...]:
    """What somebody typed, in paragraphs: they end at an empty line, and keep their own line breaks."""
    paragraphs: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip():
            paragraphs[-1].append(printable(line))
        elif paragraphs[-1]:
            paragraphs.append([])
    return tuple("\n".join(lines) for lines in paragraphs if lines)


def _purpose(report: Report) -> str:
    what = f"tempat yang telah dan yang belum dijangkau di {report.area}"
    if report.is_village:
        rules = "peraturan desa" if report.has_desa else "peraturan"
        what = f"kegiatan edukasi, kehadiran warga, dan {rules} di {report.area}"
    return f"Laporan ini menyajikan {what}, sebagai bahan penilaian kemajuan dan dasar tindakan selanjutnya."


def _one(*sentences: str) -> tuple[str, ...]:
    return (run_on(sentences),)
