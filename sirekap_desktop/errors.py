"""Errors that a person can do something about; everything else is a bug and may crash."""

from __future__ import annotations

from sirekap_desktop.messages import sentence


class SirekapError(Exception):
    """A known problem with a message id of the catalogue and the values that its sentence needs.

    Parts subclass it where callers must tell kinds apart; the sentence itself stays in ``messages.py``.

    Attributes:
        exit_code: What a command ends with that can't be done for this reason; 2 where the call itself is at fault.
    """

    exit_code = 1

    def __init__(self, message_id: str, **values: object) -> None:
        self.message_id = message_id
        self.values = values
        super().__init__(sentence(message_id, **values))

    @property
    def text(self) -> str:
        """The Indonesian sentence: what happened and what to do."""
        return sentence(self.message_id, **self.values)
