"""Lists as villages keep them, each with what must be read from it. All people are invented."""

from dataclasses import dataclass

from tests.outreach.attendance_lists.files import as_csv, as_html, as_ods, as_xls, as_xlsx

KOP = [
    ["PEMERINTAH KABUPATEN BANGKA"],
    ["KECAMATAN MENDO BARAT"],
    ["DESA KACE TIMUR"],
    ["DAFTAR HADIR"],
    ["Kegiatan : Sosialisasi Pelindungan Perempuan dan Anak"],
    ["Hari/Tanggal : Rabu, 16 September 2026"],
    ["Tempat : Balai Desa"],
    [],
]
TTD = [
    [],
    [None, None, None, "Kace Timur, 16 September 2026"],
    [None, "Mengetahui,", None, "Ketua Panitia,"],
    [None, "Kepala Desa Kace Timur"],
    [],
    [],
    [None, "H. SULAIMAN, S.Sos.", None, "YANTO CONTOH"],
    [None, "NIP. 19700101 199003 1 001"],
]


@dataclass(frozen=True)
class Layout:
    """`lists` holds for each list: names in order, women, men, rows passed over, double entries."""

    name: str
    content: bytes
    lists: tuple[dict, ...]


def read(names: str, women: int = 0, men: int = 0, passed: int = 0, doubles: int = 0, children: int = 0) -> dict:
    """The JSON object of one list; names are parted by semicolons."""
    people = [name.strip() for name in names.split(";") if name.strip()]
    return {
        "people": len(people),
        "women": women,
        "men": men,
        "unknown": len(people) - women - men,
        "rows": len(people) + passed,
        "passed_over": passed,
        "doubles": doubles,
        "names": people,
        "children": children,
    }


def layout(name: str, content: bytes | str, *lists: dict) -> Layout:
    return Layout(name, content.encode() if isinstance(content, str) else content, lists)


