"""Names to put in the place of others, so that the tagger learns what stands around a name, not the names of one decade."""
import csv
import gzip
import random
import re
from pathlib import Path

from corpus import phrase, spans, tagged

PERSON, BRAND_WORDS = "Q215627", ("Store", "Pharmacy", "Fuel", "Gas", "Cafe", "Bar", "Mobile", "Parking")
PLAIN = re.compile(r"[A-Z][\w'’.&-]+( [A-Z&][\w'’.&-]*){0,3}$")


def words(name):
    """As the corpora cut it: a possessive apart."""
    return re.sub(r"'s\b", " 's", name.replace("’", "'")).split()


class Names:
    """Persons (full), families, countries, cities, regions, companies, each a list of token lists."""

    def __init__(self, folder, seed=7):
        self.random = random.Random(seed)
        self.people, self.countries, self.cities, self.regions, self.companies = [], [], [], [], []
        with gzip.open(Path(folder) / "entity-facts-large.tsv.gz", "rt", encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                self.add(row["label"], row["type"], row["origin"], float(row["popularity"]))
        with open(Path(folder) / "entity-facts.tsv", encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                if PERSON in row["type_qid"] and PLAIN.match(row["name"]) and " " in row["name"]:
                    self.people.append(words(row["name"]))
        self.country_names = {" ".join(c) for c in self.countries}

    def add(self, label, kind, origin, popularity):
        name = words(label)
        if kind == "PER" and 2 <= len(name) <= 4 and PLAIN.match(label):
            self.people.append(name)
        elif origin == "dr5hn" and "(" not in label and "," not in label:
            self.countries.append(name)
        elif origin == "dr5hn-cities" and len(name) <= 3 and PLAIN.match(label):
            self.cities.extend([name] * (1 if popularity < 5.5 else 4))
        elif origin == "dr5hn-states" and len(name) <= 3 and PLAIN.match(label):
            self.regions.append(name)
        elif origin == "nsi" and len(name) <= 4 and PLAIN.match(label) and not any(w in label for w in BRAND_WORDS):
            self.companies.append(name)

    def person(self):
        """A full name, half of the time its first word from one and its family name from another."""
        one = self.random.choice(self.people)
        return one if self.random.random() < 0.5 else [one[0], self.family()[-1]]

    def family(self):
        return [self.random.choice(self.people)[-1]]

    def place_like(self, name):
        if name in self.country_names:
            return self.random.choice(self.countries)
        return self.random.choice(self.cities if self.random.random() < 0.85 else self.regions)

    def swap(self, rows, share=0.7):
        """The sentence with most of its persons and places called otherwise; the same name stays the same."""
        made, known = [], {}
        names = spans(rows)
        edges = {start: (end, kind) for start, end, kind in names}
        at, out = 0, []
        while at < len(rows):
            if at not in edges:
                out.append(rows[at][0])
                at += 1
                continue
            end, kind = edges[at]
            old = phrase(rows, at, end)
            if old not in known:
                known[old] = self.other(old, kind) if self.random.random() < share else old.split(" ")
            made.append((len(out), len(out) + len(known[old]), kind))
            out.extend(known[old])
            at = end
        return tagged(out, made)

    def other(self, old, kind):
        if kind == "PER":
            return self.person() if " " in old else self.family()
        if kind == "LOC" and (old in self.country_names or old.count(" ") < 1):
            return self.place_like(old)
        if kind == "ORG" and re.search(r"\b(Inc|Corp|Co|Ltd|Plc|Group|AG|SA)\.?$", old):
            return self.random.choice(self.companies) + [old.split(" ")[-1]]
        return old.split(" ")
