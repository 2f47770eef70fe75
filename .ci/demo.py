"""Check the closing document of the demo: its figures agree with each other, and all is there."""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    demo = json.load(file)

checks = {
    "every feed was polled": demo["feeds"] >= 6,
    "articles came": demo["articles"] >= 60,
    "an article was edited": demo["revisions"] > demo["articles"],
    "each revision came once": demo["article_records"] == demo["revisions"],
    "each revision was enriched once": demo["enriched"] == demo["enriched_records"] == demo["revisions"],
    "three languages": len(demo["languages"]) >= 3,
    "entities were found and linked": demo["entities"] >= demo["entities_linked"] > 0,
    "each entity of each revision is a mention": demo["mentions"] >= demo["entities"],
    "subjects were found": len(demo["topics"]) >= 5,
    "every article is in one story": sum(s["size"] for s in demo["stories"]) == demo["articles"],
    "copies of one agency story are one story, its first publisher named": any(
        a["role"] == "copy" and a["source"] != s["first_publisher"] and a["copied_from"] == s["first_publisher"]
        for s in demo["stories"] for a in s["articles"]),
    "two copies of one agency story gave one alert": len(demo["alerts"]) == 1 and any(
        len(s["articles"]) > 1 and demo["alerts"][0]["article"] in [a["id"] for a in s["articles"]]
        for s in demo["stories"]),
    "every article can be searched": demo["indexed"] == demo["articles"],
    "nothing failed": demo["dead_letters"] == 0,
    "six groups, none behind": len(demo["lag"]) == 6 and all(g["lag_records"] == 0 for g in demo["lag"]),
    "the program agrees": demo["settled"],
}
failed = [what for what, holds in checks.items() if not holds]
print("demo: %d articles, %d revisions, %d entities, %.1f s" % (
    demo["articles"], demo["revisions"], demo["entities"], demo["seconds"]))
sys.exit("demo: not so: " + "; ".join(failed) if failed else 0)
