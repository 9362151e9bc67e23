"""The chosen site is taken out of use, or into it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton

from core.catalog.save_site import set_site_active
from core.errors import Unanswered
from ui.icons import set_icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.catalog.sites import Site
    from core.errors import BookerError
    from ui.session import Session


class SiteSwitch(QPushButton):
    """Deactivate, or Activate, of one site. ``switched`` carries the Site as it stands then.

    ``refused`` carries the BookerError that says why not, or that it is not known yet.
    """

    switched = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._site: Site | None = None
        self._is_waiting = False
        self.setAutoDefault(True)
        self.clicked.connect(self._on_clicked)
        self.show_site(None)

    def show_site(self, site: Site | None) -> None:
        """The site that is switched; None: there is none."""
        self._site = site
        will_activate = site is not None and not site.active
        words = self.tr("Ac&tivate") if will_activate else self.tr("Deac&tivate")
        if self.text() != words:
            self.setText(words)
            set_icon(self, "check" if will_activate else "minus")
        name = words.replace("&", "")
        self.setAccessibleName(name if site is None else f"{name}: {site.customer_name}")
        self.setToolTip(
            ""
            if will_activate
            else self.tr("It is offered nothing any more. What it had stays on record.")
        )
        self.setEnabled(site is not None and not self._is_waiting)

    @Slot()
    def _on_clicked(self) -> None:
        site = self._site
        if site is None:
            return
        self._wait(on=True)
        self._session.act(
            lambda desk, act_id: set_site_active(desk, act_id, site.number, active=not site.active),
            self._on_switched,
            self._on_refused,
            owner=self,
        )

    def _on_switched(self, site: Site) -> None:
        self._wait(on=False)
        self.switched.emit(site)

    def _on_refused(self, error: BookerError) -> None:
        # without an answer it is asked again under the same id, and nothing else is sent
        self._wait(on=isinstance(error, Unanswered))
        self.refused.emit(error)

    def _wait(self, *, on: bool) -> None:
        self._is_waiting = on
        self.setEnabled(self._site is not None and not on)
