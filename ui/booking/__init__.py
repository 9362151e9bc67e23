"""Book: the customer on the phone, from "which site?" to a held window."""
