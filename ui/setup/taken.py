"""What is said when another desk changed what a form shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.setup.record_form import RecordForm
    from ui.widgets.notice import Notice


def tell_taken(
    notice: Notice, form: RecordForm, title: str, *, was_typed: bool, clashes: Sequence[str]
) -> None:
    """Say what became of what was typed: ``clashes`` are the fields that differ there now."""
    translate = QCoreApplication.translate
    if clashes:
        labels = (form.rows[key].label.text() if key in form.rows else key for key in clashes)
        fields = ", ".join(label.replace("&", "") for label in labels)
        notice.show_info(
            title,
            translate(
                "Taken", "What you typed stays. There it is something else now: {fields}."
            ).format(fields=fields),
            translate("Taken", "Save to write what you typed, or undo to take what stands there."),
        )
    elif was_typed:
        notice.show_info(
            title,
            translate(
                "Taken", "What you typed stays; the other fields show what stands there now."
            ),
        )
    else:
        notice.show_info(title, translate("Taken", "The form shows what stands there now."))
