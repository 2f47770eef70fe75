import os, random, sys, torch
from pathlib import Path
import corpus, learn, synthetic
from batches import augment
from model import Tagger
from names import Names
from pieces import Pieces
torch.set_num_threads(1); torch.manual_seed(2)
data, models, start, out, minutes = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4], float(sys.argv[5])
names = Names(data, 8)
gmb, held = corpus.groningen(data, names.country_names)
def clean(name): return corpus.read(data / ("ner-%s.tsv.gz" % name))
gold = {n: clean(n) for n in ("wikigold.all", "crossner_other.train", "uner_ewt.test", "politics.train", "politics.dev")}
times = {"wikigold.all": 2, "politics.train": 3, "politics.dev": 2}
checks = {"uner.dev": clean("uner_ewt.dev"), "gmb": held[:1500]}
def epoch(e):
    c = random.Random(200 + e)
    runs = [gmb[i:i+20] for i in range(0, len(gmb), 20)]; c.shuffle(runs)
    blocks = [[r if r is None or len(r) > 3 else None for r in run] for run in runs[:250]]
    for n, s in gold.items():
        for k in range(times.get(n, 1)):
            o = 10 * k % 7
            blocks += [s[i:i+20] for i in range(o, len(s), 20)]
    blocks = [[r if r is None else augment(names.swap(r) if c.random() < 0.2 else r, c) for r in b] for b in blocks]
    blocks += [[augment(r, c) for r in d] for d in synthetic.documents(names, 4500, 300 + e)]
    c.shuffle(blocks)
    return [r for b in blocks for r in b + [None]]
P = Pieces(models / "all-minilm-l6-v2/all-minilm-l6-v2-tokenizer.json")
T = Tagger(models / "all-minilm-l6-v2/all-minilm-l6-v2.onnx")
T.load_state_dict(torch.load(start))
learn.train(T, epoch, P, 2, 1.0e-4, 5e-4, minutes=minutes)
torch.save(T.state_dict(), out)
learn.report(T, P, checks, "stage2")
