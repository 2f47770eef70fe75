"""What the subject weights learn from, read once for both kinds of them: rows of the News Category Dataset (CC BY 4.0), its
categories mapped to Media Topics, and the Media Topics' own names and definitions (IPTC NewsCodes, CC BY 4.0)."""
import gzip
import json

SLUGS = ("arts crime disaster economy education environment health human-interest labour lifestyle politics religion "
         "science society sport conflict weather").split()
CATEGORIES = {
    "POLITICS": "politics", "ENTERTAINMENT": "arts", "COMEDY": "arts", "MEDIA": "arts", "CULTURE & ARTS": "arts",
    "SPORTS": "sport", "CRIME": "crime", "STYLE & BEAUTY": "lifestyle", "HOME & LIVING": "lifestyle",
    "FOOD & DRINK": "lifestyle", "TRAVEL": "lifestyle", "WEDDINGS": "lifestyle", "WEIRD NEWS": "human-interest",
    "BLACK VOICES": "society", "WOMEN": "society", "QUEER VOICES": "society", "LATINO VOICES": "society",
    "PARENTING": "society", "ENVIRONMENT": "environment", "WELLNESS": "health", "BUSINESS": "economy",
    "MONEY": "economy", "TECH": "science", "SCIENCE": "science", "RELIGION": "religion", "EDUCATION": "education",
}


def rows(path):
    """(text, category, whether the row is held back: each tenth is)."""
    with gzip.open(path, "rt") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            yield row["headline"] + ". " + row["short_description"], row["category"], number % 10 == 0


def definitions(path):
    """(name and definition of a Media Topic, the number of its top-level subject)."""
    concepts = {c["qcode"]: c for c in json.load(open(path))["concepts"]}
    for code, concept in concepts.items():
        while concepts[code].get("broader") in concepts:
            code = concepts[code]["broader"]
        yield concept["name"] + ". " + (concept.get("definition") or ""), int(code[7:9]) - 1
