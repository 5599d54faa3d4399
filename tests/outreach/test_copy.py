"""A session like the last one: copied but for its date, who came, notes and names; and what is offered again."""

from tests.outreach.answers import ANSWERS, record

WHOLE = {
    "starts_at": "09:30",
    "ends_at": "11:45",
    "venue": "Balai desa",
    "organizer": "Karang Taruna",
    "speaker_name": ["Yanto Contoh", "", ""],
    "speaker_institution": ["BP3MI", "", ""],
    "approach": "training",
    "audiences": ["youth"],
    "disability": "3",
    "aged_18_to_30": "20",
    "aged_31_up": "16",
    "summary": "Banyak pertanyaan.",
    "follow_up": "Bentuk posko",
}


def test_all_is_copied_but_date_heads_notes_and_key(browser, siti):
    first = record(browser.sign_in(siti), **WHOLE)
    page = first.browser.open(f"/outreach/new?copy={first.path.rpartition('/')[2]}")

    copied = page.answers(page.form("Simpan kegiatan"))
    for name in ("title", "topics", "starts_at", "ends_at", "venue", "organizer", "approach", "audiences"):
        wanted = {**ANSWERS, **WHOLE}[name]
        assert copied[name] == (wanted if isinstance(wanted, list) else [wanted]), name
    assert copied["speaker_name"][0] == "Yanto Contoh"
    empty = "held_on men women boys girls disability aged_18_to_30 aged_31_up summary follow_up".split()
    assert {copied[name][0] for name in empty} == {""}
    receipt = page.submit("Simpan kegiatan", held_on="2026-10-01", men="9")
    assert "9 orang" in receipt.text()
    assert receipt.path != first.path + "/receipt"


def test_the_last_sessions_are_offered_to_copy(browser, siti):
    reader = browser.sign_in(siti)
    for day in range(1, 8):
        record(reader, title=f"Kegiatan {day}", held_on=f"2026-09-0{day}")
    page = reader.open("/outreach/new")

    offered = [a for a in page.all("a.row-link") if "copy=" in a.get("href")]
    assert [a.cssselect("b")[0].text for a in offered] == [f"Kegiatan {day}" for day in (7, 6, 5, 4, 3)]
    assert reader.open(offered[0].get("href")).one("#title").get("value") == "Kegiatan 7"


def test_only_what_is_held_within_reach_can_be_copied(browser, siti, budi, dewi):
    path = record(browser.sign_in(siti)).path
    address = f"/outreach/new?copy={path.rpartition('/')[2]}"

    browser.sign_in(budi).open(address, status=404)
    assert browser.sign_in(dewi).open(address).one("#title").get("value") == ANSWERS["title"]
    for wrong in ("x", "0", "999"):
        browser.sign_in(siti).open(f"/outreach/new?copy={wrong}", status=404)


def test_what_was_deleted_is_not_offered(browser, siti):
    page = record(browser.sign_in(siti), venue="Balai desa")
    page.submit("Pindahkan ke keranjang")

    page.browser.open(f"/outreach/new?copy={page.path.rpartition('/')[2]}", status=404)
    assert "Salin dari kegiatan lalu" not in page.browser.open("/outreach/new").text()


def test_the_topics_used_most_stand_open(browser, siti):
    reader = browser.sign_in(siti)
    usual = [box.get("value") for box in reader.open("/outreach/new").all("#topics > label input")]
    assert usual == ["online_scam_recruitment", "illegal_brokers", "official_procedure", "trafficking"]

    record(reader, topics=["complaints", "costs"])
    record(reader, topics=["complaints"])
    page = reader.open("/outreach/new")
    shown = [box.get("value") for box in page.all("#topics > label input")]
    assert shown == ["complaints", "costs", "online_scam_recruitment", "illegal_brokers"]
    assert len(page.all("#topics input")) == 14


def test_the_last_place_organizer_and_speakers_are_offered(browser, siti):
    page = record(browser.sign_in(siti), **WHOLE)
    form = page.browser.open("/outreach/new")

    assert "Terakhir: Balai desa, 09.30" in form.text()
    assert "Terakhir: Karang Taruna, Yanto Contoh" in form.text()
    for name, value in (("venues", "Balai desa"), ("speakers", "Yanto Contoh"), ("institutions", "BP3MI")):
        assert [option.get("value") for option in form.all(f"#{name} option")] == [value]


def test_four_answers_stand_open_and_the_rest_is_folded(browser, siti):
    form = browser.sign_in(siti).open("/outreach/new")

    assert not form.all("details[open]")
    folded = {field.get("name") for field in form.all("details input, details select, details textarea")}
    shown = {field.get("name") for field in form.all("main form[data-once] [name]")} - folded
    hidden = {field.get("name") for field in form.all("form[data-once] [type=hidden]")}
    assert shown - hidden == {"held_on", "title", "men", "women", "boys", "girls"}
    assert "topics" in folded  # four of them stand open as well


def test_a_group_that_holds_something_is_open(browser, siti):
    first = record(browser.sign_in(siti), venue="Balai desa", audiences=["youth"])
    page = first.browser.open(first.path + "/edit")

    opened = [fold.cssselect("summary span")[0].text for fold in page.all("details.fold[open]")]
    assert opened == ["Waktu dan tempat", "Siapa yang diundang?"]
