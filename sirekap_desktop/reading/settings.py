"""What the reader takes for granted when it weighs evidence; reasons in ``docs/decisions/0004-decoding.md``."""

from __future__ import annotations

import math
from dataclasses import dataclass

from sirekap_desktop.reading.ketelitian import Ketelitian


@dataclass(frozen=True, slots=True)
class DecodeSettings:
    """Priors and limits of decoding.

    Attributes:
        limit: A value is accepted only where its probability of being wrong is below this (``ketelitian.py``).
        beyond_usual: Weight of a number above the most voters that a TPS may have (rule T11), against one below.
        far_beyond_usual: Weight of a number above twice that many.
        form_mistakes: Share of forms on which the writer made a mistake that breaks a sum, where few fields are tied.
        few_fields: How many fields are few: among more tied ones there are in proportion more mistakes.
        most_mistakes: The share of forms with a mistake never exceeds this, however many fields are tied.
        slip_amounts: Over how many amounts such a mistake is spread in each field: see ``first_slip``.
        unusual_slip: Weight of a slip by an amount that slips seldom make (``inference``), against a usual one.
        next_slip: Relative weight of each further slip on a form that has one already.
        rule_credit: However well the sums fit, a field's risk stays at least this share of the risk that its own
            boxes and bubbles leave.
        mixed_doubt: Where a field may be crossed through in two manners (some boxes by dashes, others blank): the
            share of that chance which counts as risk. Few writers mix manners, and those who do mostly mean 0. Where
            this is what it looks like, a person is asked anyway.
        common_cause: Probability that a second digit of the same writer is misread in the same way, where its own
            evidence shows that other digit too.
        common_cause_from: A digit shows it where its own probability of being the other one is at least this.
        risk_intercept: With ``risk_slope`` what a computed risk means, on the scale of log odds: fitted to pages of
            held-out hands as the upper end of its 95 % interval (``tools/calibrate_reading.py``; Platt 1999).
        risk_slope: See ``risk_intercept``.
        certain: Own risk below which a field counts as confidently read when a broken rule is judged.
        form_below: A broken rule is the paper's fault where its probability of holding, as written, is below this.
        certain_enough: The same as ``certain`` where the rule holds by no reading that was weighed.
        form_surely: It holds by no reading where its probability of holding is below this.
        reading_from: It is the reading's fault where that probability is at least this.
    """

    limit: float = Ketelitian.BIASA.limit
    beyond_usual: float = 0.05
    far_beyond_usual: float = 0.01
    form_mistakes: float = 0.05
    few_fields: float = 6.0
    most_mistakes: float = 0.2
    slip_amounts: float = 8.0
    unusual_slip: float = 0.2
    next_slip: float = 0.1
    rule_credit: float = 0.0002
    mixed_doubt: float = 0.02
    common_cause: float = 0.5
    common_cause_from: float = 0.02
    risk_intercept: float = -1.07
    risk_slope: float = 1.025
    certain: float = 0.05
    form_below: float = 0.3
    certain_enough: float = 0.5
    form_surely: float = 0.02
    reading_from: float = 0.5

    def calibrated(self, risk: float) -> float:
        """Return how probably a value of a computed risk (0 … 1) was wrong on pages of held-out hands, at most."""
        if not 0.0 < risk < 1.0:
            return risk
        odds = math.log(risk / (1.0 - risk))
        return 1.0 / (1.0 + math.exp(-(self.risk_intercept + self.risk_slope * odds)))

    def first_slip(self, fields: int) -> float:
        """Return the prior of one particular slip of the pen (this field, this amount) among fields tied by rules."""
        mistakes = min(self.form_mistakes * max(1.0, fields / self.few_fields), self.most_mistakes)
        return mistakes / (self.slip_amounts * fields)
