"""Documents made from genres.txt: the slots filled with names from lists/ and the tables of facts."""
import random
import re
from pathlib import Path

from names import words

HERE = Path(__file__).parent
SLOT = re.compile(r"\{([A-Za-z]+?)(\d*)\}")
# The kind of name that a slot is; all others are no names.
KIND = {**dict.fromkeys(["per", "last", "first", "init"], "PER"),
        **dict.fromkeys(["city", "uscity", "country", "region", "team"], "LOC"),
        **dict.fromkeys(["club", "us", "nick", "usfull", "usteam", "county", "comp", "compfull", "company", "bank", "cbank",
                         "agency", "agencyroom", "paper", "tv", "body", "group", "party", "court", "minof", "hospital",
                         "univ", "charity", "nationalbody", "cbody", "acro", "league", "brand", "moody", "sp"], "ORG")}
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
ORDINALS = "first second third fourth fifth sixth 10th 12th 21st 33rd 57th 78th".split()
CURRENCIES = ["$ %s million", "%s million pounds", "%s billion marks", "%s million euros", "%s billion yen", "Rs %s crore",
              "N%s billion", "$ %s billion", "%s million francs", "A$ %s million"]
DEPARTMENTS = "Health Education Defence Finance Labour Agriculture Transport Information Culture Justice Energy".split()
LEAGUES = ["National Football League", "National Hockey League", "National Basketball Association", "American League",
           "National League", "NFL", "NHL", "NBA"]


def lines(name):
    with open(HERE / "lists" / name, encoding="utf-8") as file:
        return [line.rstrip("\n").split("|") for line in file if line.strip() and not line.startswith("#")]


class Lists:
    def __init__(self):
        self.clubs = lines("clubs.txt")
        us = [pair for line in lines("us-teams.txt") for pair in zip(line[::2], line[1::2])]
        self.us = us
        self.counties, self.agencies, self.papers = lines("counties.txt")[0], lines("agencies.txt")[0], lines("papers.txt")[0]
        self.international, self.state, self.armed, self.parties, self.national, self.learned = lines("bodies.txt")
        self.companies = lines("companies.txt")
        self.titles, self.demonyms = lines("titles.txt")[0], lines("demonyms.txt")[0]
        self.stems = dict(line[0].split(": ") for line in lines("stems.txt"))
        self.given, self.families = [], []
        for line in lines("persons.txt"):
            kind, _, row = line[0].partition(": ")
            (self.given if kind == "given" else self.families).append(row.split(" "))
        self.families = [join_particles(row) for row in self.families]


def join_particles(row):
    out = []
    for word in row:
        if out and out[-1] in ("de", "van"):
            out[-1] += " " + word
        else:
            out.append(word)
    return out


