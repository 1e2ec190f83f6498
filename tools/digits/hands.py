"""Which hands train the net and which only fit its temperature. Practice and reserved hands are in neither."""

from __future__ import annotations

from dataclasses import dataclass

from digits.glyph import Glyph

# None that is a careless digit or cross (R is a 2, K and A are crosses, E a 3).
LETTERS = "HMNWmw#@"
CROSSES = "Xx"
DASHES = "-–~="

# family -> version of the @fontsource package.
_V = "5.3.0"
TRAIN_FONTS: dict[str, str] = {
    "amatic-sc": _V, "bad-script": _V, "balsamiq-sans": _V, "calligraffitti": _V, "cedarville-cursive": _V,
    "chilanka": _V, "comic-neue": _V, "comic-relief": _V, "crafty-girls": _V, "dawning-of-a-new-day": _V,
    "delicious-handrawn": _V, "edu-qld-beginner": _V, "edu-sa-beginner": _V, "finger-paint": _V, "fuzzy-bubbles": _V,
    "gamja-flower": _V, "give-you-glory": _V, "gloria-hallelujah": _V, "grandstander": _V, "grape-nuts": _V,
    "hachi-maru-pop": _V, "hi-melody": _V, "homemade-apple": _V, "itim": _V, "just-another-hand": _V,
    "just-me-again-down-here": _V, "kavivanar": _V, "la-belle-aurore": _V, "mansalva": _V, "marck-script": _V,
    "merienda": _V, "nothing-you-could-do": _V, "over-the-rainbow": _V, "permanent-marker": _V, "playpen-sans": _V,
    "playwrite-br": _V, "playwrite-de-grund": _V, "playwrite-id": _V, "playwrite-in": _V, "playwrite-pl": _V,
    "playwrite-us-trad": _V, "poor-story": _V, "rock-salt": _V, "sedgwick-ave": _V, "shantell-sans": _V,
    "single-day": "5.3.1", "sniglet": _V, "solitreo": _V, "square-peg": _V, "sriracha": _V,
    "sue-ellen-francisco": _V, "sunshiney": _V, "the-girl-next-door": _V, "vibur": _V, "walter-turncoat": _V,
    "yusei-magic": _V, "zen-kurenaido": _V, "zeyada": _V,
}  # fmt: skip
HELD_FONTS: dict[str, str] = {
    "beth-ellen": _V, "covered-by-your-grace": _V, "dekko": _V, "kristi": _V, "loved-by-the-king": _V,
    "mynerve": _V, "playwrite-hu": _V, "swanky-and-moo-moo": _V, "waiting-for-the-sunrise": _V, "yomogi": _V,
}  # fmt: skip
# Fonts whose X or x is so ornate that nobody would cross a box out like it.
ORNATE_CROSSES = frozenset({"over-the-rainbow", "zeyada", "playwrite-br", "playwrite-id", "playwrite-in"})


@dataclass(frozen=True)
class Hand:
    """One font as a hand: its sign pictures on the glyph canvas, and where they came from."""

    family: str
    version: str
    file: str
    sha256: str
    signs: dict[str, Glyph]
