import os, random, sys, torch
from pathlib import Path
import corpus, learn
from batches import augment
from model import Tagger
from names import Names
from pieces import Pieces
torch.set_num_threads(1); torch.manual_seed(1)
data, models, out, minutes = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], float(sys.argv[4])
names = Names(data)
gmb, held = corpus.groningen(data, names.country_names)
print("gmb", len(gmb), "kept", sum(r is not None for r in gmb), "held", len(held))
def clean(name): return corpus.read(data / ("ner-%s.tsv.gz" % name))
gold = {n: clean(n) for n in ("wikigold.all", "crossner_other.train", "uner_ewt.test", "politics.train")}
tw = corpus.tweets(data); print("tweets", len(tw))
checks = {"politics.dev": clean("politics.dev"), "uner.dev": clean("uner_ewt.dev"), "gmb": held[:1500]}
def epoch(e):
    c = random.Random(100 + e)
    g = [None if r is None or (len(r) < 4) else r for r in gmb]
    # runs of 20 neighbours; half of the corpus an epoch
    runs = [g[i:i+20] for i in range(0, len(g), 20)]; c.shuffle(runs); runs = runs[:len(runs) // 2]
    out = [r for run in runs for r in (run + [None])]
    for n, s in gold.items():
        for k in range(3 if n == "politics.train" else 1):
            out += [None] + s
    t = list(tw); c.shuffle(t); out += [None] + t[:1200]
    return [r if r is None else augment(names.swap(r) if c.random() < 0.3 else r, c) for r in out]
P = Pieces(models / "all-minilm-l6-v2/all-minilm-l6-v2-tokenizer.json")
T = Tagger(models / "all-minilm-l6-v2/all-minilm-l6-v2.onnx")
learn.train(T, epoch, P, 2, 1.5e-4, 2e-3, minutes=minutes)
torch.save(T.state_dict(), out)
learn.report(T, P, checks, "stage1")
