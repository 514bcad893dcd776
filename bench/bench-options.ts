import { parseArgs } from 'node:util';
import { type CaseName, caseNames, cases } from './cases/cases.js';

export const usage = `npm run bench -- [CASE…]        cases by name, or by what stands before the first dash; all, unless named

  --list             the cases
  --runs N           rounds that are measured (5), after one that is not
  --keep DIR         makes images in DIR and leaves them there for the next time
  --scale X          images of that part of their size: 0.02 for a try, which tells nothing of speed
  --seed N           other images of the same kinds (1)
  --node PATH        the Node that runs unearth; several times for several (the one that runs this)
  --peer NAME=CMD    another program on the same images; {image} in CMD is the path
  --against COMMIT   the same by an earlier commit, built in a folder of its own
  --save             writes the figures to bench/results/results.json and docs/performance.md
`;

export type Peer = { readonly name: string; readonly command: string };

export type BenchOptions = {
  readonly cases: readonly CaseName[];
  readonly runs: number;
  readonly keep: string | null;
  readonly scale: number;
  readonly seed: number;
  readonly nodes: readonly string[];
  readonly peers: readonly Peer[];
  readonly against: string | null;
  readonly save: boolean;
};

/** What was asked for; the text to print where that is help or a list. */
export function benchOptions(argv: readonly string[]): BenchOptions | string {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      help: { type: 'boolean' },
      list: { type: 'boolean' },
      runs: { type: 'string', default: '5' },
      keep: { type: 'string' },
      scale: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      node: { type: 'string', multiple: true, default: [process.execPath] },
      peer: { type: 'string', multiple: true, default: [] },
      against: { type: 'string' },
      save: { type: 'boolean', default: false },
    },
  });
  if (values.help === true) return usage;
  if (values.list === true) return caseNames.map((name) => `${name.padEnd(16)} ${cases[name].what}\n`).join('');
  const scale = number('scale', values.scale);
  if (values.save && scale !== 1) throw new Error('--save is for images of full size: leave out --scale.');
  return {
    cases: askedCases(positionals),
    runs: number('runs', values.runs),
    keep: values.keep ?? null,
    scale,
    seed: number('seed', values.seed),
    nodes: values.node,
    peers: values.peer.map(peerOf),
    against: values.against ?? null,
    save: values.save,
  };
}

/** All, unless some are named: a name, or what stands before the first dash of several. */
function askedCases(words: readonly string[]): readonly CaseName[] {
  const asks = (word: string) => caseNames.filter((name) => name === word || name.startsWith(`${word}-`));
  const unknown = words.find((word) => asks(word).length === 0);
  if (unknown !== undefined) throw new Error(`No case is called ${unknown}. See --list.`);
  return words.length === 0 ? caseNames : caseNames.filter((name) => words.some((word) => asks(word).includes(name)));
}

function number(option: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${option} takes a number above 0, not ${text}.`);
  return value;
}

function peerOf(text: string): Peer {
  const [, name, command] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || command === undefined) throw new Error(`--peer takes NAME=COMMAND, not ${text}.`);
  return { name, command };
}
