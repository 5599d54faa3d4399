"""Invented people of Bangka Belitung: Malay, Javanese and Chinese names, single names, apostrophes; nobody real."""

from random import Random

from app.outreach.vocabulary import Sex

_MEN = (
    "Ahmad Agus Anwar Ardiansyah Arifin Asep Bambang Basri Bujang Darmawan Dedi Eko Fahrul Fauzan Firdaus Hamdani "
    "Hasanudin Herman Ibrahim Idris Iskandar Isma'il Jauhari Jefri Joni Junaidi Kamaludin Khairul Lukman Ma'ruf "
    "Mahmud Marwan Mulyadi Mustafa Nasrun Pahlevi Ramli Ridwan Rifa'i Riyanto Rosidi Rudi Rusli Sabirin Sahrul Samsul "
    "Sarbini Sopian Sudirman Suhaimi Sukardi Suparman Suryadi Sya'ban Syafi'i Syahril Taufik Tarmizi Usman Wahyudi "
    "Yanto Yusuf Zainal Zulkifli"
).split()
_WOMEN = (
    "Aisyah Ani Asmarani Ayu Desi Dewi Eka Elina Erna Farida Fatimah Fitri Halimah Hartini Hasnah Herlina Ida Juriah "
    "Kartini Khairunnisa Kurnia Lastri Leni Lestari Linda Maimunah Mardiana Maryam Megawati Melati Murni Nia Nirwana "
    "Novita Nur'aini Nurhayati Nurjanah Nurlela Oktavia Puspita Rahma Ratna Rika Rohani Rosmala Rukmini Salamah "
    "Saodah Sari Sarinah Siti Sri Sulastri Sumiati Suryani Ummi Wahyuni Wati Yanti Yuliana Yusnita Zahara Zubaidah"
).split()
_SECOND_MEN = (
    "Abdullah Afandi Akbar Alamsyah Anshori Effendi Fitrah Gunawan Hakim Hidayat Irawan Kurniawan Maulana Nugroho "
    "Prasetyo Pratama Rahman Ramadhan Saputra Setiawan Sulaiman Susanto Syahputra Wijaya Yahya Zamroni"
).split()
_SECOND_WOMEN = (
    "Agustina Amalia Anggraini Apriyani Astuti Damayanti Febriani Handayani Hasanah Indriani Kartika Maharani Marlina "
    "Novianti Permata Purnama Rahayu Ramadhani Rosita Safitri Septiani Susanti Utami Wardani Wulandari Yulianti"
).split()
_FAMILIES = "Bong Bun Chin Djong Fung Jap Kwok Liem Lim Phang Tjhia Tjong Tjung Then".split()
_CHINESE = {
    Sex.MALE: "Fui Khiong,Kim Sen,Sui Khim,Jun Fo,A Kian,Nyuk Sin,Khin Fa".split(","),
    Sex.FEMALE: "Kim Lan,Sui Lian,Mei Fung,Nyuk Lan,Siau Ling,Li Cu,A Moi".split(","),
}
_HONOURS = {Sex.MALE: "H.", Sex.FEMALE: "Hj."}


def invent_person(rng: Random, sex: Sex | None = None) -> tuple[str, Sex]:
    """A name and its L/P: about one in six is a single name, one in fourteen Chinese."""
    sex = sex or rng.choice((Sex.MALE, Sex.FEMALE))
    firsts, seconds = (_MEN, _SECOND_MEN) if sex is Sex.MALE else (_WOMEN, _SECOND_WOMEN)
    kind = rng.random()
    if kind < 0.07:
        return f"{rng.choice(_FAMILIES)} {rng.choice(_CHINESE[sex])}", sex
    first = rng.choice(firsts)
    if kind < 0.24:
        return first, sex
    name = f"{first} {rng.choice(seconds)}"
    return (f"{_HONOURS[sex]} {name}" if kind > 0.95 else name), sex


def invent_neighbours(rng: Random, count: int) -> list[tuple[str, Sex]]:
    """Different people of one village."""
    people = {invent_person(rng): None for _ in range(count * 2)}
    return list(people)[:count]


def invent_official(rng: Random, titles: str) -> str:
    """The holder of an office with the titles such offices have: "Ipda %s", "%s, S.Sos."."""
    while True:
        name, _sex = invent_person(rng)
        if " " in name and not name.startswith(("H.", "Hj.")):
            return titles.replace("%s", name)
