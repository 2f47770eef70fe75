"""Compile the dictionary that names are looked up in.

python3 dictionary.py CORPORA_DIR OUT_DIR

Writes entities.tsv.gz, and places.tsv.gz with the rows that are under the Open Database License. Rows: qid, type (PER,
ORG, LOC), popularity (0 to 100), name, aliases (separated by |), marked, qid of the country, origins, peoples. `marked`
lists those names (of this row) that may be taken from a text without a recogniser's word for it, `peoples` how its people
are called.

Sources: own-facts.tsv beside this file, entity-facts.tsv, us-officials.tsv, entity-facts-large.tsv.gz.
"""
import collections
import gzip
import math
import re
import sys
import unicodedata
from pathlib import Path

SHARE_ALIKE = {"dr5hn", "dr5hn-states", "dr5hn-cities"}
COUNTRY_NAMES = {"UK": "GB"}
PEOPLES = set("""german germans french dutch greek greeks swiss czech czechs thai turk turks dane danes finn finns swede
swedes pole poles briton britons british spaniard spaniards arab arabs kurd kurds afghan afghans filipino filipinos serb
serbs croat croats chechen chechens slovak slovaks uzbek uzbeks kazakh kazakhs tajik tajiks turkmen kyrgyz lao scot scots
scottish welsh irish english nazi nazis soviet soviets jew jews jewish basque catalan georgian icelander
republic government kingdom federation island islands state country nation capital union korea koreas congo""".split())
PEOPLES_OF = {
    "United States of America": "American", "United States": "American", "Germany": "German", "Greece": "Greek",
    "Afghanistan": "Afghan", "Czech Republic": "Czech", "Thailand": "Thai", "Philippines": "Filipino|Philippine",
    "New Zealand": "New Zealander", "Argentina": "Argentine|Argentinian|Argentinean", "Saudi Arabia": "Saudi",
    "Slovakia": "Slovak", "Slovenia": "Slovenian|Slovene", "Croatia": "Croat", "Serbia": "Serb", "Poland": "Pole",
    "Turkey": "Turk", "Denmark": "Dane", "Sweden": "Swede", "Finland": "Finn", "Spain": "Spaniard", "Vietnam": "Vietnamese",
    "Kazakhstan": "Kazakh", "Uzbekistan": "Uzbek", "Kyrgyzstan": "Kyrgyz", "Turkmenistan": "Turkmen", "Iceland": "Icelandic",
    "Sri Lanka": "Sri Lankan", "Kuwait": "Kuwaiti", "Qatar": "Qatari", "Oman": "Omani", "Albania": "Albanian",
    "Estonia": "Estonian", "Ivory Coast": "Ivorian", "Zaire": "Zairean", "Soviet Union": "Soviet", "Bangladesh": "Bangladeshi",
    "Nepal": "Nepali|Nepalese", "Taiwan": "Taiwanese", "Palestine": "Palestinian", "State of Palestine": "Palestinian",
    "Chechnya": "Chechen", "Scotland": "Scottish", "Wales": "Welsh", "Hong Kong": "", "Malta": "Maltese", "Haiti": "Haitian",
    "Mongolia": "Mongolian", "Angola": "Angolan", "Mali": "Malian", "Niger": "Nigerien", "Somalia": "Somali", "Chad": "Chadian",
    "Costa Rica": "Costa Rican", "Dominican Republic": "Dominican", "El Salvador": "Salvadoran", "Paraguay": "Paraguayan",
    "Luxembourg": "", "North Macedonia": "Macedonian", "Kosovo": "Kosovar", "Montenegro": "Montenegrin"}
ADJECTIVE = re.compile(
    r"(an|ans|ish|ese|ani|anis|qi|qis|eli|elis|aqi|ni|nis|ic|ch|ers|ite|ites|eshi|eshis|ot|ots|based)$", re.I)
PRONOUNS = set("he she it they his her its their we us i you who the this that south north east west".split())
SMALL = set("of the for and de der des du la le und et on in to von van al bin".split())
OFFICES = {"prime minister", "president", "pm", "foreign minister", "secretary of state", "chancellor", "mr president",
           "attorney general", "chief executive", "governor", "mayor", "king", "queen", "pope", "captain", "speaker"}