class Document:
    """The names and numbers of one document."""

    def __init__(self, lists, names, chance):
        self.lists, self.names, self.chance, self.known = lists, names, chance, {}
        self.region = chance.randrange(len(lists.given))
        self.clubs = chance.choice(lists.clubs)

    def fill(self, slot, number):
        lower = slot.lower()
        if (lower, number) not in self.known:
            self.known[lower, number] = self.make(lower, number)
        value = self.known[lower, number]
        return value.upper() if slot.isupper() else value[0].upper() + value[1:] if slot[0].isupper() else value

    def pick(self, *choices):
        return self.chance.choice(self.chance.choice(choices))

    def make(self, slot, number):
        maker = getattr(self, "slot_" + slot, None)
        return maker(number) if maker else self.plain(slot)

    def slot_per(self, _):
        if self.chance.random() < 0.4:
            return " ".join(self.names.person())
        region = self.region if self.chance.random() < 0.5 else self.chance.randrange(len(self.lists.given))
        given = self.chance.choice(self.lists.given[region])
        if self.chance.random() < 0.06:
            given += " " + self.chance.choice("ABCDEFGHJKLMPRST") + "."
        return given + " " + self.chance.choice(self.lists.families[region])

    def slot_last(self, number):
        return family(self.fill("per", number))

    def slot_first(self, number):
        return self.fill("per", number).split(" ")[0]

    def slot_init(self, number):
        return self.chance.choice("ABCDGHIJKMNPRSTW") + ". " + family(self.fill("per", number))

    def slot_city(self, _):
        return " ".join(self.chance.choice(self.names.cities))

    def slot_country(self, _):
        if self.chance.random() < 0.35:
            return self.chance.choice(["U.S.", "US", "UK", "Britain", "England", "Scotland", "Wales", "Russia", "Germany",
                                       "France", "Italy", "Spain", "Japan", "China", "India", "Australia", "South Korea",
                                       "North Korea", "Iran", "Iraq", "Israel", "Brazil", "Czech Republic", "Yugoslavia",
                                       "Netherlands", "Holland", "Hong Kong", "Taiwan", "UAE", "Northern Ireland",
                                       "Bosnia", "Macedonia", "Zaire", "Burma", "Kashmir", "Chechnya"])
        return " ".join(self.chance.choice(self.names.countries))

    slot_team = slot_country

    def slot_region(self, _):
        base = " ".join(self.chance.choice(self.names.regions))
        roll = self.chance.random()
        return base + " State" if roll < 0.1 else base + " Province" if roll < 0.15 else base

    def slot_club(self, _):
        roll = self.chance.random()
        if roll < 0.65:
            return self.chance.choice(self.clubs)
        if roll < 0.75:
            return self.chance.choice(self.chance.choice(self.lists.clubs))
        city = self.slot_city(0)
        return city if roll < 0.93 else self.chance.choice(["FC ", "AC ", "Dynamo ", "Sporting ", "Real "]) + city

    def slot_us(self, number):
        return self.team(number)[0]

    def slot_nick(self, number):
        return self.team(number)[1]

    slot_uscity = slot_us

    def slot_usfull(self, number):
        return " ".join(self.team(number))

    def slot_usteam(self, number):
        return self.pick(self.lists.companies[0], self.lists.companies[1])

    def team(self, number):
        return self.known.setdefault(("team", number), self.chance.choice(self.lists.us))

    def slot_county(self, _):
        return self.chance.choice(self.lists.counties)

    def slot_compfull(self, number):
        roll = self.chance.random()
        if roll < 0.45:
            return self.pick(*self.lists.companies)
        if roll < 0.6:
            return " ".join(self.chance.choice(self.names.companies))
        first, second, last = (self.chance.choice(self.lists.stems[k].split(" ")) for k in ("first", "second", "last"))
        roll = self.chance.random()
        if roll < 0.2:
            return family(self.slot_per(0)) + " & " + self.chance.choice(["Co", "Sons", family(self.slot_per(0))])
        return " ".join([self.slot_city(0) if roll < 0.3 else first, second, last])

    def slot_comp(self, number):
        full = self.fill("compfull", number).split(" ")
        while len(full) > 1 and full[-1] in self.lists.stems["last"].split(" "):
            full.pop()
        return " ".join(full[:2] if len(full) > 2 and self.chance.random() < 0.4 else full)

    def slot_company(self, number):
        return self.slot_comp(number)

    def slot_bank(self, _):
        return self.chance.choice(self.lists.companies[3]) if self.chance.random() < 0.8 else \
            self.slot_city(0) + self.chance.choice([" Securities", " Bank", " Capital", " Savings Bank"])

    def slot_cbank(self, _):
        return self.chance.choice(["Fed", "Federal Reserve", "Bundesbank", "Bank of England", "Bank of Japan", "ECB",
                                   "Swiss National Bank", "Riksbank", "Bank of " + self.slot_country(0),
                                   "Central Bank of " + self.slot_country(0)])

    def slot_agency(self, _):
        return self.chance.choice(self.lists.agencies)

    def slot_agencyroom(self, _):
        return self.slot_city(0) + self.chance.choice([" newsroom", " Newsroom", " bureau", " Bureau"])

    def slot_paper(self, _):
        return self.chance.choice(self.lists.papers)

    slot_tv = slot_paper

    def slot_body(self, _):
        lists = self.lists
        return self.pick(lists.international, lists.state, lists.national, lists.national)

    slot_cbody = slot_body

    def slot_group(self, _):
        return self.chance.choice(self.lists.armed)

    def slot_party(self, _):
        return self.chance.choice(self.lists.parties)

    def slot_charity(self, _):
        return self.pick(self.lists.international[20:34], ["Red Crescent", "World Vision", "Islamic Relief", "UNDP", "Unicef"])

    def slot_court(self, _):
        return self.chance.choice(["Supreme Court", "High Court", "Federal High Court", "Court of Appeal",
                                   self.slot_city(0) + " High Court", self.slot_city(0) + " Magistrate 's Court",
                                   self.slot_city(0) + " District Court", "International Criminal Court"])

    def slot_minof(self, _):
        part = self.chance.choice(DEPARTMENTS)
        return self.chance.choice(["Ministry of ", "Department of ", "Federal Ministry of "]) + part \
            if self.chance.random() < 0.6 else part + self.chance.choice([" Ministry", " Department"])

    def slot_hospital(self, _):
        return self.slot_city(0) + self.chance.choice([" General Hospital", " Hospital", " Medical Centre",
                                                       " University Teaching Hospital"])

    def slot_univ(self, _):
        roll = self.chance.random()
        return self.chance.choice(self.lists.learned) if roll < 0.3 else "University of " + self.slot_city(0) \
            if roll < 0.65 else self.slot_city(0) + self.chance.choice([" University", " Polytechnic", " College"])

    def slot_nationalbody(self, _):
        subject = self.chance.choice(["Statistics", "Water", "Electricity", "Nuclear Energy", "Press", "Medical", "Football",
                                      "Fisheries", "Railway", "Tourism", "Anti-Corruption", "Human Rights", "Ports"])
        kind = self.chance.choice(["Board", "Authority", "Commission", "Council", "Association", "Federation", "Agency"])
        first = self.chance.choice(["National", "Federal", "Central", self.slot_country(0), self.chance.choice(self.lists.demonyms)])
        return " ".join([first, subject, kind])

    def slot_acro(self, number):
        initials = "".join(w[0] for w in self.fill("body", number).split(" ") if w[0].isupper())
        return initials if len(initials) > 2 else "".join(self.chance.choice("ABCDEFGIKLMNPRSTU") for _ in range(self.chance.choice([3, 4])))

    def slot_league(self, _):
        return self.chance.choice(LEAGUES)

    def slot_brand(self, _):
        return " ".join(self.chance.choice(self.names.companies))

    def slot_title(self, _):
        return self.chance.choice(self.lists.titles)

    def slot_demonym(self, _):
        return self.chance.choice(self.lists.demonyms)

    def plain(self, slot):
        roll = self.chance.randint
        simple = {"num": str(roll(2, 99)), "n": str(roll(1, 23)), "d": str(roll(0, 9)), "big": "%d,%03d" % (roll(1, 80), roll(0, 999)),
                  "score": "%d-%d" % (roll(0, 7), roll(0, 7)), "pct": "%d.%d" % (roll(0, 60), roll(0, 9)),
                  "price": "%d.%02d" % (roll(2, 90), roll(0, 99)), "time": "%d.%02d" % (roll(9, 60), roll(0, 99)),
                  "magnitude": "%d.%d" % (roll(4, 8), roll(0, 9)), "day": self.chance.choice(DAYS),
                  "month": self.chance.choice(MONTHS), "ord": self.chance.choice(ORDINALS),
                  "isodate": "%d-%02d-%02d" % (roll(1994, 2024), roll(1, 12), roll(1, 28)),
                  "date": "%02d/%s" % (roll(1, 28), self.chance.choice(MONTHS)[:3].upper()),
                  "game": self.chance.choice(["baseball", "nba basketball", "nfl american football", "nhl ice hockey"]),
                  "verb": self.chance.choice(["Warns", "Accuses", "Beats", "Courts", "Thanks", "Sues"]),
                  "port": self.chance.choice(["Shipping", "Port conditions", "Grain"]),
                  "commodity": self.chance.choice(["WHEAT", "SUGAR", "COCOA", "COFFEE", "RICE", "OIL"])}
        if slot in ("moody", "sp"):
            return "Moody 's" if slot == "moody" else "S&P"
        if slot == "money":
            return self.chance.choice(CURRENCIES) % (roll(1, 900) if self.chance.random() < 0.5 else "%d.%d" % (roll(1, 90), roll(0, 9)))
        return simple[slot]


