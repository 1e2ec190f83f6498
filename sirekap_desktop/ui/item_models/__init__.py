"""Qt item models over the read models of ``recap.views``; no rule lives here."""
