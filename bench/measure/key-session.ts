import type { Command } from './command.js';
import type { Press } from './key-figures.js';
import { replay, startOnTerminal, type Written } from './on-terminal.js';

const size = { columns: 200, rows: 60 };

/** Milliseconds without output after which a frame was the last one of a key, and after which the image is looked at for being read. */
const quiet = 60;
const stillness = 400;

/** Milliseconds after which a key that shows nothing is a mistake in the script. */
const longest = 30_000;

/** Ink puts each frame between these, so that terminals show it at once (synchronized output, DEC mode 2026). */
const frameEnd = '\u001b[?2026l';
const cleared = /\u001b\[[23]J/g;

/** An explorer that runs on a terminal of its own and gets keys. */
export class KeySession {
  readonly #pty: ReturnType<typeof startOnTerminal>['pty'];
  readonly #began: number;
  readonly #ended: Promise<void>;
  #written: Written[] = [];
  #heard: () => void = () => {};

  private constructor(command: Command) {
    const { pty, began } = startOnTerminal(command, size);
    this.#pty = pty;
    this.#began = began;
    this.#ended = new Promise((resolve) => pty.onExit(() => resolve()));
    pty.onData((text) => {
      this.#written.push({ at: this.#now(), text });
      this.#heard();
    });
  }

  /** Starts it and waits until the screen is as it is in the end. */
  static async open(command: Command, isRead: (screen: string) => boolean): Promise<KeySession> {
    const session = new KeySession(command);
    for (;;) {
      await session.#silence(stillness);
      const last = (await replay(session.#written, size)).at(-1)?.screen ?? '';
      if (isRead(last)) return session;
      if (session.#now() > 4 * longest) throw new Error(`Not read after ${(4 * longest) / 1000} s:\n${last}`);
    }
  }

  /** Writes keys and waits for what they change; up to the end of the frame that shows something, where that is asked for. */
  async press(keys: string, shows?: RegExp): Promise<Press> {
    this.#written = [];
    const from = this.#now();
    this.#pty.write(keys);
    const shown = () => (shows === undefined ? this.#written.at(-1)?.at : this.#frameWith(shows));
    while (shown() === undefined) {
      const left = from + longest - this.#now();
      if (left <= 0) throw new Error(`Nothing changed on the screen after ${JSON.stringify(keys)}.`);
      await this.#next(left);
    }
    // What shows something may have more to show: what comes next must not meet it.
    await this.#silence(shows === undefined ? quiet : stillness);
    const text = this.#written.map((written) => written.text).join('');
    return {
      milliseconds: shown()! - from,
      bytes: Buffer.byteLength(text),
      clears: text.match(cleared)?.length ?? 0,
    };
  }

  /** Writes keys and waits until nothing changes any more. */
  async type(keys: string): Promise<void> {
    this.#pty.write(keys);
    await this.#silence(stillness);
  }

  /** Leaves it. */
  async close(): Promise<void> {
    this.#pty.write('q');
    const impatience = setTimeout(() => this.#pty.kill('SIGKILL'), 5000);
    await this.#ended;
    clearTimeout(impatience);
  }

  #now(): number {
    return performance.now() - this.#began;
  }

  /** When the end of the first frame came that shows it. Frames come in pieces. */
  #frameWith(shows: RegExp): number | undefined {
    let frame = '';
    for (const { at, text } of this.#written) {
      frame += text;
      const end = frame.lastIndexOf(frameEnd);
      if (end === -1) continue;
      if (shows.test(frame.slice(0, end))) return at;
      frame = frame.slice(end + frameEnd.length);
    }
    return undefined;
  }

  /** Waits for output, no longer than that. */
  #next(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#heard = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #silence(milliseconds: number): Promise<void> {
    const seen = this.#written.length;
    await this.#next(milliseconds);
    if (this.#written.length !== seen) await this.#silence(milliseconds);
  }
}