CLUB = re.compile(r"\b(F\.?C\.?|A\.F\.C\.|C\.F\.|Cricket Club|R\.F\.C\.|Football Club|United|City|national .* team)(\b|$|\s)")
TITLES = re.compile(r"^(president|prime minister|mr|mrs|ms|dr|sen|rep|gov|secretary|king|queen|pope|senator)\.? ", re.I)


def key(name):
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"[.,]", "", plain.replace("’", "'"))
    return re.sub(r"[\s\-–]+", " ", plain).strip().lower()


BODY = re.compile(r"\b(Universit\w+|Colleges?|Institutes?|Institution|School|Council|Cent(er|re)|Laboratory|Foundation|Museum|Academy|News|"
                  r"Hospital|Society|Establishment|Union|Nation|State|Pixar|ITN|Force)\b")


def kind(types, name):
    found = types.split("|")
    if "Q27096213" in found and "Q43229" in found and "Q6256" not in found and BODY.search(name):
        return "ORG"
    if "Q215627" in found and "Q43229" in found:
        return "ORG"
    for qid, name in (("Q215627", "PER"), ("Q27096213", "LOC"), ("Q43229", "ORG")):
        if qid in found:
            return name
    return {"person": "PER", "PER": "PER", "ORG": "ORG", "LOC": "LOC"}.get(types)


def proper(name, alias, entity_type):
    """Whether an alias is a name, not an adjective, a people or a common noun."""
    if key(alias) == key(name):
        return True
    if not alias[:1].isupper() and not alias.startswith("von "):
        return False
    if len(alias) < 2 or not re.search(r"[^\W\d_]", alias) or TITLES.search(alias):
        return False
    if "," in alias or (key(alias) in PRONOUNS and not alias.isupper()) or alias in ("HE", "IT", "WE", "SHE"):
        return False
    words = alias.split()
    if any(w[0].islower() and w not in SMALL for w in words) or words[-1].endswith(("'s", "’s")):
        return False
    if entity_type == "PER" and len(words) == 1 and not key(name).endswith(" " + key(alias)):
        return False  # of a person only the family name stands alone
    if entity_type == "LOC":
        last = alias.split()[-1]
        if ADJECTIVE.search(last) and not last.lower().endswith("stan") or key(alias) in PEOPLES:
            return False
        if re.fullmatch(r"[A-Z]{3}", alias) and alias not in ("USA", "UAE", "NYC"):
            return False  # a country code
    if entity_type == "PER" and key(alias) in OFFICES:
        return False
    if entity_type == "ORG" and " " not in alias and CLUB.search(name) and alias in name.split():
        return alias not in ("United", "City", "Town", "County", "Rovers", "Cricket", "Club", "Football", "national", "team")
    if re.search(r"-(born|based|led|backed)$", alias):
        return False
    if entity_type == "ORG" and re.search(r"(an|ish|ese)s?$", words[-1]) and alias not in name:
        return False
    return entity_type == "PER" or key(alias) not in PEOPLES


def rows(path):
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


def fold(alias):
    return alias.lower() if len(alias) > 5 else alias


