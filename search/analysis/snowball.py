"""Snowball's stemmers, made safe for threads."""

from threading import local

from snowballstemmer import stemmer

ALGORITHMS = {
    "ar": "arabic",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "fi": "finnish",
    "fr": "french",
    "ru": "russian",
    "sv": "swedish",
}

own = local()  # a stemmer keeps the word it works on, so each thread has its own


def stem(word: str, algorithm: str) -> str:
    stemmers = own.__dict__
    if algorithm not in stemmers:
        stemmers[algorithm] = stemmer(algorithm)
    return stemmers[algorithm].stemWord(word)
