"""Bringing in a file on a page: send it, look at the dry run, store what was shown. What is in it a feature knows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from flask import flash, redirect
from flask.typing import ResponseReturnValue

from app.i18n import _
from app.sheets.dry_run import DryRun
from app.sheets.forms import UploadForm
from app.sheets.read import UnreadableSheet
from app.sheets.uploads import Upload, find_upload, keep_upload, upload_folder


class _Row(Protocol):
    """`row` is its number in the file."""

    @property
    def row(self) -> int: ...


New = TypeVar("New", bound=_Row)


@dataclass(frozen=True)
class Shown:
    """What the page shows: the form, and the dry run of the file that was sent, kept under a token."""

    form: UploadForm
    run: DryRun | None = None
    token: str = ""
    file_name: str = ""


@dataclass(frozen=True)
class ImportPage(Generic[New]):
    """What a feature hands in. `store` takes rows and the name of the file, and tells what was stored, "" if nothing.

    Files wait in the folder of that `purpose`, each for the one person who sent it.
    """

    purpose: str
    plan: Callable[[bytes], DryRun[New]]
    store: Callable[[list[New], str], str]
    page: Callable[[Shown], str]

    def answer(self, user_id: int, leads_to: str) -> ResponseReturnValue:
        """A file gives its dry run and a token; the token stores what was shown, and leads on."""
        form = UploadForm()
        if not form.validate_on_submit():
            return self.page(Shown(form))
        try:
            if not form.token.data:
                return self._try(form, user_id)
            flash(self._store(form.token.data, user_id, form.take_over.data))
        except UnreadableSheet as error:
            form.file.errors = [str(error)]
            return self.page(Shown(form))
        return redirect(leads_to)

    def _try(self, form: UploadForm, user_id: int) -> str:
        content = form.read_content()
        run = self.plan(content)
        rows = frozenset(row.row for row in (*run.new, *run.different))
        shown = Upload(form.file_name, content, rows)
        token = keep_upload(upload_folder(self.purpose), user_id, shown) if rows else ""
        return self.page(Shown(form, run, token, form.file_name))

    def _store(self, token: str, user_id: int, take_over: bool) -> str:
        """Store the rows that were shown and are still new; sent twice, the second finds nothing new.

        Those that differ from what is stored only where the person says that the file is right.
        """
        kept = find_upload(upload_folder(self.purpose), user_id, token)
        if kept is None:
            raise UnreadableSheet(_("The file was kept for two hours, which are over. Send it once more."))
        run = self.plan(kept.content)
        wanted = (*run.new, *(run.different if take_over else ()))
        stored = self.store([row for row in wanted if row.row in kept.rows], kept.name)
        return stored or _("All rows of %(file)s were stored already. Nothing was added.", file=kept.name)