class Dictionary:
    def __init__(self):
        self.entries = {}

    def add(self, qid, entity_type, name, aliases, popularity, origin, country="", sure=False):
        entry = self.entries.setdefault(
            qid, {"type": entity_type, "name": name, "aliases": [], "popularity": 0, "origins": [], "country": "",
                  "peoples": []})
        entry["popularity"] = max(entry["popularity"], popularity)
        entry["country"] = entry["country"] or country
        if origin not in entry["origins"]:
            entry["origins"].append(origin)
        for alias in [name] + aliases:
            alias = re.sub(r"^[Tt]he (?=[A-Z])", "", re.sub(r"\s+", " ", alias.replace("|", " "))).strip()
            known = {fold(a) for a in entry["aliases"] + [entry["name"]]}
            if alias and fold(alias) not in known and (sure or proper(entry["name"], alias, entry["type"])):
                entry["aliases"].append(alias)

    def drop_common_family_names(self):
        """A family name alone says who is meant only where few bear it, or one is named far more than the rest."""
        bearers = collections.Counter(
            key(entry["name"]).split(" ")[-1] for entry in self.entries.values() if entry["type"] == "PER")
        for entry in self.entries.values():
            if entry["type"] == "PER" and "own-facts" not in entry["origins"] and entry["popularity"] < 98:
                entry["aliases"] = [a for a in entry["aliases"] if " " in a or bearers[key(a)] < 4]

    def drop_generic(self, words):
        """`Foreign Ministry` is an alias of one only where its country is known, and then the text has to name that
        country; `the City` of none. A province called Western is left out."""
        for qid, entry in list(self.entries.items()):
            if "own-facts" not in entry["origins"] and entry["type"] != "PER":
                entry["aliases"] = [a for a in entry["aliases"] if not words.generic(a) or (
                    entry["popularity"] >= 80 or entry["type"] == "ORG" and entry["country"] if " " in a else
                    entry["popularity"] >= 90)]
            if words.generic(entry["name"]) and (
                    entry["origins"] in (["dr5hn-states"], ["nsi"], ["everypolitician-2015"]) and entry["type"] != "PER" or
                    entry["origins"] == ["entity-facts"] and entry["type"] == "ORG" and " " in entry["name"] and
                    entry["popularity"] < 80 and not entry["country"]):
                del self.entries[qid]

    def place_bodies(self):
        """A body whose label names a country or its people is that country's."""
        of_word = {}
        for qid, entry in self.entries.items():
            if entry["type"] == "LOC" and entry["country"] == qid and entry["popularity"] >= 45:
                for word in [entry["name"]] + entry["peoples"]:
                    of_word.setdefault(word, qid)
        for entry in self.entries.values():
            if entry["type"] == "ORG" and not entry["country"]:
                words = entry["name"].split()
                spans = {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, min(i + 5, len(words) + 1))}
                found = {of_word[s] for s in spans if s in of_word}
                if len(found) == 1:
                    entry["country"] = found.pop()

    def drop_metonyms(self):
        """A capital is no alias of its country, nor a country of its team: where an alias is another place's name, it
        stays that one's."""
        places = collections.defaultdict(set)
        for qid, entry in self.entries.items():
            if entry["type"] == "LOC" and (entry["popularity"] >= 50 or entry["country"] == qid):
                for name in [entry["name"]] + (entry["aliases"] if entry["popularity"] >= 95 else []):
                    places[key(name)].add(qid)
        for qid, entry in self.entries.items():
            if entry["type"] != "PER":
                club = entry["type"] == "ORG" and CLUB.search(entry["name"]) and "national" not in entry["name"]
                entry["aliases"] = [a for a in entry["aliases"] if not any(
                    q != qid and (not club or self.entries[q]["country"] == q) and (entry["type"] == "ORG" or key(self.entries[q]["name"]) == key(a))
                    for q in places[key(a)])]


class Usage:
    """How the labelled corpora use words: how often each capitalised word is a name of its own, and of what kind, and how
    often a word stands there in lower case."""
    def __init__(self, corpora):
        self.named, self.seen, self.lower = collections.Counter(), collections.Counter(), collections.Counter()
        for path in sorted(corpora.glob("ner-*.tsv.gz")):
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                for line in lines:
                    parts = line.rstrip("\n").split("\t")
                    if len(parts) < 2:
                        continue
                    word, tag = parts[0].strip(), parts[-1]
                    if word.islower():
                        self.lower[word] += 1
                    elif word[:1].isupper():
                        self.seen[word] += 1
                        self.named[word, tag[2:].replace("GPE", "LOC")] += tag != "O"

    def generic(self, name):
        """Whether it is made of words that also stand in lower case, and is hence the name of many."""
        words = [w for w in re.split(r"[\s\-]+", name) if w and w not in SMALL]
        return bool(words) and not name.isupper() and all(self.lower[w.lower()] >= 5 for w in words)


def marked(entry, trusted, usage):
    out = []
    for name in [entry["name"]] + entry["aliases"]:
        words = name.split()
        if len(words) > 1:
            fine = trusted and all(w[0].isupper() or w in ("of", "the", "and", "for", "de") for w in words)
        elif entry["type"] == "PER":
            fine = False
        else:
            seen = usage.seen[name]
            share = usage.named[name, entry["type"]] / seen if seen else None
            fine = trusted and (share > 0.8 if seen >= 3 else entry["type"] == "LOC" and len(name) > 4)
        if fine:
            out.append(name)
    return out


