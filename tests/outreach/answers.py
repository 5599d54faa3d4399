"""What the people of these tests type, and how they find what they made."""

from tests.pages import Browser, Page

ANSWERS = {
    "held_on": "2026-09-20",
    "title": "Bahaya lowongan kerja palsu di Kamboja",
    "topics": ["online_scam_recruitment", "illegal_brokers"],
    "men": "14",
    "women": "22",
    "boys": "2",
    "girls": "4",
}


def record(browser: Browser, **answers) -> Page:
    """Record a session; gives its page."""
    receipt = browser.open("/outreach/new").submit("Simpan kegiatan", **{**ANSWERS, **answers})
    assert receipt.path.endswith("/receipt"), receipt.text()
    return browser.open(receipt.path.removesuffix("/receipt"))


def type_names(page: Page, *rows: tuple, status: int = 200) -> Page:
    """Fill the table from its first row: (name, "L" or "P", group, home village), as far as given; save it."""
    if not any(button == "Simpan nama" for button in page.texts("button")):
        page = page.browser.open(page.path + "?table=1")
    form = page.form("Simpan nama")
    sent = page.answers(form)
    for index, row in enumerate(rows):
        name, sex, audience, home = (*row, *("", "", "", "")[len(row) :])
        sent["name"][index], sent["audience"][index], sent["home"][index] = name, audience, home
        sent.pop(f"sex-{index}", None)
        if sex:
            sent[f"sex-{index}"] = [{"L": "male", "P": "female", "?": "unknown"}[sex]]
    return page.browser.post(page.path, sent, status)
