import type { Pack } from 'tar-stream';
import { checkedStream, checkWhole } from '../content/checked-stream.js';
import type { Content } from '../content/contents.js';
import { formatBytes } from '../format/format-bytes.js';
import { safe, safeText } from '../format/safe-text.js';
import { Turn } from '../layer/turn.js';
import { ImageError } from '../problem/errors.js';
import type { VersionFacts } from '../tree/version.js';
import { Refused } from './refused.js';
import type { Sink, Writing } from './sink.js';
import { type Header, tarHeader } from './tar-header.js';

/** Holes of one file, in bytes, that are written as the zeros they are read as: a file may claim to have terabytes. */
const mostHoles = 1 << 30;

/** A type that tar-stream writes, but does not tell TypeScript of. */
const paxHeader = 'pax-header' as string as NonNullable<Header['type']>;

/** Writes a tar that has everything as it is in the image: owners, all bits of modes, devices, links, extended attributes, bytes of names. */
export class TarSink implements Sink {
  readonly #pack: Pack;
  /** Ends when all was taken; rejects when nothing more is. */
  readonly #taken: Promise<void>;
  #failure: { readonly error: unknown } | null = null;
  /** Ends the wait for whoever takes it. */
  #tellFailure: (error: unknown) => void = () => undefined;

  /** Opens a tar whose chunks somebody takes. The library is loaded here only: hardly anybody needs it. */
  static async open(take: (chunks: AsyncIterable<Uint8Array>) => Promise<void>): Promise<TarSink> {
    const { default: tar } = await import('tar-stream');
    return new TarSink(tar.pack(), take);
  }

  private constructor(pack: Pack, take: (chunks: AsyncIterable<Uint8Array>) => Promise<void>) {
    this.#pack = pack;
    this.#taken = take(this.#pack as AsyncIterable<unknown> as AsyncIterable<Uint8Array>);
    this.#taken.catch((error: unknown) => {
      this.#failure = { error };
      this.#tellFailure(error);
    });
  }

  async directory(path: Uint8Array, facts: VersionFacts | null): Promise<void> {
    await this.#entry(path, facts);
  }

  async file(path: Uint8Array, facts: VersionFacts, content: Content, writing: Writing): Promise<void> {
    const holes = content.map === null ? 0 : content.size - facts.storedSize;
    if (holes > mostHoles) {
      throw new Refused(
        safe`It has ${formatBytes(holes)} of holes, which a tar would have as zeros: write it to a folder.`,
      );
    }
    // Told before there is a header that promises it.
    checkWhole(content, safeText(path));
    const { fields } = await this.#pax(path, facts);
    const turn = new Turn();
    let damage: unknown = null;
    await this.#body({ ...fields, size: content.size }, async (write) => {
      try {
        for await (const chunk of checkedStream(content, safeText(path))) {
          writing.signal?.throwIfAborted();
          // It is valid only until the next one is asked for, and the tar's reader may be slow.
          await write(Uint8Array.from(chunk));
          writing.onBytes(chunk.length);
          // Whoever takes it may never wait for anything, and a signal has to be heard.
          if (turn.isOver) await turn.next();
        }
      } catch (error) {
        // All its bytes were written, but they are not what they were: the tar goes on.
        if (!(error instanceof ImageError)) throw error;
        damage = error;
      }
    });
    if (damage instanceof ImageError)
      throw new Refused(safe`${safeText(damage.message)} The tar has them all the same.`, true);
  }

  async hardlink(path: Uint8Array, facts: VersionFacts, first: Uint8Array): Promise<boolean> {
    await this.#entry(path, facts, first);
    return true;
  }

  async symlink(path: Uint8Array, facts: VersionFacts): Promise<void> {
    await this.#entry(path, facts);
  }

  async special(path: Uint8Array, facts: VersionFacts): Promise<void> {
    await this.#entry(path, facts);
  }

  async finish(): Promise<void> {
    this.#pack.finalize();
    await this.#taken;
  }

  async abandon(): Promise<void> {
    this.#pack.destroy();
    await this.#taken.catch(() => undefined);
  }

  async #entry(path: Uint8Array, facts: VersionFacts | null, linkTo: Uint8Array | null = null): Promise<void> {
    const { fields } = await this.#pax(path, facts, linkTo);
    await this.#header(fields);
  }

  /** Writes the PAX records of an entry, where it needs some; gives what is still to be written. */
  async #pax(
    path: Uint8Array,
    facts: VersionFacts | null,
    linkTo: Uint8Array | null = null,
  ): Promise<{ fields: Header }> {
    const { fields, pax } = tarHeader(path, facts, linkTo);
    if (pax.length > 0) {
      await this.#header({ name: 'PaxHeader', type: paxHeader, mode: 0o644, size: pax.length, mtime: new Date(0) });
      this.#pack.push(pax);
    }
    return { fields };
  }

  /** An entry without a body. */
  #header(fields: Header): Promise<void> {
    return this.#orNobodyReads(
      new Promise((written, failed) => {
        this.#pack.entry(fields, (error) => (error ? failed(error) : written()));
      }),
    );
  }

  async #body(fields: Header, fill: (write: (bytes: Uint8Array) => Promise<void>) => Promise<void>): Promise<void> {
    let tellDone: (error?: Error | null) => void = () => undefined;
    const done = new Promise<void>((written, failed) => {
      tellDone = (error) => (error ? failed(error) : written());
    });
    done.catch(() => undefined);
    const entry = this.#pack.entry(fields, (error) => tellDone(error));
    const write = async (bytes: Uint8Array) => {
      if (entry.write(bytes)) return;
      await this.#orNobodyReads(new Promise<void>((drained) => entry.once('drain', () => drained())));
    };
    await fill(write);
    entry.end(null);
    await this.#orNobodyReads(done);
  }

  /** Work that needs somebody to take what is written. */
  #orNobodyReads(work: Promise<void>): Promise<void> {
    return new Promise((done, failed) => {
      this.#tellFailure = failed;
      if (this.#failure !== null) failed(this.#failure.error);
      work.then(done, failed);
    });
  }
}
