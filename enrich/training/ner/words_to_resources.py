"""Writes the vocabulary as one piece a line, and fixtures that hold WordPieces.java to pieces.py:
python3 words_to_resources.py TOKENIZER.json VOCABULARY.txt FIXTURES.tsv"""
import sys

from pieces import Pieces, shape

WORDS = """Kim Wiredesk O'Neil's al-Qaida U.S. 1996-08-30 3-1 $3.5m São Zürich İstanbul ΟΔΟΣ Straße Łódź naïve co-operation
MOSCOW eBay A x ½ २० 東京 北京市 Ελλάδα Москва ﬁnance T-shirt _ foo_bar @user #tag C++ — … “ ☃ 🚢 Nguyễn L'Oréal AT&T Bre-X
Prud'hommeaux antidisestablishmentarianism Llanfairpwllgwyngyll 1,234,567 12th 49ers 2nd V8""".split()


def main(tokenizer, vocabulary, fixtures):
    pieces = Pieces(tokenizer)
    ordered = sorted(pieces.vocabulary, key=pieces.vocabulary.get)
    with open(vocabulary, "w", encoding="utf-8") as file:
        file.write("\n".join(ordered) + "\n")
    with open(fixtures, "w", encoding="utf-8") as file:
        for word in WORDS + ["x" * 101]:
            file.write("%s\t%d\t%s\n" % (word, shape(word), " ".join(map(str, pieces.of(word)))))


if __name__ == "__main__":
    main(*sys.argv[1:])
