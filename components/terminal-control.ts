import type { SuspendTerminal } from 'ink';
import type { Terminal } from '../src/explorer/store.js';
import type { Environment } from '../src/format/is-utf8.js';
import { clipboardSequence } from './clipboard-sequence.js';
import type { TerminalModes } from './terminal-modes.js';

/** What Ink gives to a mounted application. */
type Mounted = { readonly exit: (error?: Error) => void; readonly suspendTerminal: SuspendTerminal };

/** Milliseconds after which a stop that did not happen is given up: without a shell above there is nobody to stop for. */
const stopDelay = 200;

/** Stops the whole job, as Ctrl-Z in a terminal does: also an `npm exec` that waits for this process. Resolves after `fg`. */
export async function stopJob(): Promise<void> {
  await new Promise<void>((resolve) => {
    const goOn = () => {
      clearTimeout(timer);
      process.off('SIGCONT', goOn);
      resolve();
    };
    process.on('SIGCONT', goOn);
    // In a stopped job this cannot run: it runs after `fg` at the earliest, or when nothing stopped us. After `fg` the signal is heard
    // in the same turn, but after timers: it must not come as news when the terminal was taken again already, and keys were typed.
    const timer = setTimeout(() => setImmediate(goOn), stopDelay);
    process.kill(0, 'SIGTSTP');
  });
}

/** Ends and suspends the explorer through Ink, which restores the terminal in every case. */
export class TerminalControl implements Terminal {
  readonly #stop: () => Promise<void>;
  readonly #modes: Pick<TerminalModes, 'want'>;
  readonly #stdout: NodeJS.WriteStream;
  readonly #env: Environment;
  #mounted: Mounted | null = null;
  #suspended = false;
  /** What ended the explorer before it was mounted. */
  #ended: { readonly error: unknown } | null = null;

  constructor(
    stdout: NodeJS.WriteStream,
    env: Environment,
    modes: Pick<TerminalModes, 'want'>,
    stop: () => Promise<void> = stopJob,
  ) {
    this.#stdout = stdout;
    this.#env = env;
    this.#modes = modes;
    this.#stop = stop;
  }

  attach(mounted: Mounted): void {
    this.#mounted = mounted;
    if (this.#ended !== null) this.quit(this.#ended.error);
  }

  quit(error?: unknown): void {
    this.#ended = { error };
    this.#mounted?.exit(error === undefined ? undefined : asError(error));
  }

  /** Takes the mouse, or leaves it to the terminal. */
  readonly mouse = (on: boolean): void => this.#modes.want(on);

  suspend(): void {
    void this.#release(this.#stop);
  }

  lend(run: () => Promise<void>): Promise<void> {
    return this.#release(run);
  }

  /** Frames are written whole, in one turn of the event loop: between two turns nothing is torn. */
  copy(text: string): boolean {
    const sequence = this.#suspended ? null : clipboardSequence(text, this.#env);
    if (sequence === null) return false;
    this.#stdout.write(sequence);
    return true;
  }

  /** Takes the terminal again and draws everything anew: somebody else stopped the job, and a shell was in between. */
  readonly refresh = (): void => {
    void this.#release(async () => {});
  };

  async #release(meanwhile: () => Promise<void>): Promise<void> {
    if (this.#mounted === null || this.#suspended) return;
    this.#suspended = true;
    await this.#mounted
      .suspendTerminal(async () => {
        await meanwhile();
        // Of a window that changed its size meanwhile, only the shell was told: Node asks for the size on this signal.
        process.emit('SIGWINCH', 'SIGWINCH');
      })
      .catch((error: unknown) => this.quit(error))
      .finally(() => {
        this.#suspended = false;
      });
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
