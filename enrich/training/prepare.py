"""Turn the labelled corpora (token TAB tag) into OpenNLP's training format.

python3 prepare.py CORPORA_DIR OUT_DIR

Writes OUT_DIR/train.txt (what the reported figures were measured with), all.txt (train and the held-back parts, what the
shipped weights learn from), gmb-held.txt and politics-dev.txt.

The Groningen Meaning Bank is brought in line with the others: titles leave person names ("President Bush" -> "Bush"),
and GPE is split into places ("Iraq") and adjectives or peoples ("Iraqi"), which are no names of ours.
"""
import collections
import gzip
import sys
from pathlib import Path

TITLES = set("""mr mrs ms miss dr president vice prime minister foreign defense defence interior finance former late
secretary general secretary-general senator representative congressman congresswoman governor mayor king queen prince
princess pope chancellor premier colonel lieutenant major captain sergeant admiral judge justice ambassador archbishop
bishop cardinal reverend ayatollah sheikh sheik imam sir lord lady professor attorney state of chief chairman
spokesman spokeswoman director leader rebel warlord emperor deputy u.s. us first interim then-president""".split())
TAILS = {"administration", "government", "'s", ",", ".", "was", "is", "has", "said", "says", "and"}
NAMES = {"PER": "person", "ORG": "organization", "LOC": "location"}


def sentences(path):
    rows = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.rstrip("\n").split("\t")
            if len(parts) < 2:
                if rows:
                    yield rows
                rows = []
            elif parts[0].strip():
                rows.append((parts[0].strip().replace(" ", "_"), parts[-1]))
    if rows:
        yield rows


def spans(rows):
    found, start, kind = [], None, None
    for i, (_, tag) in enumerate(rows + [("", "O")]):
        if start is not None and tag != "I-" + kind:
            found.append((start, i, kind))
            start = None
        if tag != "O" and start is None:
            start, kind = i, tag[2:]
    return found


def phrase(rows, start, end):
    return " ".join(token for token, _ in rows[start:end])


def strip_person(rows, start, end):
    if end - start > 1 or rows[start][0].lower().rstrip(".") in TITLES:
        while start < end and rows[start][0].lower().rstrip(".") in TITLES:
            start += 1
    while end > start and rows[end - 1][0].lower() in TAILS:
        end -= 1
    return start, end


def gmb_places(corpus, countries):
    counts = collections.Counter()
    for rows in corpus:
        for start, end, kind in spans(rows):
            counts[kind, phrase(rows, start, end)] += 1
    return {p for (kind, p), n in counts.items()
            if kind == "GPE" and (p in countries or counts["LOC", p] > n)}


def gmb(rows, places):
    out = []
    for start, end, kind in spans(rows):
        if kind == "PER":
            start, end = strip_person(rows, start, end)
        elif kind == "GPE":
            kind = "LOC" if phrase(rows, start, end) in places else None
        if kind and start < end:
            out.append((start, end, kind))
    return out


def line(rows, found):
    tokens = [token.replace("<START", "<").replace("<END>", "<")
              .replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"') for token, _ in rows]
    for start, end, kind in reversed(found):
        tokens[start:end] = ["<START:%s>" % NAMES[kind], *tokens[start:end], "<END>"]
    return " ".join(tokens)


def main(source, target):
    source, target = Path(source), Path(target)
    target.mkdir(parents=True, exist_ok=True)
    with open(source / "entity-facts.tsv", encoding="utf-8") as facts:
        countries = {row.split("\t")[1] for row in facts}
    corpus = list(sentences(source / "ner-gmb.tsv.gz"))
    places = gmb_places(corpus, countries)
    lines = [line(rows, gmb(rows, places)) for rows in corpus]
    cut = len(lines) * 9 // 10
    train, held = lines[:cut], lines[cut:]

    def other(name):
        return [line(rows, [s for s in spans(rows) if s[2] in NAMES]) for rows in sentences(source / name)]
    for name in ["wikigold.all", "politics.train", "crossner_other.train", "uner_ewt.dev", "uner_ewt.test"]:
        train += other("ner-%s.tsv.gz" % name)
    politics = other("ner-politics.dev.tsv.gz")
    for name, content in {"train": train, "gmb-held": held, "politics-dev": politics,
                          "all": train + held + politics}.items():
        (target / (name + ".txt")).write_text("\n".join(content) + "\n", encoding="utf-8")
        print(name, len(content), "sentences")


if __name__ == "__main__":
    main(*sys.argv[1:])
