"""More lists as villages keep them: pasted, copied from a chat, on forms that nobody else knows. All are invented."""

from tests.outreach.attendance_lists.files import as_csv, as_ods, as_xlsx
from tests.outreach.attendance_lists.layouts import KOP, TTD, layout, read

MORE_LAYOUTS = [
    layout(
        "pasted from Excel, titles and all",
        "No\tNama\tL/P\tJabatan\n1\tSiti\tP\tPKK\n2\tBudi\tL\tKetua RT 03\n3\t\t\t\nJumlah\t2\t\t\n",
        read("Siti; Budi", women=1, men=1, passed=1),
    ),
    layout(
        "pasted from Excel without its titles",
        "1\tSiti Aminah\tP\n2\tBudi\tL\n3\tNur\tP\n",
        read("Siti Aminah; Budi; Nur", women=2, men=1),
    ),
    layout(
        "copied from WhatsApp, with times and senders",
        "[16/09/26 19.05.11] Pak Kadus: Assalamualaikum, berikut daftar hadir 🙏\n"
        "*DAFTAR HADIR SOSIALISASI*\nHari/tanggal: Rabu, 16 September 2026\n\n"
        "1. Siti Aminah (P)\n2) H. Ahmad L\n3. Ma'ruf Sulaiman, S.Pd. - L - Dusun II\n"
        "[16/09/26 19.06.02] Bu Yanti: Siti Rohani - P\n"
        "[16/09/26 19.07.40] Pak Kadus: • *Yanti* (p)\n4. Joko Contoh 0812-3456-7890 (L)\n5.\n"
        "Jumlah: 6 orang\nTerima kasih\n",
        read(
            "Siti Aminah; H. Ahmad; Ma'ruf Sulaiman, S.Pd.; Siti Rohani; Yanti; Joko Contoh",
            women=3,
            men=3,
            passed=1,
        ),
    ),
    layout(
        "WhatsApp, the sex in headings with counts",
        "16/09/2026, 19.05 - Kadus: *Laki-laki (2 orang)*\n1. Budi\n2. Joko\n\n*Perempuan: 1*\n1. Siti\n\nTotal 3",
        read("Budi; Joko; Siti", women=1, men=2),
    ),
    layout("only names, one on each line", "Siti Aminah\nBudi\nMa'ruf\n", read("Siti Aminah; Budi; Ma'ruf")),
    layout(
        "the sex behind the name in its own cell",
        as_csv([["No", "Nama (L/P)"], [1, "Siti Aminah (P)"], [2, "Budi - L"], [3, "Joko"]]),
        read("Siti Aminah; Budi; Joko", women=1, men=1),
    ),
    layout(
        "a list for each sex on a sheet of its own",
        as_ods(
            [["No", "Nama"], [1, "Budi"], [2, "Joko"]], [["No", "Nama"], [1, "Siti"]], names=["Laki-laki", "Perempuan"]
        ),
        read("Budi; Joko", men=2),
        read("Siti", women=1),
    ),
    layout(
        "RT and RW below the address, names in capitals, signatures in two columns",
        as_xlsx(
            [
                ["NO", "NAMA", "L/P", "ALAMAT", None, "TANDA TANGAN", None],
                [None, None, None, "RT", "RW", None, None],
                [1, "SITI AMINAH", "P", "01", "02", "1. ....", None],
                [2, "BUDI", "L", "01", "02", None, "2. ...."],
                [3, None, None, None, None, "3. ....", None],
                [4, None, None, None, None, None, "4. ...."],
                [None, "Laki-laki : 1 orang"],
                [None, "Perempuan : 1 orang"],
            ]
        ),
        read("SITI AMINAH; BUDI", women=1, men=1, passed=2),
    ),
    layout(
        "a form that nobody has filled in",
        as_xlsx([*KOP, ["No", "Nama", "L/P"], [1], [2], [3], *TTD]),
        read("", passed=3),
    ),
    layout(
        "names without numbers, headings of groups, a name below the signature",
        as_xlsx(
            [
                ["Nama", "L/P", "Jabatan"],
                ["PERANGKAT DESA"],
                ["Siti", "P", "Sekretaris Desa"],
                ["Budi", "L", "Kepala Desa"],
                ["KARANG TARUNA"],
                ["Joko", "L", ""],
                [],
                ["Mengetahui", "", "Kepala Desa"],
                [],
                ["BUDI CONTOH"],
            ]
        ),
        read("Siti; Budi; Joko", women=1, men=2),
    ),
    layout(
        "UTF-16 as Notepad saves it, with a semicolon",
        as_csv([["No", "Nama", "L/P"], [1, "Désirée", "P"], [2, "Budi", "L"]], ";", "utf-16"),
        read("Désirée; Budi", women=1, men=1),
    ),
    layout(
        "names below the sexes, side by side",
        as_xlsx(
            [
                ["DAFTAR HADIR"],
                ["No", "Laki-laki", "Perempuan"],
                [1, "Budi", "Siti"],
                [2, "Joko", "Ani"],
                [3, None, "Rina"],
            ]
        ),
        read("Budi; Joko", men=2, passed=1),
        read("Siti; Ani; Rina", women=3),
    ),
    layout(
        "a page with a letterhead in a table of its own",
        b"<html><table><tr><td>PEMERINTAH DESA</td></tr><tr><td>Kace Timur</td></tr></table><table>"
        b"<tr><th rowspan=2>No</th><th rowspan=2>Nama</th><th colspan=2>JK</th></tr><tr><th>L</th><th>P</th></tr>"
        b"<tr><td>1<td>Siti<td><td>v</tr><tr><td>2<td>Budi<td>v<td></tr></table></html>",
        read("Siti; Budi", women=1, men=1),
    ),
    layout(
        "names that sound like titles of columns, headings and totals",
        as_csv(
            [
                ["NO. URUT", "NAMA PESERTA", "JENIS KELAMIN (L/P)"],
                ["1.", "Putri", "P"],
                ["2.", "Imam", "L"],
                ["3.", "Selamat Riyadi", "L"],
                ["4.", "Niken", "P"],
                ["5.", "Tomas", "L"],
                ["6.", "Baiq Nurul", "P"],
                ["7.", "Anak Agung Gde", "L"],
            ]
        ),
        read("Putri; Imam; Selamat Riyadi; Niken; Tomas; Baiq Nurul; Anak Agung Gde", women=3, men=4),
    ),
    layout(
        "signatures below the left one of two lists",
        as_xlsx(
            [
                ["No", "Nama", "No", "Nama"],
                [1, "Siti", 3, "Ani"],
                [2, "Budi", 4, "Joko"],
                [],
                [None, "Mengetahui,"],
                [None, "SULAIMAN", None, "YANTO"],
            ]
        ),
        read("Siti; Budi"),
        read("Ani; Joko"),
    ),
    layout(
        "a heading that nobody knows ends what the last one said",
        as_csv([["No", "Nama"], ["", "PEREMPUAN"], [1, "Siti"], ["", "TAMU DARI JAUH"], [2, "Rio"], [3, "Ani"]]),
        read("Siti; Rio; Ani", women=1),
    ),
]
