"""Aligns files with NLTK's Gale-Church aligner and writes beads.

    gale_church.py JOBS [--ratio]

JOBS has a line for each document: the two files (one sentence a line) and the file to write, with TABs between. A bead is
written as [0,1]:[0] (numbers of sentences from 0), a sentence without an answer as a bead of its own, such as [3]:[].

--ratio gives the aligner the measured ratio of characters, second text to first, in place of its default of 1. A document
that the aligner refuses is named on standard error, and its file is not written.
"""

import sys

from nltk.translate.gale_church import LanguageIndependent, align_blocks


def lengths(path):
    """Number of characters of each sentence, white space around it left out."""
    with open(path, encoding="utf-8") as file:
        return [len(line.strip()) for line in file]


def beads(links, source, target):
    """Links between two sentences, in order, to beads: links that share a sentence belong to one bead."""
    found = []
    for i, j in sorted(links):
        if found and (i in found[-1][0] or j in found[-1][1]):
            found[-1][0].add(i)
            found[-1][1].add(j)
        else:
            found.append(({i}, {j}))
    linked = [set().union(*(bead[side] for bead in found)) for side in (0, 1)]
    found += [({i}, set()) for i in range(source) if i not in linked[0]]
    found += [(set(), {j}) for j in range(target) if j not in linked[1]]
    return found


def main():
    ratio = "--ratio" in sys.argv[2:]
    with open(sys.argv[1], encoding="utf-8") as jobs:
        for job in jobs:
            source_path, target_path, out = job.rstrip("\n").split("\t")
            source, target = lengths(source_path), lengths(target_path)
            parameters = LanguageIndependent
            if ratio:

                class Measured(LanguageIndependent):
                    AVERAGE_CHARACTERS = sum(target) / max(1, sum(source))

                parameters = Measured
            try:
                links = align_blocks(source, target, parameters)
            except ValueError as error:
                print("refused: " + str(error).split(". ")[0], file=sys.stderr)
                continue
            with open(out, "w", encoding="utf-8") as file:
                for side, other in beads(links, len(source), len(target)):
                    print("{}:{}".format(*(str(sorted(s)).replace(" ", "") for s in (side, other))), file=file)


main()
