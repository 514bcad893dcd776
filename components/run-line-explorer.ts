import { choicesMade } from '../src/explorer/remembered.js';
import { noWishes, setupOf } from '../src/explorer/setup.js';
import { keyWords } from '../src/explorer/spoken/key-words.js';
import { spoken } from '../src/explorer/spoken/spoken.js';
import { spokenSigns } from '../src/explorer/spoken/spoken-signs.js';
import type { State } from '../src/explorer/state.js';
import { Store, type Terminal } from '../src/explorer/store.js';
import type { RunOptions, World } from '../src/explorer/world.js';
import { type SafeText, safe } from '../src/format/safe-text.js';
import { keyOfToken } from './key-of-token.js';
import { stopJob } from './terminal-control.js';
import { type KeySource, TerminalInput } from './terminal-input.js';

/** Where the explorer speaks: keys come from `stdin`, and lines are written. */
export type LineExplorerOptions = Partial<Pick<RunOptions, 'wishes' | 'remember'>> & {
  readonly stdin: KeySource;
  readonly write: (text: SafeText) => void;
};

/**
 * A page is as long as one of 80 columns and 24 lines, which is what one can listen to, and wide enough that little is cut, but not so
 * wide that two things stand beside each other.
 */
const page = { columns: 99, rows: 24 };

/**
 * Explores an image in lines, for screen readers: no screen of its own, no cursor that is moved, no colours. The keys are those of the full
 * screen. Rejects with what the world or a bug threw, after the terminal is as it was before.
 */
export async function runLineExplorer(world: World, options: LineExplorerOptions): Promise<void> {
  const { stdin, write, wishes = noWishes } = options;
  const input = new TerminalInput(stdin);
  let end: (ended: { readonly error: unknown }) => void = () => {};
  const ended = new Promise<{ readonly error: unknown }>((resolve) => {
    end = resolve;
  });
  const terminal: Terminal = {
    quit: (error) => end({ error }),
    // Nothing has a place here that could be pointed at.
    mouse: () => {},
    // What is written there is read aloud: no sequences.
    copy: () => false,
    lend: async (run) => {
      input.setRawMode(false);
      try {
        await run();
      } finally {
        input.setRawMode(true);
      }
    },
    suspend: () => {
      input.setRawMode(false);
      stopJob().then(
        () => input.setRawMode(true),
        (error: unknown) => end({ error }),
      );
    },
  };
  const theme = { choice: 'none', ground: 'dark', fixed: 'none' } as const;
  const store = new Store(world, terminal, page, setupOf(wishes, { signs: spokenSigns, theme, mouse: false }));
  const first = store.state();
  let said: State | null = null;
  /** Says what is new; `otherwise` where nothing of it is worth a word. */
  const speak = (otherwise: SafeText) => {
    const state = store.state();
    const words = spoken(said, state);
    said = state;
    if (words !== '') write(words);
    else if (otherwise !== '') write(otherwise);
  };
  let keyIsHeard = false;
  const speakOn = () => {
    if (!keyIsHeard) speak(safe``);
  };
  const crashed = (error: unknown) => end({ error });
  input.setEncoding('utf8');
  input.on('data', (token: string) => {
    const meant = keyOfToken(token);
    if (meant === null) return;
    // What came meanwhile is told before it, and what the key did right behind it.
    speakOn();
    const before = store.state();
    keyIsHeard = true;
    store.dispatch('key' in meant ? { type: 'key', key: meant.key } : { type: 'pasted', text: meant.pasted });
    keyIsHeard = false;
    speak('key' in meant ? keyWords(before, store.state(), meant.key) : safe``);
  });
  input.on('hangup', () => end({ error: undefined }));
  process.on('uncaughtException', crashed);
  process.on('unhandledRejection', crashed);
  store.subscribe(speakOn);
  try {
    input.setRawMode(true);
    speakOn();
    store.start();
    const { error } = await ended;
    if (error !== undefined) throw error;
  } finally {
    store.stop();
    input.setRawMode(false);
    input.close();
    process.off('uncaughtException', crashed);
    process.off('unhandledRejection', crashed);
    options.remember?.(choicesMade(first, store.state()));
  }
}
