"""The laws that a draft cites where the regency has set no list of its own, as they are cited officially."""

from collections.abc import Iterable

from app.areas.models import Kind

_TRAFFICKING = (
    "Undang-Undang Nomor 21 Tahun 2007 tentang Pemberantasan Tindak Pidana Perdagangan Orang (Lembaran Negara "
    "Republik Indonesia Tahun 2007 Nomor 58, Tambahan Lembaran Negara Republik Indonesia Nomor 4720)"
)
_JOB_CREATION = (
    "Undang-Undang Nomor 6 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun "
    "2022 tentang Cipta Kerja menjadi Undang-Undang (Lembaran Negara Republik Indonesia Tahun 2023 Nomor 41, "
    "Tambahan Lembaran Negara Republik Indonesia Nomor 6856)"
)
_MIGRANT_WORKERS = (
    "Undang-Undang Nomor 18 Tahun 2017 tentang Pelindungan Pekerja Migran Indonesia (Lembaran Negara Republik "
    "Indonesia Tahun 2017 Nomor 242, Tambahan Lembaran Negara Republik Indonesia Nomor 6141) sebagaimana telah "
    f"beberapa kali diubah terakhir dengan {_JOB_CREATION}"
)
_PROTECTION = (
    "Peraturan Pemerintah Nomor 59 Tahun 2021 tentang Pelaksanaan Pelindungan Pekerja Migran Indonesia (Lembaran "
    "Negara Republik Indonesia Tahun 2021 Nomor 94, Tambahan Lembaran Negara Republik Indonesia Nomor 6678)"
)

OF_A_DESA = (
    _TRAFFICKING,
    "Undang-Undang Nomor 6 Tahun 2014 tentang Desa (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 7, Tambahan "
    "Lembaran Negara Republik Indonesia Nomor 5495) sebagaimana telah beberapa kali diubah terakhir dengan "
    "Undang-Undang Nomor 3 Tahun 2024 tentang Perubahan Kedua atas Undang-Undang Nomor 6 Tahun 2014 tentang Desa "
    "(Lembaran Negara Republik Indonesia Tahun 2024 Nomor 77, Tambahan Lembaran Negara Republik Indonesia Nomor 6914)",
    _MIGRANT_WORKERS,
    "Peraturan Pemerintah Nomor 43 Tahun 2014 tentang Peraturan Pelaksanaan Undang-Undang Nomor 6 Tahun 2014 tentang "
    "Desa (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 123, Tambahan Lembaran Negara Republik Indonesia Nomor "
    "5539) sebagaimana telah beberapa kali diubah terakhir dengan Peraturan Pemerintah Nomor 11 Tahun 2019 tentang "
    "Perubahan Kedua atas Peraturan Pemerintah Nomor 43 Tahun 2014 tentang Peraturan Pelaksanaan Undang-Undang Nomor "
    "6 Tahun 2014 tentang Desa (Lembaran Negara Republik Indonesia Tahun 2019 Nomor 41, Tambahan Lembaran Negara "
    "Republik Indonesia Nomor 6321)",
    _PROTECTION,
    "Peraturan Menteri Dalam Negeri Nomor 111 Tahun 2014 tentang Pedoman Teknis Peraturan di Desa (Berita Negara "
    "Republik Indonesia Tahun 2014 Nomor 2091)",
)
OF_A_KELURAHAN = (
    _TRAFFICKING,
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 "
    "Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587) sebagaimana telah beberapa kali diubah "
    f"terakhir dengan {_JOB_CREATION}",
    _MIGRANT_WORKERS,
    "Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan (Lembaran Negara Republik Indonesia Tahun 2018 Nomor "
    "73, Tambahan Lembaran Negara Republik Indonesia Nomor 6206)",
    _PROTECTION,
)


def usual_basis(kind: Kind) -> tuple[str, ...]:
    """What the site cites for such a village by itself."""
    return OF_A_KELURAHAN if kind is Kind.KELURAHAN else OF_A_DESA


def read_basis(text: str) -> tuple[str, ...]:
    """One entry a line, as a regency has typed them; the mark at the end of each is set anew."""
    return tuple(line.strip().rstrip(" ;.") for line in text.splitlines() if line.strip(" ;."))


def as_list(entries: Iterable[str]) -> list[str]:
    """Each with the mark that ends it: a semicolon, the last a full stop."""
    listed = list(entries)
    return [f"{entry}{'.' if place == len(listed) else ';'}" for place, entry in enumerate(listed, 1)]
