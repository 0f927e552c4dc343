"""What the trainers share: how weights are learned (`learn.rs`), and files that tell what they were made from."""
import glob
import hashlib
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def learn(labels, texts, **how):
    """Weights for each feature: {feature: (number of texts, [weight for each label])}; "$bias" is what every text starts with.
    `texts` are (labels, features), a label with "?" before it where it is not known; `how` is told in `learn.rs`."""
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "learn")
        subprocess.run(["rustc", "-O", "--edition", "2024", "-o", program, os.path.join(HERE, "learn.rs")], check=True)
        settings = ["%s=%s" % pair for pair in [("labels", ",".join(labels)), *how.items()]]
        lines = "".join("%s\t%s\n" % (",".join(said) or "-", "\t".join(features)) for said, features in texts)
        run = subprocess.run([program, *settings], check=True, input=lines, stdout=subprocess.PIPE, encoding="utf-8")
    table = {}
    for line in run.stdout.splitlines():
        feature, count, *weights = line.split("\t")
        table[feature] = (int(count), [float(w) for w in weights])
    return table


def in_parts(weight, parts):
    """A weight in whole parts of one, as one signed byte holds it."""
    return max(-127, min(127, round(parts * weight)))


def digest(sources):
    h = hashlib.sha256()
    for pattern in sources:
        for path in sorted(glob.glob(os.path.join(HERE, pattern))):
            h.update(open(path, "rb").read())
    return h.hexdigest()


def made_from(sources):
    """The line of a file that tells what it was made from."""
    return "# made from " + digest(sources)


def save(path, head, lines):
    with open(os.path.join(HERE, path), "w", encoding="utf-8", newline="\n") as f:
        f.write("\n".join(head + lines) + "\n")


def check(path, sources, trainer):
    """Stops unless a file was made from the files that are committed."""
    if made_from(sources) not in open(os.path.join(HERE, path), encoding="utf-8").read():
        sys.exit("%s was not made from the files that are committed: run %s" % (path, trainer))
