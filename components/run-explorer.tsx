import { render } from 'ink';
import type { MouseReport } from '../src/explorer/mouse/mouse-report.js';
import { choicesMade } from '../src/explorer/remembered.js';
import { noWishes, setupOf } from '../src/explorer/setup.js';
import { Store } from '../src/explorer/store.js';
import type { RunOptions, World } from '../src/explorer/world.js';
import type { Environment } from '../src/format/is-utf8.js';
import { ExplorerApp } from './explorer-app.js';
import { askGround } from './ground-query.js';
import { TerminalControl } from './terminal-control.js';
import { type KeySource, TerminalInput } from './terminal-input.js';
import { TerminalModes } from './terminal-modes.js';
import { terminalTraits } from './terminal-traits.js';

/** Where the explorer runs, and how; the terminal of the process, where nothing else is said. */
export type ExplorerOptions = Partial<Pick<RunOptions, 'wishes' | 'remember'>> & {
  /** The terminal that keys come from: not the standard input when the image does. */
  readonly stdin?: KeySource;
  readonly stdout?: NodeJS.WriteStream;
  readonly env?: Environment;
  /** Stops the job until `fg`. */
  readonly stopJob?: () => Promise<void>;
};

/**
 * Explores an image full screen until the user leaves. Rejects with what the world or a bug threw, after the terminal is
 * as it was before: the caller says it there.
 */
export async function runExplorer(world: World, options: ExplorerOptions = {}): Promise<void> {
  const { stdin = process.stdin, stdout = process.stdout, env = process.env, wishes = noWishes } = options;
  const traits = terminalTraits(env, wishes.settings);
  const modes = new TerminalModes(stdout, traits.mouse);
  const control = new TerminalControl(stdout, env, modes, options.stopJob);
  const input = new TerminalInput(stdin, modes.reading, () => traits.holdsEscape && modes.reportsMouse);
  let answered = Promise.resolve();
  const quit = (error?: unknown) => void answered.then(() => control.quit(error));
  const store = new Store(
    world,
    {
      quit,
      suspend: () => void answered.then(() => control.suspend()),
      lend: (run) => answered.then(() => control.lend(run)),
      copy: (text) => control.copy(text),
      mouse: control.mouse,
    },
    { columns: stdout.columns || 80, rows: stdout.rows || 24 },
    setupOf(wishes, traits),
  );
  const first = store.state();
  // Where the terminal has few colours, or none are wanted, its background is of no interest; nor do the oldest ones know the question.
  if (traits.theme.fixed === null) {
    answered = askGround(input, stdout, (ground) => store.dispatch({ type: 'ground', ground }));
  }
  const crashed = (error: unknown) => quit(error);
  const gone = () => control.quit();
  input.on('hangup', gone);
  input.on('mouse', (report: MouseReport) => store.dispatch({ type: 'mouse', report }));
  stdout.on('error', gone);
  process.on('uncaughtException', crashed);
  process.on('unhandledRejection', crashed);
  process.on('SIGCONT', control.refresh);
  try {
    // Before the first frame: whoever sees that may press keys, and Ctrl-C would be a signal.
    input.setRawMode(true);
    const instance = render(<ExplorerApp store={store} traits={traits} control={control} />, {
      stdin: input as unknown as NodeJS.ReadStream,
      stdout,
      alternateScreen: true,
      incrementalRendering: true,
      interactive: true,
      maxFps: 60,
      exitOnCtrlC: false,
      patchConsole: false,
    });
    store.start();
    await instance.waitUntilExit();
  } finally {
    store.stop();
    modes.reading(false);
    input.setRawMode(false);
    input.close();
    stdout.off('error', gone);
    process.off('uncaughtException', crashed);
    process.off('unhandledRejection', crashed);
    process.off('SIGCONT', control.refresh);
    options.remember?.(choicesMade(first, store.state()));
  }
}
