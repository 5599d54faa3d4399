"""The store of printed chapters: what is damaged is not believed, what is old goes, and a full disk harms nobody."""

import os

from app.printing.chapter_store import ChapterStore

KEY = "ab" * 32


def test_a_chapter_is_found_again(tmp_path):
    store = ChapterStore(tmp_path / "chapters")

    store.keep(KEY, b"%PDF bab")

    assert store.find(KEY) == b"%PDF bab"
    assert store.find("cd" * 32) is None
    assert os.listdir(store.folder) == [KEY]


def test_a_damaged_one_is_forgotten(tmp_path):
    store = ChapterStore(tmp_path)
    store.keep(KEY, b"%PDF bab")
    (tmp_path / KEY).write_bytes((tmp_path / KEY).read_bytes()[:-1])

    assert store.find(KEY) is None
    assert os.listdir(tmp_path) == []


def test_one_in_the_place_of_another_is_not_believed(tmp_path):
    store = ChapterStore(tmp_path)
    store.keep(KEY, b"%PDF bab")
    (tmp_path / KEY).rename(tmp_path / _key(7))

    assert store.find(_key(7)) is None


def test_what_was_not_asked_for_the_longest_time_goes_first(tmp_path):
    store = ChapterStore(tmp_path, most_bytes=250)
    for number in range(5):
        store.keep(_key(number + 1), b"x" * 50)
        os.utime(tmp_path / _key(number + 1), (number, number))
    store.find(_key(1))

    store.sweep()

    assert sorted(os.listdir(tmp_path)) == [_key(1), _key(4), _key(5)]


def test_a_folder_that_cannot_be_written_is_no_reason_not_to_print(tmp_path):
    (tmp_path / "file").write_text("in the way")
    store = ChapterStore(tmp_path / "file")

    store.keep(KEY, b"%PDF bab")

    assert store.find(KEY) is None


def _key(number: int) -> str:
    return f"{number:064x}"[::-1].replace("0", "f")