def peoples(name, forms):
    """Of the ways to name a country those that name its people."""
    found = []
    for form in forms:
        if re.fullmatch(r"[A-Z][a-z]{3,}( [A-Z][a-z]{3,})?", form) and form not in name.split() and (
                ADJECTIVE.search(form) or key(form) in PEOPLES) and not form.endswith(("stan", "iers")) and form != "English":
            found.append(form)
    found += PEOPLES_OF.get(name, "").split("|") if name in PEOPLES_OF else []
    return list(dict.fromkeys(found + [f + "s" for f in found if f.endswith(("an", "i", "k", "d", "h", "t")) and
                                       not f.endswith(("ish", "nch", "lsh"))]))


def countries(large):
    """From codes and names of countries to their QIDs."""
    found = {}
    for qid, _, label, aliases, _, country, _, origin in large:
        if origin == "dr5hn":
            for name in [country, label] + aliases.split("|"):
                found.setdefault(name, qid)
    found.pop("", None)
    return found


def write(path, entries, trusted, usage):
    with gzip.GzipFile(path, "wb", mtime=0) as out:
        for qid, entry in sorted(entries, key=lambda e: (-e[1]["popularity"], e[0])):
            marks = marked(entry, qid in trusted, usage)
            out.write(("%s\t%s\t%d\t%s\t%s\t%s\t%s\t%s\t%s\n" % (
                qid, entry["type"], math.floor(entry["popularity"]), entry["name"].replace("|", " "),
                "|".join(entry["aliases"]), "|".join(marks), entry["country"],
                ", ".join(entry["origins"]), "|".join(entry["peoples"]))).encode("utf-8"))


def main(source, target):
    source, target, dictionary = Path(source), Path(target), Dictionary()
    usage = Usage(source)
    trusted = set()
    for qid, entity_type, name, aliases, *_ in rows(Path(__file__).with_name("own-facts.tsv")):
        dictionary.add(qid, entity_type, name, [a for a in aliases.split("|") if a], 95, "own-facts", sure=True)
        trusted.add(qid)
    large = [row for row in list(rows(source / "entity-facts-large.tsv.gz"))[1:] if re.fullmatch(r"Q\d+", row[0])]
    codes = countries(large)
    states = set(codes.values())
    facts = list(rows(source / "entity-facts.tsv"))[1:]
    for rank, (qid, name, types, forms) in enumerate(facts):
        entity_type = kind(types, name)
        if entity_type:
            popularity = 60 + 40 * (1 - rank / len(facts))
            country = qid if "Q6256" in types.split("|") or qid in states else ""
            dictionary.add(qid, entity_type, name, forms.split("|"), popularity, "entity-facts", country)
            if country:
                dictionary.entries[qid]["peoples"] = peoples(name, forms.split("|"))
            if rank < 1500:
                trusted.add(qid)
    for qid, name, _ in list(rows(source / "us-officials.tsv"))[1:]:
        dictionary.add(qid, "PER", name, [], 20, "us-officials", "Q30")
    for qid, entity_type, name, aliases, popularity, country, demonym, origin in large:
        if origin in SHARE_ALIKE and qid in dictionary.entries:
            continue  # nothing of it goes into the other table
        score = min(45, 5 * float(popularity or 0)) if popularity else 5
        if origin == "nsi" and float(popularity) >= 3.5 and int(qid[1:]) < 20_000_000 and len(name) > 3:
            score = 45  # known in several countries, and long known to Wikidata: the company rather than its brand
        if origin == "nsi" and int(qid[1:]) < 1_000_000 and len(name) > 4 and not usage.generic(name):
            score = max(score, 42)  # one of the first that Wikidata had
        dictionary.add(qid, entity_type, name.strip(), aliases.split("|") if origin != "nsi" else [], score, origin,
                       codes.get(COUNTRY_NAMES.get(country, country), ""))
        if demonym:
            dictionary.entries[qid]["peoples"] = [demonym] + ([demonym + "s"] if demonym.endswith(("an", "i")) else [])
    dictionary.drop_metonyms()
    dictionary.place_bodies()
    dictionary.drop_generic(usage)
    dictionary.drop_common_family_names()
    shared, free = [], []
    for item in dictionary.entries.items():
        (shared if set(item[1]["origins"]) & SHARE_ALIKE else free).append(item)
    write(target / "entities.tsv.gz", free, trusted, usage)
    write(target / "places.tsv.gz", shared, trusted, usage)
    print(len(free), "entities,", len(shared), "places under the ODbL")


if __name__ == "__main__":
    main(*sys.argv[1:])
