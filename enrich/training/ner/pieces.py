"""Words to word pieces, with a shape each, as WordPieces.java does it: the two must agree (pieces-fixtures.tsv)."""
import json
import re
import unicodedata

CLS, SEP, UNKNOWN = 101, 102, 100
MOST_PIECES = 8  # a word: longer ones are addresses and noise
LONGEST = 100  # characters of a word
PARTS = re.compile(r"[^\W_]+|[^\w\s]|_")


def shape(word):
    """1 lower, 2 ALL CAPITALS, 3 Capitalised, 4 miXed, 5 digits, 6 neither, 7 a single capital."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 5 if any(c.isdigit() for c in word) else 6
    if all(c.islower() for c in letters):
        return 1
    if all(c.isupper() for c in letters):
        return 2 if len(letters) > 1 else 7
    return 3 if word[0].isupper() else 4


class Pieces:
    def __init__(self, tokenizer_json):
        with open(tokenizer_json, encoding="utf-8") as file:
            self.vocabulary = json.load(file)["model"]["vocab"]
        self.known = {}

    def of(self, word):
        """Ids of a word's pieces, at least one; what has no letter (a score, a date, a price) is its first piece."""
        ids = self.known.get(word)
        if ids is None:
            plain = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
            ids = [i for part in PARTS.findall(plain) for i in self.longest_first(part)]
            ids = ids[:MOST_PIECES if any(c.isalpha() for c in plain) else 1] or [UNKNOWN]
            self.known[word] = ids
        return ids

    def longest_first(self, part):
        ids, start = [], 0
        if len(part) > LONGEST:
            return [UNKNOWN]
        while start < len(part):
            for end in range(len(part), start, -1):
                piece = ("##" if start else "") + part[start:end]
                if piece in self.vocabulary:
                    ids.append(self.vocabulary[piece])
                    start = end
                    break
            else:
                return [UNKNOWN]
        return ids
