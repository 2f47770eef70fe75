"""Makes story/rarity.txt, how rare words are in English news: python3 rarity.py GMB_TSV OUT

GMB_TSV has a token and its tag a line, sentences apart by an empty line. A word's rarity is log2(sentences / sentences
with it), in half steps; only words of five sentences or more are listed, every other word is rarer than those.
"""
import collections
import math
import re
import sys

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def main(source, out):
    sentences, seen, current = 0, collections.Counter(), set()
    with open(source, encoding="utf-8") as lines:
        for line in lines:
            token = line.split("\t")[0].strip().lower()
            if token:
                current.update(WORD.findall(token))
            elif current:
                sentences += 1
                seen.update(current)
                current = set()
    steps = collections.defaultdict(list)
    for word, times in seen.items():
        if times >= 5 and len(word) > 1:
            steps[round(2 * math.log2(sentences / times))].append(word)
    with open(out, "w", encoding="utf-8") as file:
        file.write("# Half bits of rarity and the words that have them; see training/rarity.py.\n")
        for step, words in sorted(steps.items()):
            file.write("%d %s\n" % (step, " ".join(sorted(words))))
    print(sentences, len(seen), sum(map(len, steps.values())))


main(*sys.argv[1:])
