"""Signing in, being refused, being locked out, and a new password."""


def test_a_wrong_password_is_refused_with_the_attempts_left(browser, siti):
    page = browser.open("/sign-in").submit(username=siti.username, password="salah sekali")

    assert "4" in page.text("#password-error")
