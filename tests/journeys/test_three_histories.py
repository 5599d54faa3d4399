"""Three real-looking histories, entered through the site day by day as a village does, then read back from the book."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import time_machine

from tests import cast
from tests.pages import Browser, Page
from tests.regulations.answers import fault
from tests.reports.reading import ruled_cells
from tests.reports.register_histories import A1, A2_HEAD, book_rows

NEW = "/regulations/new"
A2 = A1.replace("book=a1", "book=a2")
PERDES = {"kind": "village_regulation", "theme": "pmi_protection", "title": "Pelindungan Pekerja Migran Indonesia"}
RELATIONS = "Peraturan sebelum dan sesudahnya"
SUMMARY = "Pendataan, layanan informasi, satgas desa, dan anggaran desa."

SMOOTH = [
    ("2026-05-04", {**PERDES, "planned_on": "2026-05-04"}, ["Direncanakan"]),
    ("2026-05-20", {"drafting_on": "2026-05-20"}, ["Draf"]),
    ("2026-06-15", {"deliberation_on": "2026-06-15"}, ["Sedang dibahas bersama BPD"]),
    ("2026-07-06", {"agreed_on": "2026-07-06", "agreement_number": "03/BPD/2026"}, ["Disepakati bersama BPD"]),
    ("2026-07-08", {"handed_over_on": "2026-07-08"}, ["Disepakati bersama BPD"]),
    ("2026-07-17", {"enacted_on": "2026-07-17", "number": "2"}, ["Ditetapkan, belum berlaku"]),
    ("2026-07-20", {"promulgated_on": "2026-07-20", "promulgation_number": "2"}, ["Berlaku"]),
    ("2026-07-23", {"submitted_on": "2026-07-23", "submission_number": "141/62"}, ["Berlaku"]),
    ("2026-08-02", {"disseminated_on": "2026-08-02", "summary": SUMMARY}, ["Berlaku"]),
    ("2026-08-18", {"clarified_on": "2026-08-18", "clarification_number": "188.342/411"}, ["Berlaku"]),
]
LATE = [
    ("2026-06-01", {**PERDES, "title": "Desa Anti-TPPO", "agreed_on": "2026-06-01"}, ["Disepakati bersama BPD"]),
    ("2026-06-15", {"handed_over_on": "2026-06-15"}, ["Disepakati bersama BPD"]),
    ("2026-06-27", None, ["Disepakati bersama BPD", "Tinggal 3 hari"]),
    ("2026-06-30", None, ["Disepakati bersama BPD", "Hari ini batasnya"]),
    ("2026-07-02", {"unsigned": "y"}, ["Disepakati bersama BPD"]),
    ("2026-07-31", None, ["Disepakati bersama BPD", "Terlambat 24 hari"]),
    ("2026-08-10", {"promulgated_on": "2026-08-10", "promulgation_number": "3", "number": "3"}, ["Berlaku"]),
    ("2026-08-17", None, ["Berlaku", "Penyampaian: hari ini batasnya"]),
    ("2026-08-20", None, ["Berlaku", "Penyampaian: terlambat 3 hari"]),
    ("2026-09-07", {"submitted_on": "2026-09-07", "submission_number": "141/80"}, ["Berlaku"]),
]
"""What is entered on which day (None: the page is only looked at), and the marks that the page shows then."""


def on(day: str) -> time_machine.travel:
    """Ten in the morning of that day."""
    ten = datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=ZoneInfo("Asia/Jakarta"))
    return time_machine.travel(ten, tick=True)


def enter(browser: Browser, day: str, answers: Mapping[str, object], address: str = NEW) -> Page:
    """The form as it stands on that day, with these answers written into it."""
    with on(day):
        return browser.sign_in(cast.SITI).open(address).submit("Simpan", **answers)


def live_through(browser: Browser, steps: Iterable[tuple[str, Mapping[str, str] | None, list[str]]]) -> str:
    """The address of a regulation of which each step was entered on its day, and the page looked at."""
    address = ""
    for day, answers, marks in steps:
        if answers:
            address = enter(browser, day, answers, f"{address}/edit" if address else NEW).path
        assert marks_of(browser, day, address) == marks, day
    return address


def marks_of(browser: Browser, day: str, address: str) -> list[str]:
    """The state, and what the clock says, on the page of a regulation as of that day."""
    with on(day):
        return browser.sign_in(cast.SITI).open(address).texts(".split .state")


def counted(browser: Browser, day: str) -> tuple[str, str]:
    """(desa of the subdistrict with a Perdes in force, what the report of the village says of its own) on that day."""
    with on(day):
        staff = browser.sign_in(cast.DEWI)
        [count] = [text for text in staff.open(f"/coverage/{cast.MENDO_BARAT}").texts(".figure") if "Perdes" in text]
        report = staff.open(f"/reports/progress?area={cast.KACE_TIMUR}&period={day[:4]}").text(".sheet")
    [told] = set(re.findall(r"Desa Kace Timur (?:telah|belum) memiliki peraturan desa [^.]+\.", report))
    return count, told


def in_force(*names: str) -> tuple[str, str]:
    """What is counted where these are in force."""
    theme = "peraturan desa tentang pelindungan pekerja migran Indonesia yang berlaku"
    if not names:
        return "0 dari 15desa dengan Perdes berlaku", f"Desa Kace Timur belum memiliki {theme}."
    named = " dan ".join(f"Peraturan Desa {name}" for name in names)
    return "1 dari 15desa dengan Perdes berlaku", f"Desa Kace Timur telah memiliki {theme}, yaitu {named}."


def book(browser: Browser, day: str = "2026-10-07") -> list[list[str]]:
    """Buku A.1 as of that day, read back from its PDF."""
    return book_rows(browser.sign_in(cast.SITI).open(f"{A1}&on={day}").body)


def row(cells: str) -> list[str]:
    """The cells of a row, here parted by strokes."""
    return cells.split("|")


def known_here(browser: Browser) -> list[str]:
    """What the import says of the export with the columns of OpenSID: lines, new, equal, different."""
    own = browser.sign_in(cast.SITI)
    sheet = (BytesIO(own.client.get("/regulations/export.csv").data), "peraturan.csv")
    return own.open("/regulations/import").submit("Periksa berkas", file=sheet).texts(".figure b")


def test_a_smooth_one(app, browser):
    address = live_through(browser, SMOOTH)

    assert browser.sign_in(cast.SITI).open(address).texts("ol.steps li") == [
        "Direncanakan4 Mei 2026",
        "Mulai disusun20 Mei 2026",
        "Dibahas bersama BPD15 Juni 2026",
        "Disepakati bersama BPD6 Juli 2026, nomor 03/BPD/2026",
        "Diserahkan kepada kepala desa8 Juli 2026, 2 dari 7 hari",
        "Ditetapkan oleh kepala desa17 Juli 2026, 9 dari 15 hari",
        "Diundangkan dalam Lembaran Desa20 Juli 2026, nomor 2, 3 dari 7 hari",
        "Disampaikan kepada bupati23 Juli 2026, nomor 141/62, 3 dari 7 hari",
        "Disebarluaskan2 Agustus 2026",
        "Diklarifikasi18 Agustus 2026, nomor 188.342/411, 26 dari 30 hari",
    ]
    assert counted(browser, "2026-07-19") == in_force()
    assert counted(browser, "2026-07-20") == in_force("Nomor 2 Tahun 2026")
    assert known_here(browser) == ["1", "0", "1", "0"]
    assert book(browser) == [
        ["Tahun 2026"],
        row(
            "1|Peraturan Desa|Nomor 2 Tahun 2026, 17 Juli 2026|Pelindungan Pekerja Migran Indonesia|"
            "Pendataan, layanan informasi, satgas desa, dan anggaran desa.|6 Juli 2026|Nomor 141/62, 23 Juli 2026|"
            "Nomor 2, 20 Juli 2026|-|Berlaku."
        ),
    ]


def test_late_at_two_steps_and_signed_by_nobody(app, browser):
    address = live_through(browser, LATE)

    page = browser.sign_in(cast.SITI).open(address)
    assert page.texts("ol.steps li") == [
        "Disepakati bersama BPD1 Juni 2026",
        "Diserahkan kepada kepala desa15 Juni 2026, terlambat 7 hari",
        "Ditetapkan oleh kepala desatidak ditandatangani sampai 30 Juni 2026",
        "Diundangkan dalam Lembaran Desa10 Agustus 2026, nomor 3, terlambat 34 hari",
        "Disampaikan kepada bupati7 September 2026, nomor 141/80, terlambat 21 hari",
    ]
    assert "Naskah ini tidak ditandatangani." in page.text("#scans")
    assert counted(browser, "2026-08-09") == in_force()
    assert counted(browser, "2026-08-10") == in_force("Nomor 3 Tahun 2026")
    assert known_here(browser) == ["1", "0", "1", "0"]
    assert book(browser) == [
        ["Tahun 2026"],
        row(
            "1|Peraturan Desa|Nomor 3 Tahun 2026, -|Desa Anti-TPPO||1 Juni 2026|Nomor 141/80, 7 September 2026|"
            "Nomor 3, 10 Agustus 2026|-|"
            "Berlaku. Tidak ditandatangani kepala desa; sah menurut PP 43/2014 Pasal 84."
        ),
    ]


def perdes(title: str, number: str, agreed_on: str, enacted_on: str, promulgated_on: str = "") -> dict[str, str]:
    days = {"agreed_on": agreed_on, "enacted_on": enacted_on, "promulgated_on": promulgated_on}
    return {**PERDES, "title": title, "number": number, "promulgation_number": number if promulgated_on else "", **days}


def number_of(address: str) -> str:
    return address.rpartition("/")[2]


def relations(browser: Browser, address: str) -> list[str]:
    """What the page says that it does to others, and others to it."""
    page = browser.sign_in(cast.SITI).open(address)
    [heading] = [one for one in page.all(".split section > h2") if one.text == RELATIONS]
    return [" ".join(line.text_content().split()) for line in heading.getnext()]


def test_one_amended_then_repealed_and_replaced(app, browser):
    title, amends = "Desa Peduli Pekerja Migran", "Perubahan atas Peraturan Desa Nomor 4 Tahun 2024"
    first = enter(browser, "2024-05-08", perdes(title, "4", "2024-05-01", "2024-05-06", "2024-05-08")).path
    link = {"effect": "amends", "target": number_of(first)}
    second = enter(browser, "2025-02-03", {**perdes(amends, "1", "2025-01-20", "2025-02-03"), **link}).path
    amended = f"Diubah dengan Perdes Nomor 1 Tahun 2025 tentang {amends}"
    assert relations(browser, first) == [f"{amended}belum berlaku, jadi belum ada yang berubah"]
    enter(browser, "2025-02-10", {"promulgated_on": "2025-02-10", "promulgation_number": "1"}, f"{second}/edit")
    enter(browser, "2025-02-14", {"submitted_on": "2025-02-14", "submission_number": "141/9"}, f"{second}/edit")
    assert relations(browser, first) == [f"{amended}sejak 10 Februari 2025"]
    assert counted(browser, "2025-02-14") == in_force("Nomor 1 Tahun 2025", "Nomor 4 Tahun 2024")

    replacing = {**perdes(title, "3", "2026-08-03", "2026-08-18", "2026-08-20"), "effect": "replaces"}
    third = enter(browser, "2026-08-20", {**replacing, "target": number_of(first)}).path
    acts = f"tentang {title}sejak 20 Agustus 2026"
    ended = f"Dicabut dan digantikan dengan Perdes Nomor 3 Tahun 2026 {acts}"
    assert relations(browser, first) == [f"{amended}sejak 10 Februari 2025", ended]
    assert relations(browser, third) == [
        f"Mencabut dan menggantikan Perdes Nomor 4 Tahun 2024 {acts}. "
        "Yang mengubahnya tetap tercatat berlaku sampai dicabut juga: Perdes Nomor 1 Tahun 2025."
    ]
    changes = f"Mengubah Perdes Nomor 4 Tahun 2024 tentang {title}sejak 10 Februari 2025"
    left = "Perdes Nomor 4 Tahun 2024 sudah dicabut 20 Agustus 2026; peraturan ini tetap tercatat berlaku"
    assert relations(browser, second) == [f"{changes}. {left} sampai dicabut juga."]
    assert counted(browser, "2026-08-20") == in_force("Nomor 3 Tahun 2026", "Nomor 1 Tahun 2025")

    both = {"effect": ["replaces", "repeals"], "target": [number_of(first), number_of(second)]}
    enter(browser, "2026-08-21", both, f"{third}/edit")
    marks = [marks_of(browser, "2026-08-21", one) for one in (first, second, third)]
    assert marks == [["Dicabut"], ["Dicabut"], ["Berlaku"]]
    assert relations(browser, second) == [changes, f"Dicabut dengan Perdes Nomor 3 Tahun 2026 {acts}"]
    assert counted(browser, "2026-08-21") == in_force("Nomor 3 Tahun 2026")

    late = {**perdes("Perubahan Kedua", "5", "2026-09-01", "2026-09-03", "2026-09-04"), "effect": "amends"}
    refused = enter(browser, "2026-09-04", {**late, "target": number_of(first)})
    assert fault(refused, "links") == (
        "“Perdes Nomor 4 Tahun 2024” sudah dicabut 20 Agustus 2026 dengan Perdes Nomor 3 Tahun 2026: "
        "tidak ada lagi yang dapat diubah atau dicabut."
    )
    assert known_here(browser) == ["3", "0", "3", "0"]
    old = row(
        "1|Peraturan Desa|Nomor 4 Tahun 2024, 6 Mei 2024|Desa Peduli Pekerja Migran||1 Mei 2024|belum|"
        "Nomor 4, 8 Mei 2024|-"
    )
    amending = row(
        "1|Peraturan Desa|Nomor 1 Tahun 2025, 3 Februari 2025|Perubahan atas Peraturan Desa Nomor 4 Tahun 2024||"
        "20 Januari 2025|Nomor 141/9, 14 Februari 2025|Nomor 1, 10 Februari 2025|-"
    )
    assert book(browser) == [
        ["Tahun 2024"],
        [
            *old,
            "Dicabut dan diganti dengan Peraturan Desa Nomor 3 Tahun 2026 sejak 20 Agustus 2026. "
            "Diubah dengan Peraturan Desa Nomor 1 Tahun 2025.",
        ],
        ["Tahun 2025"],
        [
            *amending,
            "Dicabut dengan Peraturan Desa Nomor 3 Tahun 2026 sejak 20 Agustus 2026. "
            "Mengubah Peraturan Desa Nomor 4 Tahun 2024.",
        ],
        ["Tahun 2026"],
        row(
            "1|Peraturan Desa|Nomor 3 Tahun 2026, 18 Agustus 2026|Desa Peduli Pekerja Migran||3 Agustus 2026|belum|"
            "Nomor 3, 20 Agustus 2026|-|Berlaku. Mencabut dan menggantikan Peraturan Desa Nomor 4 Tahun 2024. "
            "Mencabut Peraturan Desa Nomor 1 Tahun 2025."
        ),
    ]
    assert book(browser, "2025-06-01") == [
        ["Tahun 2024"],
        [*old, "Berlaku. Diubah dengan Peraturan Desa Nomor 1 Tahun 2025."],
        ["Tahun 2025"],
        [*amending, "Berlaku. Mengubah Peraturan Desa Nomor 4 Tahun 2024."],
    ]


def test_a_decree_of_the_task_force(app, browser):
    decree = {"kind": "head_decree", "theme": "task_force", "title": "Satgas Desa", "number": "7"}
    address = enter(
        browser, "2026-03-09", {**decree, "enacted_on": "2026-03-09", "valid_until": "2029-03-08", "summary": SUMMARY}
    ).path
    enter(browser, "2026-03-16", {"submitted_on": "2026-03-16", "submission_number": "141/12"}, f"{address}/edit")

    head, numbers, *rows = ruled_cells(browser.sign_in(cast.SITI).open(A2).body)

    assert (head, numbers) == (A2_HEAD, [str(place) for place in range(1, 7)])
    assert rows == [
        ["Tahun 2026"],
        row(
            "1|Nomor 7 Tahun 2026, 9 Maret 2026|Satgas Desa|"
            "Pendataan, layanan informasi, satgas desa, dan anggaran desa.|Nomor 141/12, 16 Maret 2026|"
            "Berlaku sampai dengan 8 Maret 2029."
        ),
    ]
    assert marks_of(browser, "2029-03-08", address) == ["Berlaku"]
    assert marks_of(browser, "2029-03-09", address) == ["Masa berlaku habis"]
    assert known_here(browser) == ["1", "0", "1", "0"]
