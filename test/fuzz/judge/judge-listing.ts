import type { CommandArguments } from '../../../src/commands/command.js';
import { ls } from '../../../src/commands/ls.js';
import { ImageError, UsageError } from '../../../src/problem/errors.js';
import type { Random } from '../random.js';
import { judgeRefusal } from './judge-refusal.js';
import { judgeLines } from './judge-text.js';

/** `unearth ls` in one of its forms. */
export async function judgeListing(path: string, random: Random): Promise<void> {
  const form = random.pick(['short', 'long', 'json']);
  const listing = random.pick(['visible', 'changes', 'hidden']);
  const args: CommandArguments = {
    words: [path],
    text: () => undefined,
    texts: () => [],
    flag: (name) => name === form || name === listing,
  };
  const print = async (text: string) => {
    judgeLines(text, `ls --${form} --${listing}`);
    if (form === 'json') for (const line of text.trimEnd().split('\n')) JSON.parse(line);
  };
  const output = {
    colours: false,
    write: print,
    writeLines: async (lines: Iterable<string>) => {
      for (const line of lines) await print(`${line}\n`);
    },
    writeNames: () => Promise.reject(new Error('not here')),
    warn: (text: string) => judgeLines(text, 'a warning'),
    progress: () => {},
    writeBytes: () => Promise.reject(new Error('not here')),
    writeFile: () => {},
  };
  try {
    const notHere = () => Promise.reject(new Error('not here'));
    await ls(args, { output, keysBeside: () => null, loadExplorer: notHere });
  } catch (error) {
    if (!(error instanceof ImageError || error instanceof UsageError)) throw error;
    judgeRefusal(error);
  }
}
