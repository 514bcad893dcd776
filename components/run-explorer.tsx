import { render } from 'ink';
import { standardSetup } from '../src/explorer/setup.js';
import { Store } from '../src/explorer/store.js';
import type { World } from '../src/explorer/world.js';
import type { Environment } from '../src/format/is-utf8.js';
import { ExplorerApp } from './explorer-app.js';
import { TerminalControl } from './terminal-control.js';
import { type KeySource, TerminalInput } from './terminal-input.js';
import { terminalTraits } from './terminal-traits.js';

// Both faces are one file of the build: each more that is loaded costs the first frame two milliseconds.
export { runLineExplorer } from './run-line-explorer.js';

/** Where the explorer runs; the terminal of the process, where nothing else is said. */
export type ExplorerOptions = {
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
  const { stdin = process.stdin, stdout = process.stdout, env = process.env } = options;
  const { look, signs, coloured } = terminalTraits(env);
  const control = new TerminalControl(options.stopJob);
  const store = new Store(
    world,
    control,
    { columns: stdout.columns || 80, rows: stdout.rows || 24 },
    { ...standardSetup, signs, coloured },
  );
  const input = new TerminalInput(stdin);
  const crashed = (error: unknown) => control.quit(error);
  input.on('hangup', () => control.quit());
  process.on('uncaughtException', crashed);
  process.on('unhandledRejection', crashed);
  process.on('SIGCONT', control.refresh);
  try {
    const instance = render(<ExplorerApp store={store} look={look} control={control} />, {
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
    input.close();
    process.off('uncaughtException', crashed);
    process.off('unhandledRejection', crashed);
    process.off('SIGCONT', control.refresh);
  }
}
