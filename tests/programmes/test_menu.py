"""The way to the programmes: a village begins with its own part, others with the list, which leads to the villages."""

from tests import cast


def test_a_village_head_begins_with_what_is_met_and_missing_there(browser, siti):
    page = browser.sign_in(siti).open("/").follow("Program")

    assert page.path == f"/programmes/villages/{cast.KACE_TIMUR}"
    assert page.follow("Semua program dan kriterianya").path == "/programmes"


def test_staff_come_from_the_list_to_the_villages_that_take_part(browser, rahmat):
    page = browser.sign_in(rahmat).open("/programmes")

    assert page.follow("Desa dan kelurahan yang ikut").path == f"/coverage/{cast.BANGKA}/programmes"
    detail = browser.sign_in(rahmat).open("/programmes/desa-anti-tppo")
    assert detail.follow("Desa dan kelurahan yang ikut").path == f"/coverage/{cast.BANGKA}/programmes/desa-anti-tppo"
