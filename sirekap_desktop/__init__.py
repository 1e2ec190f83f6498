"""Sirekap Desktop: the recapitulation office of a sub-district election committee, offline."""

__version__ = "0.1.0"
