from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from ui.widgets.heading import EmptyState, FieldRow, Heading, Hint

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_field_is_its_labels_buddy_and_has_its_name(qtbot: QtBot) -> None:
    field = QLineEdit()
    row = FieldRow("&Customer name:", field)
    qtbot.addWidget(row)
    assert row.label.buddy() is field
    assert field.accessibleName() == "Customer name"
    named = QLineEdit()
    named.setAccessibleName("Number of the customer")
    other = FieldRow("&Number", named, beside=True)
    qtbot.addWidget(other)
    assert named.accessibleName() == "Number of the customer"


def test_what_is_wrong_stands_under_the_field_until_it_is_right(qtbot: QtBot) -> None:
    field = QLineEdit()
    row = FieldRow("&E-mail", field)
    qtbot.addWidget(row)
    row.show()
    assert row.error.isHidden()
    row.set_error("This is no e-mail address.")
    assert row.error.isVisible()
    assert field.accessibleDescription() == "This is no e-mail address."
    row.set_error("")
    assert row.error.isHidden()
    assert field.accessibleDescription() == ""


def test_text_is_shown_as_it_is_not_as_markup(qtbot: QtBot) -> None:
    empty = EmptyState("<b>None</b>", "")
    empty.set_text("<b>None</b>", "<i>Do something</i>")
    for label in (Heading("<b>Jo</b>"), Hint("<b>Jo</b>")):
        qtbot.addWidget(label)
        label.adjustSize()
        assert label.sizeHint().width() > label.fontMetrics().horizontalAdvance("<b>")
    qtbot.addWidget(empty)
