"""The fixed words of reports: kinds, papers, fonts, ways to sign, states of a job; and their names for people."""

from enum import StrEnum

from app.i18n import _l


class ReportKind(StrEnum):
    PROGRESS = "progress"
    COVERING_LETTER = "covering_letter"
    REGISTER_EXTRACT = "register_extract"
    NOT_REACHED = "not_reached"


KIND_NAMES = {
    ReportKind.PROGRESS: _l("Progress report"),
    ReportKind.COVERING_LETTER: _l("Covering letter"),
    ReportKind.REGISTER_EXTRACT: _l("Extract of Buku A.1"),
    ReportKind.NOT_REACHED: _l("List of villages not reached"),
}


KIND_FILE_NAMES = {
    ReportKind.PROGRESS: "laporan",
    ReportKind.COVERING_LETTER: "surat-pengantar",
    ReportKind.REGISTER_EXTRACT: "petikan-buku-a1",
    ReportKind.NOT_REACHED: "belum-dijangkau",
}


class Variant(StrEnum):
    """How somebody signs: in their own office, for another (a.n.), through one more (u.b.), or standing in."""

    PLAIN = "plain"
    FOR = "for"
    THROUGH = "through"
    PLT = "plt"
    PLH = "plh"
    PJ = "pj"


VARIANT_NAMES = {
    Variant.PLAIN: _l("In their own office"),
    Variant.FOR: _l("a.n.: in the name of another office"),
    Variant.THROUGH: _l("u.b.: in the name of another office, through a second one"),
    Variant.PLT: _l("Plt.: acting, while the office is vacant"),
    Variant.PLH: _l("Plh.: acting, while the holder is away"),
    Variant.PJ: _l("Pj.: appointed to hold the office for a time"),
}
STAND_INS = {Variant.PLT: "Plt.", Variant.PLH: "Plh.", Variant.PJ: "Pj."}


class JobState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class JobForm(StrEnum):
    """What many reports become: a ZIP of files, or one PDF with contents."""

    ZIP = "zip"
    JOINED = "joined"


JOB_FORM_NAMES = {
    JobForm.ZIP: _l("A ZIP with one PDF for each area"),
    JobForm.JOINED: _l("One PDF with a page of contents"),
}


class PartFault(StrEnum):
    """Why a report among many is missing, or what is missing in it."""

    FIGURES = "figures"
    PRINTING = "printing"
    NO_EMBLEM = "no_emblem"


PART_FAULT_NAMES = {
    PartFault.FIGURES: _l("Its figures could not be counted."),
    PartFault.PRINTING: _l("It was counted, but could not be printed."),
    PartFault.NO_EMBLEM: _l("Printed without its emblem, whose file is lost or damaged."),
}


class JobFault(StrEnum):
    """Why there is no result at all, or not yet."""

    NO_ROOM = "no_room"
    NO_REPORT = "no_report"
    WORKER_ENDS = "worker_ends"
    JOINING = "joining"


JOB_FAULT_NAMES = {
    JobFault.NO_ROOM: _l(
        "The server cannot write the files: its disk is full, or its folder cannot be reached. Nothing is lost; it is "
        "tried again every few minutes. Tell whoever runs the site."
    ),
    JobFault.NO_REPORT: _l("None of the reports could be made."),
    JobFault.WORKER_ENDS: _l("Again and again the worker was ended while it worked on this."),
    JobFault.JOINING: _l("The reports were made, but could not be put together."),
}
