import { PassThrough } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { MouseReport } from '../src/explorer/mouse/mouse-report.js';
import { isMouse, merged, mouseReport } from './mouse-report.js';
import { apart, isNoKey, splitTokens } from './terminal-tokens.js';

/** Milliseconds after which an escape that nothing followed was the Esc key. */
const escapeDelay = 25;

/**
 * The Esc key as kitty's keyboard protocol has it. A lone escape Ink keeps for a while, and takes it for the beginning of whatever comes then: of a
 * paste too, whose characters would be keys.
 */
const escapeKey = '\u001b[27u';

/** Milliseconds of silence after which a paste, an answer or a report is over whose end got lost: keys must never stay dead. */
const longDelay = 1000;

/** What is read from and switched to raw mode: the terminal. */
export type KeySource = NodeJS.ReadStream;

/**
 * The one reader of the terminal, in front of Ink: it hands on one key per turn of the event loop, so that fast typing
 * and bursts of arrows arrive as what they are, keeps pastes whole, and tells what the mouse reports (`mouse`) in its turn among the keys, and what the
 * terminal answers (`answer`).
 */
export class TerminalInput extends PassThrough {
  readonly isTTY = true;
  readonly #source: KeySource;
  readonly #decoder = new StringDecoder('utf8');
  readonly #reading: (raw: boolean) => void;
  readonly #holdsEscape: () => boolean;
  readonly #keys: (string | MouseReport)[] = [];
  #pressed = Number.NEGATIVE_INFINITY;
  #raw = false;
  #rest = '';
  #timer: NodeJS.Timeout | null = null;
  #turn: NodeJS.Immediate | null = null;

  /**
   * `reading` is told when keys begin to be read, and before they no longer are; `holdsEscape` says whether the terminal now keeps an escape until
   * there is another key.
   */
  constructor(source: KeySource, reading: (raw: boolean) => void = () => {}, holdsEscape: () => boolean = () => false) {
    super();
    this.#source = source;
    this.#reading = reading;
    this.#holdsEscape = holdsEscape;
    // What is typed before the terminal is in raw mode stays there until it is.
    source.pause();
    source.on('data', this.#read);
    source.on('end', this.#end);
    source.on('error', this.#end);
  }

  setRawMode(raw: boolean): this {
    if (raw === this.#raw) return this;
    this.#raw = raw;
    if (!raw) this.#reading(false);
    if (this.#source.isTTY) this.#source.setRawMode(raw);
    if (raw) this.#reading(true);
    if (raw) this.#source.resume();
    else this.#source.pause();
    this.emit(raw ? 'raw' : 'cooked');
    return this;
  }

  ref(): this {
    this.#source.ref();
    return this;
  }

  unref(): this {
    this.#source.unref();
    return this;
  }

  /** Lets go of the terminal: what is typed from now on belongs to others. */
  close(): void {
    this.#source.off('data', this.#read);
    this.#source.off('end', this.#end);
    this.#source.off('error', this.#end);
    this.#source.pause();
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#turn !== null) clearImmediate(this.#turn);
    this.#keys.length = 0;
  }

  readonly #read = (bytes: Buffer | string): void => {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const { tokens, answers, rest } = splitTokens(
      this.#rest + (typeof bytes === 'string' ? bytes : this.#decoder.write(bytes)),
    );
    this.#rest = rest;
    for (const answer of answers) this.emit('answer', answer);
    this.#queue(tokens);
    if (rest === '') return;
    // Pastes, answers and reports may take their time; everything else comes at once or not at all.
    const waits = isNoKey(rest) || isMouse(rest);
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        const late = this.#rest;
        this.#rest = '';
        if (!waits) this.#queue([late]);
      },
      waits ? longDelay : escapeDelay,
    );
  };

  /** The terminal is gone: whoever waits for keys is told. */
  readonly #end = (): void => {
    this.emit('hangup');
  };

  #queue(tokens: readonly string[]): void {
    for (const token of this.#holdsEscape() ? tokens.flatMap(apart) : tokens) {
      if (isMouse(token)) this.#queueMouse(token);
      else this.#keys.push(token);
    }
    if (this.#keys.length > 0) this.#turn ??= setImmediate(this.#next);
  }

  /** Reports that follow each other become one where that says the same: a wheel that is spun must not scroll on when it stands still. */
  #queueMouse(token: string): void {
    const now = performance.now();
    const report = mouseReport(token, now - this.#pressed);
    if (report === null) return;
    if (report.kind === 'press') this.#pressed = now;
    const last = this.#keys.at(-1);
    const both = last === undefined || typeof last === 'string' ? null : merged(last, report);
    if (both === null) this.#keys.push(report);
    else this.#keys[this.#keys.length - 1] = both;
  }

  readonly #next = (): void => {
    this.#turn = null;
    const key = this.#keys.shift();
    if (key === undefined) return;
    if (typeof key === 'string') this.write(key === '\u001b' ? escapeKey : key);
    else this.emit('mouse', key);
    if (this.#keys.length > 0) this.#turn = setImmediate(this.#next);
  };
}