LAYOUTS = [
    layout(
        "letterhead, empty numbered rows, total and signatures",
        as_xlsx(
            [
                *KOP,
                ["No.", "Nama", "L/P", "Jabatan/Unsur", "Alamat", "Tanda tangan"],
                [1, "Siti Aminah", "P", "PKK", "Dusun I", "1."],
                [2, "Budi Contoh", "L", "BPD", "Dusun II", "2."],
                [3, "Yanti", "P", "", "", "3."],
                [4, None, None, None, None, "4."],
                [5, None, None, None, None, "5."],
                ["Jumlah", None, 3],
                *TTD,
            ]
        ),
        read("Siti Aminah; Budi Contoh; Yanti", women=2, men=1, passed=2),
    ),
    layout(
        "titles in two rows, a tick in one of two columns, the columns counted below",
        as_xlsx(
            [
                *KOP,
                ["NO", "N A M A", "Jenis Kelamin", None, "Alamat", None],
                [None, None, "L", "P", "Dusun", "RT"],
                [1, 2, 3, 4, 5, 6],
                [1, "Siti Aminah", None, "√", "II", 3],
                [2, "Budi Contoh", "v", None, "I", 1],
                [3, "Agus Contoh", "X", None, "I", 1],
                [4, "Rosmala", "x", "x", "I", 1],
                [5, "Dewi Contoh", None, 1, "I", 1],
                [None, "Jumlah", 2, 2],
                *TTD,
            ],
            merged=["A9:A10", "B9:B10", "C9:D9", "E9:F9"],
        ),
        read("Siti Aminah; Budi Contoh; Agus Contoh; Rosmala; Dewi Contoh", women=2, men=2),
    ),
    layout(
        "an old workbook with Lk and Pr",
        as_xls([*KOP, ["No", "Nama Lengkap", "JK"], [1, "Siti Aminah", "Pr"], [2, "Budi", "Lk"], [3, "Joko", "Lk."]]),
        read("Siti Aminah; Budi; Joko", women=1, men=2),
    ),
    layout(
        "LibreOffice, Laki-laki and Perempuan written out",
        as_ods(
            [
                ["DAFTAR HADIR PESERTA"],
                ["No", "Nama Peserta", "Jenis Kelamin"],
                [1, "Siti", "Perempuan"],
                [2, "Budi", "Laki-laki"],
                [3, "Joko", "laki - laki"],
                [4, "Ani", "PEREMPUAN"],
            ]
        ),
        read("Siti; Budi; Joko; Ani", women=2, men=2),
    ),
    layout(
        "an HTML table that is named .xls",
        as_html([["No", "Nama", "Gender"], [1, "Siti Aminah", "F"], [2, "Budi", "M"], [3, "", ""], ["", "Total", "2"]]),
        read("Siti Aminah; Budi", women=1, men=1, passed=1),
    ),
    layout(
        "the sex in headings between the rows",
        as_csv(
            [
                ["No", "Nama", "Alamat"],
                ["A.", "PEREMPUAN", ""],
                [1, "Siti", "Dusun I"],
                [2, "Ani", "Dusun I"],
                ["B.", "LAKI-LAKI", ""],
                [1, "Budi", "Dusun II"],
                ["", "", ""],
                [2, "Joko", "Dusun II"],
                [3, "", ""],
            ]
        ),
        read("Siti; Ani; Budi; Joko", women=2, men=2, passed=2),
    ),
    layout(
        "no sex anywhere: it stays unknown",
        as_csv([["NO", "NAMA", "ALAMAT"], [1, "Siti Aminah", "Dusun I"], [2, "Budi", "Dusun I"]]),
        read("Siti Aminah; Budi"),
    ),
    layout(
        "two lists side by side",
        as_xlsx(
            [
                ["DAFTAR HADIR"],
                ["No", "Nama", "L/P", None, "No", "Nama", "L/P"],
                [1, "Siti", "P", None, 26, "Ani", "P"],
                [2, "Budi", "L", None, 27, "Joko", "L"],
                [3, None, None, None, 28, "Yanti", "P"],
                ["Jumlah", 2, None, None, "Jumlah", 3],
            ]
        ),
        read("Siti; Budi", women=1, men=1, passed=1),
        read("Ani; Joko; Yanti", women=2, men=1),
    ),
    layout(
        "men on the left, women on the right",
        as_xlsx(
            [
                ["LAKI-LAKI", None, "PEREMPUAN", None],
                ["No", "Nama", "No", "Nama"],
                [1, "Budi", 1, "Siti"],
                [2, "Joko", 2, "Ani"],
                [None, None, 3, "Yanti"],
            ]
        ),
        read("Budi; Joko", men=2),
        read("Siti; Ani; Yanti", women=3),
    ),
    layout(
        "several sheets, one of them hidden, one a recapitulation",
        as_xlsx(
            [["No", "Nama", "L/P"], [1, "Siti", "P"]],
            [["No", "Nama", "L/P"], [1, "Budi", "L"], [2, "Ani", "P"]],
            [["No", "Nama", "L/P"], [1, "Tersembunyi", "L"]],
            [["Rekap"], ["Hadir", 3]],
            names=["Hari 1", "Hari 2", "lama", "Rekap"],
            hidden_sheets=[2],
        ),
        read("Siti", women=1),
        read("Budi; Ani", women=1, men=1),
    ),
    layout(
        "two lists below each other on one sheet",
        as_xlsx(
            [
                ["DAFTAR HADIR HARI PERTAMA"],
                ["No", "Nama", "L/P"],
                [1, "Siti", "P"],
                [2, "Budi", "L"],
                [],
                ["DAFTAR HADIR HARI KEDUA"],
                ["No", "Nama", "L/P"],
                [1, "Siti", "P"],
            ]
        ),
        read("Siti; Budi", women=1, men=1),
        read("Siti", women=1),
    ),
    layout(
        "the titles anew on each page of one list",
        as_xlsx(
            [
                ["No", "Nama", "L/P"],
                [1, "Siti", "P"],
                [2, "Budi", "L"],
                ["No", "Nama", "L/P"],
                [3, "Ani", "P"],
                ["No", "Nama", "L/P"],
                [4, "Joko", "L"],
            ]
        ),
        read("Siti; Budi; Ani; Joko", women=2, men=2),
    ),
    layout(
        "hidden rows and a hidden column",
        as_xlsx(
            [["No", "Nama", "Catatan", "L/P"], [1, "Siti", "P", "P"], [2, "Budi", "", "L"], [3, "Joko", "", "L"]],
            hidden_rows=[3],
            hidden_columns=[2],
        ),
        read("Siti; Joko", women=1, men=1, passed=1),
    ),
    layout(
        "the same person twice, with three kinds of apostrophe and with titles",
        as_csv(
            [
                ["No", "Nama", "L/P"],
                [1, "H. Ma'ruf Sulaiman, S.Pd.", "L"],
                [2, "Ma’ruf Sulaiman", "L"],
                [3, "MA`RUF SULAIMAN", "L"],
                [4, "dr. Nur Aini", "P"],
                [5, "Ma'ruf Sulaiman", "P"],
            ]
        ),
        read(
            "H. Ma'ruf Sulaiman, S.Pd.; Ma’ruf Sulaiman; MA`RUF SULAIMAN; dr. Nur Aini; Ma'ruf Sulaiman",
            women=2,
            men=3,
            doubles=2,
        ),
    ),
    layout(
        "equal names in two hamlets are two people",
        as_csv([["Nama", "L/P", "Dusun"], ["Siti", "P", "I"], ["Siti", "P", "2"], ["Siti", "P", "dsn 1"]]),
        read("Siti; Siti; Siti", women=3, doubles=1),
    ),
    layout(
        "NIK and phone numbers, in columns of their own and in others",
        as_csv(
            [
                ["No", "Nama", "NIK", "No. HP", "L/P", "Alamat"],
                [1, "Siti Aminah", "1901045203900001", "0812 3456 7890", "P", "Dusun I"],
                [2, "Budi 1901040101900002", "", "", "L", "Dusun II 081234567891"],
                [3, "Joko (0812-3456-7892)", "", "", "L", ""],
            ]
        ),
        read("Siti Aminah; Budi; Joko", women=1, men=2),
    ),
    layout(
        "formulas: their results; one without a result is no name",
        as_xlsx(
            [
                ["No", "Nama", "L/P"],
                [1, '="Siti "&"Aminah"\tSiti Aminah', "P"],
                [2, "=A1\t", "L"],
                [3, "Budi", '="L"\tL'],
            ]
        ),
        read("Siti Aminah; Budi", women=1, men=1, passed=1),
    ),
    layout(
        "P for pria, W for wanita",
        as_csv([["No", "Nama", "P/W"], [1, "Budi", "P"], [2, "Siti", "W"], [3, "Joko", "P"]]),
        read("Budi; Siti; Joko", women=1, men=2),
    ),
    layout(
        "pupils and children are counted, not named",
        as_csv(
            [
                ["No", "Nama", "L/P", "Unsur", "Umur"],
                [1, "Siti", "P", "PKK", 40],
                [2, "Adi", "L", "Pelajar", ""],
                [3, "Ayu", "P", "", 15],
                [4, "Bima", "L", "Mahasiswa", 20],
                ["ANAK-ANAK", "", "", "", ""],
                [1, "Doni", "L", "", ""],
            ]
        ),
        read("Siti; Bima", women=1, men=1, passed=3, children=3),
    ),
]
