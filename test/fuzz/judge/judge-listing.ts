import type { CommandArguments } from '../../../src/commands/command.js';
import { ls } from '../../../src/commands/ls.js';
import { ImageError, UsageError } from '../../../src/problem/errors.js';
import type { Random } from '../random.js';
import { judgeRefusal } from './judge-refusal.js';
import { judgeLines } from './judge-text.js';

/** `unearth ls` in one of its forms. */
export async function judgeListing(path: string, random: Random): Promise<void> {
  const form = random.pick(['short', 'long', 'json']);
  const args: CommandArguments = {
    words: [path],
    text: () => undefined,
    texts: () => [],
    flag: (name) => name === form,
  };
  const output = {
    write: async (text: string) => {
      judgeLines(text, `ls --${form}`);
      if (form === 'json') for (const line of text.trimEnd().split('\n')) JSON.parse(line);
    },
    warn: (text: string) => judgeLines(text, 'a warning'),
    progress: () => {},
    writeBytes: () => Promise.reject(new Error('not here')),
    writeFile: () => {},
  };
  try {
    await ls(args, { output, keysBeside: () => null, loadExplorer: () => Promise.reject(new Error('not here')) });
  } catch (error) {
    if (!(error instanceof ImageError || error instanceof UsageError)) throw error;
    judgeRefusal(error);
  }
}
