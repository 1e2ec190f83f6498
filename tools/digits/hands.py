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
    "alex-brush": _V, "allura": _V, "amatic-sc": _V, "arizonia": _V, "bad-script": _V, "balsamiq-sans": _V,
    "bilbo": _V, "birthstone": _V, "calligraffitti": _V, "cause": _V, "cedarville-cursive": _V, "charm": "5.2.7",
    "charmonman": "5.2.7", "chilanka": _V, "comforter": "5.2.8", "comic-neue": _V, "comic-relief": _V,
    "condiment": "4.5.1", "cookie": _V, "courgette": _V, "crafty-girls": _V, "damion": _V, "dancing-script": _V,
    "dawning-of-a-new-day": _V, "delicious-handrawn": _V, "east-sea-dokdo": _V, "edu-au-vic-wa-nt-hand": _V,
    "edu-qld-beginner": _V, "edu-sa-beginner": _V, "edu-tas-beginner": _V, "engagement": _V, "fasthand": "5.0.20",
    "finger-paint": _V, "fuzzy-bubbles": _V, "gamja-flower": _V, "give-you-glory": _V, "gloria-hallelujah": _V,
    "grandstander": _V, "grape-nuts": _V, "grechen-fuemen": _V, "hachi-maru-pop": _V, "hi-melody": _V,
    "homemade-apple": _V, "hubballi": "5.2.8", "hurricane": _V, "inspiration": "5.2.7", "island-moments": "5.2.8",
    "itim": _V, "just-another-hand": _V, "just-me-again-down-here": _V, "kaushan-script": _V, "kavivanar": _V,
    "kirang-haerang": "5.0.7", "la-belle-aurore": _V, "liu-jian-mao-cao": _V, "love-ya-like-a-sister": _V,
    "ma-shan-zheng": "5.3.1", "mansalva": _V, "marck-script": _V, "meddon": _V, "merienda": _V, "moon-dance": "5.0.5",
    "norican": _V, "nothing-you-could-do": _V, "over-the-rainbow": _V, "permanent-marker": _V, "playpen-sans": _V,
    "playwrite-br": _V, "playwrite-cz": _V, "playwrite-de-grund": _V, "playwrite-hr": _V, "playwrite-id": _V,
    "playwrite-in": _V, "playwrite-is": _V, "playwrite-it-moderna": _V, "playwrite-pl": _V, "playwrite-us-trad": _V,
    "poor-story": _V, "qwigley": "5.2.8", "redressed": _V, "rock-salt": _V, "ruthie": _V, "sacramento": _V,
    "satisfy": _V, "sedgwick-ave": _V, "shantell-sans": _V, "single-day": "5.3.1", "slackside-one": _V, "sniglet": _V,
    "sofia": _V, "solitreo": _V, "square-peg": _V, "sriracha": _V, "stalemate": _V, "sue-ellen-francisco": _V,
    "sunshiney": _V, "the-girl-next-door": _V, "tillana": "5.2.8", "twinkle-star": _V, "unkempt": _V, "vibur": _V,
    "vujahday-script": _V, "walter-turncoat": _V, "water-brush": _V, "whisper": _V, "yellowtail": _V,
    "yusei-magic": _V, "zen-kurenaido": _V, "zeyada": _V, "zhi-mang-xing": _V,
}  # fmt: skip
HELD_FONTS: dict[str, str] = {
    "beth-ellen": _V, "covered-by-your-grace": _V, "dekko": _V, "edu-nsw-act-foundation": _V, "julee": "4.5.11",
    "klee-one": _V, "kristi": _V, "loved-by-the-king": _V, "mynerve": _V, "oooh-baby": _V, "pangolin": _V,
    "playwrite-hu": _V, "rancho": _V, "swanky-and-moo-moo": _V, "waiting-for-the-sunrise": _V, "yomogi": _V,
}  # fmt: skip
# Fonts whose X or x is so ornate that nobody would cross a box out like it.
ORNATE_CROSSES = frozenset({
    "alex-brush", "allura", "arizonia", "bilbo", "birthstone", "charm", "charmonman", "comforter", "cookie",
    "courgette", "dancing-script", "edu-au-vic-wa-nt-hand", "edu-nsw-act-foundation", "engagement", "hurricane",
    "inspiration", "island-moments", "liu-jian-mao-cao", "love-ya-like-a-sister", "meddon", "norican",
    "over-the-rainbow", "playwrite-br", "playwrite-cz", "playwrite-hr", "playwrite-id", "playwrite-in",
    "playwrite-is", "playwrite-it-moderna", "qwigley", "redressed", "ruthie", "sacramento", "sofia", "stalemate",
    "twinkle-star", "vujahday-script", "whisper", "zeyada",
})  # fmt: skip


@dataclass(frozen=True)
class Hand:
    """One font as a hand: its sign pictures on the glyph canvas, and where they came from."""

    family: str
    version: str
    file: str
    sha256: str
    signs: dict[str, Glyph]