def family(person):
    parts = person.split(" ")
    return " ".join(parts[-2:]) if len(parts) > 2 and parts[-2] in ("de", "van") else parts[-1]


def sentence(line, document):
    """Tokens and tags of one line."""
    style = line[0] if line[:2] in ("^ ", "= ") else ""
    rows, line = [], line[2:] if style else line
    for word in line.split(" "):
        slots = list(SLOT.finditer(word))
        if len(slots) == 1 and slots[0].group(0) == word and KIND.get(slots[0].group(1).lower()):
            kind = KIND[slots[0].group(1).lower()]
            tokens = words(document.fill(*slots[0].groups()))
            rows += [(t, ("B-" if i == 0 else "I-") + kind) for i, t in enumerate(tokens)]
        else:
            text = SLOT.sub(lambda m: document.fill(*m.groups()), word)
            rows += [(t, "O") for t in text.split(" ")]
    return [(t.upper(), tag) for t, tag in rows] if style == "^" else rows


def documents(names, count, seed):
    """`count` documents, each a list of sentences; long ones lose some lines, so that no order is learnt."""
    chance = random.Random(seed)
    with open(HERE / "genres.txt", encoding="utf-8") as file:
        text = "\n".join(line for line in file.read().split("\n") if not line.startswith("#"))
    genres = [block.strip().split("\n") for block in text.split("\n\n") if block.strip()]
    lists = Lists()
    for _ in range(count):
        document, genre = Document(lists, names, chance), chance.choice(genres)
        kept = [line for line in genre if chance.random() < 0.75] or genre[:1]
        yield [sentence(line, document) for line in kept]
