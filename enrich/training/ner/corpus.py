"""The labelled corpora, read and brought to one convention.

A sentence is a list of (token, tag), tags are BIO over PER, ORG and LOC. Titles are no part of a person's name, peoples and
the adjectives of countries are no names.
"""
import collections
import gzip
from pathlib import Path

KINDS = ("PER", "ORG", "LOC")
TITLES = set("""mr mrs ms miss dr president vice vice-president prime minister premier chancellor foreign defense defence
interior finance oil justice trade former late ex-president secretary general secretary-general senator representative
congressman congresswoman governor mayor king queen prince princess pope colonel lieutenant major captain sergeant
admiral commander judge justice ambassador envoy archbishop bishop cardinal reverend ayatollah sheikh sheik mullah imam
sir lord lady professor attorney state of chief chairman chairwoman spokesman spokeswoman spokesperson director leader
rebel warlord emperor deputy u.s. us first interim then-president majority minority speaker opposition lawmaker
treasury homeland security press national adviser advisor gen lt col sen rep gov the mrs. mr.""".split())
TAILS = {"administration", "government", "'s", ",", ".", "was", "is", "has", "said", "says", "and", "'"}
QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
COMMON_CAPITALS = set("""i monday tuesday wednesday thursday friday saturday sunday january february march april may june
july august september october november december islam islamic muslim muslims christian christians christmas god mr mrs
ramadan easter internet olympic olympics cup world war earth mr. mrs. dr. ms. gmt""".split())


def read(path):
    """Sentences of a token TAB tag file, gzipped or not; tags of other kinds than KINDS and GPE become O."""
    opener = gzip.open if str(path).endswith(".gz") else open
    found, rows = [], []
    with opener(path, "rt", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            token = parts[0].strip().translate(QUOTES)
            if len(parts) > 1 and token:
                tag = parts[-1] if parts[-1][2:] in KINDS + ("GPE",) else "O"
                rows.append((token, tag))
            elif len(parts) < 2 and rows:
                found.append(rows)
                rows = []
    if rows:
        found.append(rows)
    return found


def spans(rows):
    """(start, end, kind) of each name."""
    found, start, kind = [], None, None
    for i, (_, tag) in enumerate(rows + [("", "O")]):
        if start is not None and tag != "I-" + kind:
            found.append((start, i, kind))
            start = None
        if tag != "O" and start is None:
            start, kind = i, tag[2:]
    return found


def tagged(tokens, names):
    """The reverse of spans."""
    tags = ["O"] * len(tokens)
    for start, end, kind in names:
        tags[start:end] = ["B-" + kind] + ["I-" + kind] * (end - start - 1)
    return list(zip(tokens, tags))


def phrase(rows, start, end):
    return " ".join(token for token, _ in rows[start:end])


def strip_person(rows, start, end):
    def titled(i):
        return rows[i][0].lower().rstrip(".") in TITLES
    while start < end and titled(start) and (end - start > 1 or rows[start][0].lower() != "king"):
        start += 1
    while end > start and rows[end - 1][0].lower() in TAILS:
        end -= 1
    return start, end


class Groningen:
    """Cleans the Groningen Meaning Bank by what the whole of it says of each name."""

    def __init__(self, corpus, countries):
        self.countries = countries
        self.names = collections.defaultdict(collections.Counter)
        self.words = collections.defaultdict(collections.Counter)
        for rows in corpus:
            for start, end, kind in spans(rows):
                self.names[phrase(rows, start, end)][kind] += 1
            for token, tag in rows[1:]:
                self.words[token][tag != "O"] += 1

    def place(self, name):
        counts = self.names[name]
        return name in self.countries or counts["LOC"] > counts["GPE"]

    def clean(self, rows):
        """The sentence in our convention, or None where its labels can't be trusted."""
        names = []
        for start, end, kind in spans(rows):
            name = phrase(rows, start, end)
            if kind == "PER":
                start, end = strip_person(rows, start, end)
            elif kind == "GPE":
                kind = "LOC" if self.place(name) else None
            elif kind == "ORG" and name in self.countries:
                kind = "LOC"
            elif kind == "ORG" and not any(c.isupper() for c in name):
                return None
            elif self.odd(name, kind):
                return None
            if kind and start < end:
                names.append((start, end, kind))
        out = tagged([token for token, _ in rows], names)
        return None if self.misses(out) else out

    def odd(self, name, kind):
        """Labelled here as it hardly ever is elsewhere."""
        counts = self.names[name]
        return sum(counts.values()) > 4 and counts[kind] < 0.25 * sum(counts.values())

    def misses(self, rows):
        """Whether a capitalised word that is a name nearly everywhere else is none here."""
        for token, tag in rows[1:]:
            if tag == "O" and token[0].isupper() and token.lower() not in COMMON_CAPITALS:
                counts = self.words[token]
                if counts[True] > 3 * counts[False] and counts[True] > 5 and not self.names[token]["GPE"]\
                        and token.lower().rstrip(".") not in TITLES:
                    return True
        return False


def groningen(folder, countries):
    """(learn, held): nine tenths and the last tenth, cleaned; a sentence left out is None, so that runs of neighbours show."""
    corpus = read(Path(folder) / "ner-gmb.tsv.gz")
    cleaner = Groningen(corpus, countries)
    cleaned = [cleaner.clean(rows) for rows in corpus]
    cut = len(cleaned) * 9 // 10
    return cleaned[:cut], [rows for rows in cleaned[cut:] if rows]


def tweets(folder):
    """Those of the Broad Twitter Corpus that read like a sentence."""
    def plain(rows):
        return len(rows) > 5 and any(tag != "O" for _, tag in rows) and not any(
            token.startswith(("@", "#", "http")) or token == "RT" or "#" in token for token, _ in rows)
    return [rows for rows in read(Path(folder) / "ner-btc.all.tsv.gz") if plain(rows)]
