"""A village head records a session: on a phone, in a minute and a half, and never twice."""

ANSWERS = {
    "held_on": "2026-09-20",
    "title": "Bahaya lowongan kerja palsu di Kamboja",
    "topics": ["online_scam_recruitment", "illegal_brokers"],
    "men": "14",
    "women": "22",
    "boys": "2",
    "girls": "4",
}


def test_four_answers_are_enough(browser, siti):
    receipt = browser.sign_in(siti).open("/outreach/new").submit(**ANSWERS)

    assert receipt.path.endswith("/receipt")
    assert "KT-2609-" in receipt.text()
    assert "42 orang" in receipt.text()
