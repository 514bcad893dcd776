import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import { ImageError, UsageError } from '../../problem/errors.js';
import type { ToCopy } from '../copy/copy-what.js';
import { readToCopy } from '../copy/read-to-copy.js';
import type { KeyFor } from '../keys/key-for.js';
import type { Effect, Message } from '../message.js';
import type { Terminal } from '../store.js';
import type { OutsideEnd, World } from '../world.js';
import { cutOffNotice, outsideNotice } from './outside-words.js';

type OutsideEffect = Extract<Effect, { readonly type: 'copy' | 'open-outside' }>;

/** Gives texts to a clipboard, and files to other programs. One at a time: what was asked for before is given up. */
export class OutsideEffects {
  readonly #world: World;
  readonly #terminal: Terminal;
  readonly #dispatch: (message: Message) => void;
  readonly #key: KeyFor;
  #work = new AbortController();

  /** `key` names the key that does something, as the user has it now. */
  constructor(world: World, terminal: Terminal, dispatch: (message: Message) => void, key: KeyFor) {
    this.#key = key;
    this.#world = world;
    this.#terminal = terminal;
    this.#dispatch = dispatch;
  }

  run(effect: OutsideEffect): void {
    this.#work.abort();
    const work = new AbortController();
    this.#work = work;
    const onProgress = (share: number) => {
      if (!work.signal.aborted) this.#dispatch({ type: 'fetching', share });
    };
    const told = (notice: SafeText | null) => {
      if (this.#work === work) this.#dispatch({ type: 'fetched', notice });
    };
    const asked =
      effect.type === 'copy'
        ? this.#copy(effect, work.signal, onProgress)
        : this.#open(effect, work.signal, onProgress);
    asked.then(told, (error: unknown) => {
      if (work.signal.aborted) told(safe`Stopped.`);
      else if (error instanceof ImageError || error instanceof UsageError) {
        told(safe`${safeText(error.message)} ${safeText(error.nextStep)}`);
      } else this.#terminal.quit(error);
    });
  }

  /** Gives up what is being read. */
  stop(): void {
    this.#work.abort();
  }

  async #copy(
    { inspection, what }: Extract<OutsideEffect, { type: 'copy' }>,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<SafeText> {
    const { text, remark } = await readToCopy(this.#world, inspection, what, this.#key, signal, onProgress);
    const { program, failed } = await this.#world.toClipboard(text);
    signal.throwIfAborted();
    const isTold = program === null && this.#terminal.copy(text);
    if (program === null && !isTold) {
      const why = failed === null ? safe`no program for that is here` : safe`${safeText(failed)} failed`;
      return safe`Not copied: this terminal has no clipboard, and ${why}.`;
    }
    return copiedNotice(what.named, remark, program, failed, Buffer.byteLength(text));
  }

  async #open(
    { inspection, version, program }: Extract<OutsideEffect, { type: 'open-outside' }>,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<SafeText | null> {
    const file = await this.#world.openOutside(inspection, version, program, signal, onProgress);
    try {
      signal.throwIfAborted();
      let ended: OutsideEnd | null = null;
      let failed: { readonly error: unknown } | null = null;
      // Whoever lends the terminal takes an error for the end of the explorer.
      await this.#terminal.lend(async () => {
        try {
          ended = await file.run();
        } catch (error) {
          failed = { error };
        }
      });
      if (failed !== null) throw (failed as { readonly error: unknown }).error;
      const notice = ended === null ? null : outsideNotice(program, ended, this.#key);
      if (notice !== null || file.cutOff === null) return notice;
      return cutOffNotice(file.cutOff, this.#key);
    } finally {
      file.discard();
    }
  }
}

/** Bytes that all terminals take which take any: of 100 000 in base64, what hterm and others have for a limit. */
const surelyTaken = 74_994;

function copiedNotice(
  named: ToCopy['named'],
  remark: SafeText | null,
  program: string | null,
  failed: string | null,
  bytes: number,
): SafeText {
  const instead = failed === null ? safe`` : safe`, as ${safeText(failed)} failed`;
  const doubt = bytes > surelyTaken ? safe`; some terminals take no more than 75 kB` : safe``;
  const how = program === null ? safe`OSC 52${instead}${doubt}` : safeText(program);
  return safe`Copied ${named} (${how})${remark === null ? safe`.` : safe`, ${remark}.`}`;
}
