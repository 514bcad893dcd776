import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../problem/errors.js';

const ending = ['SIGTERM', 'SIGHUP'] as const;

/** Code units of a name that are kept: no file system takes more than 255 bytes, and three of them may stand for one. */
const longestName = 80;

/** A private folder with one file in it, for as long as another program needs that. */
export class TemporaryFile {
  readonly path: string;
  readonly #folder: string;
  readonly #told: (signal: NodeJS.Signals) => void;

  /**
   * `name`: what the file was called, of which everything is kept that is harmless. `onSignal` is told when a signal ends this process, which waits
   * for it; a second signal does not.
   */
  constructor(name: string, onSignal: (signal: NodeJS.Signals) => Promise<void>) {
    try {
      // Mode 0700, which is what mkdtemp(3) makes.
      this.#folder = mkdtempSync(join(tmpdir(), 'unearth-'));
    } catch (error) {
      throw new UsageError(
        `No temporary folder can be made in ${tmpdir()}: ${error instanceof Error ? error.message : String(error)}.`,
        'Set TMPDIR to a folder that can be written to.',
      );
    }
    this.path = join(this.#folder, harmlessName(name));
    this.#told = (signal) => {
      this.remove();
      // Nobody else listens then but those who give the terminal back and end the process as the signal would have done.
      void onSignal(signal).finally(() => process.kill(process.pid, signal));
    };
    for (const signal of ending) process.on(signal, this.#told);
    process.on('exit', this.remove);
  }

  /** The file is gone; called twice, it does nothing. */
  readonly remove = (): void => {
    for (const signal of ending) process.off(signal, this.#told);
    process.off('exit', this.remove);
    rmSync(this.#folder, { recursive: true, force: true });
  };
}

/** A name that no program takes for an option or another folder, and no terminal for a command. The end stays: it says what kind of file it is. */
export function harmlessName(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}\p{M}._+@=~,-]/gu, '_').slice(-longestName);
  const whole = plain.replace(/^[-+\ud800-\udfff]/u, '_');
  return /^\.*$/.test(whole) ? 'file' : whole;
}
