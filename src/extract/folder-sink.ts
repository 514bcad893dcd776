import {
  type BigIntStats,
  closeSync,
  constants,
  fstatSync,
  linkSync,
  lstatSync,
  openSync,
  renameSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';
import type { Content } from '../content/contents.js';
import { type SafeText, safe, safeText } from '../format/safe-text.js';
import type { VersionFacts } from '../tree/version.js';
import { setAttributes, setLinkAttributes } from './attributes.js';
import { whyNotWritten } from './link-check.js';
import { pathParts } from './path-parts.js';
import { Refused } from './refused.js';
import type { Sink, Tell, Writing } from './sink.js';
import type { Target } from './target.js';
import { codeOf, targetError } from './target-error.js';
import { type OpenDirectory, TargetFolder } from './target-folder.js';
import { writeContent } from './write-content.js';

type FolderTarget = Extract<Target, { kind: 'folder' }>;

/** A directory whose attributes are set when nothing more is written into it. */
type Unfinished = {
  readonly path: Uint8Array;
  readonly identity: OpenDirectory['identity'];
  readonly facts: VersionFacts;
};

/** Where there can be no hard link, there can be a copy (link(2)). */
const noLinks: ReadonlySet<string | null> = new Set(['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW = 0 } = constants;

/** Writes below a folder, and nowhere else, whatever is in the image or lies there already. */
export class FolderSink implements Sink {
  readonly #target: FolderTarget;
  readonly #tell: Tell;
  readonly #folder: TargetFolder;
  /** The same once more, for the directories of files that get another name. */
  readonly #others: TargetFolder;
  readonly #unfinished: Unfinished[] = [];
  /** Files that this run wrote, as device and inode: where two names are one for the filesystem, the second must not replace the first. */
  readonly #own = new Set<string>();

  constructor(target: FolderTarget, tell: Tell) {
    this.#target = target;
    this.#tell = tell;
    this.#folder = new TargetFolder(target.path, target.descriptors);
    this.#others = new TargetFolder(target.path, target.descriptors);
  }

  async directory(path: Uint8Array, facts: VersionFacts | null): Promise<void> {
    this.#writing(() => {
      const { directories, name } = pathParts(path);
      const opened = this.#folder.open([...directories, name], facts === null ? 0o777 : 0o700);
      const isOurs = opened.isNew || this.#target.overwrite === true;
      if (facts !== null && isOurs) this.#unfinished.push({ path, identity: opened.identity, facts });
    });
  }

  async file(path: Uint8Array, facts: VersionFacts, content: Content, writing: Writing): Promise<void> {
    const { directory, name } = this.#placeOf(path);
    const { beside, flush } = this.#newName(directory, name);
    const descriptor = this.#writing(() =>
      openSync(directory.at(beside), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600),
    );
    try {
      await writeContent(descriptor, content, safeText(path), writing);
      this.#note(path, setAttributes(descriptor, facts, this.#owners));
      this.#keep(fstatSync(descriptor, { bigint: true }));
      flush();
    } catch (error) {
      remove(directory, beside, descriptor);
      throw targetError(error, this.#target.path);
    } finally {
      closeSync(descriptor);
    }
  }

  async hardlink(path: Uint8Array, _facts: VersionFacts, first: Uint8Array): Promise<boolean> {
    const { directory, name } = this.#placeOf(path);
    const { beside, flush } = this.#newName(directory, name);
    return this.#writing(() => {
      const { directories, name: firstName } = pathParts(first);
      const from = this.#others.open(directories, null).at(firstName);
      const there = lstatSync(from, { bigint: true });
      if (!there.isFile()) return false;
      const to = directory.at(beside);
      try {
        linkSync(from, to);
      } catch (error) {
        if (noLinks.has(codeOf(error))) return false;
        throw error;
      }
      const made = lstatSync(to, { bigint: true });
      if (made.ino === there.ino && made.dev === there.dev) flush();
      else {
        unlinkSync(to);
        throw new Refused(safe`The file that it is another name of was replaced meanwhile.`);
      }
      return true;
    });
  }

  async symlink(path: Uint8Array, facts: VersionFacts): Promise<void> {
    this.#writing(() => {
      const why = whyNotWritten(facts.link, pathParts(path).directories, (names) => this.#folder.linkAt(names));
      if (why !== null) throw new Refused(why);
      const { directory, name } = this.#placeOf(path);
      const { beside, flush } = this.#newName(directory, name);
      const to = directory.at(beside);
      symlinkSync(Buffer.from(facts.link), to);
      this.#note(path, setLinkAttributes(to, facts, this.#owners));
      this.#keep(lstatSync(to, { bigint: true }));
      flush();
    });
  }

  async special(_path: Uint8Array, { kind }: VersionFacts): Promise<void> {
    throw new Refused(safe`It is a ${safeText(kind.replace('-', ' '))}, and these are not made.`);
  }

  async finish(): Promise<void> {
    try {
      // Children before their parents, whose modes may forbid to go there.
      for (let last = this.#unfinished.pop(); last !== undefined; last = this.#unfinished.pop()) this.#finish(last);
    } finally {
      this.#unfinished.length = 0;
      this.#folder.close();
      this.#others.close();
    }
  }

  /** What was written stays; directories get their attributes, so that they are not more open than they were. */
  async abandon(): Promise<void> {
    try {
      await this.finish();
    } catch {}
  }

  get #owners(): boolean {
    return this.#target.owners === true;
  }

  #finish({ path, identity, facts }: Unfinished): void {
    try {
      const { directories, name } = pathParts(path);
      const opened = this.#folder.open([...directories, name], null);
      const isSame = opened.identity.ino === identity.ino && opened.identity.dev === identity.dev;
      if (isSame) this.#note(path, setAttributes(opened.self(), facts, this.#owners));
      else this.#note(path, safe`The directory was replaced meanwhile.`);
    } catch (error) {
      const told = targetError(error, this.#target.path);
      if (!(told instanceof Refused)) throw told;
      this.#note(path, told.reason);
    }
  }

  #placeOf(path: Uint8Array): { readonly directory: OpenDirectory; readonly name: Uint8Array } {
    return this.#writing(() => {
      const { directories, name } = pathParts(path);
      return { directory: this.#folder.open(directories, 0o777), name };
    });
  }

  /** The name to write under, and what gives it the right one: where files may be replaced, that is done when all of it is there. */
  #newName(directory: OpenDirectory, name: Uint8Array): { readonly beside: Uint8Array; readonly flush: () => void } {
    if (this.#target.overwrite !== true) return { beside: name, flush: () => undefined };
    this.#writing(() => {
      const there = lstatSync(directory.at(name), { bigint: true, throwIfNoEntry: false });
      if (there?.isDirectory()) throw new Refused(safe`A directory is there already.`);
      if (there !== undefined && this.#own.has(identityOf(there))) {
        throw new Refused(safe`Another name of the image, just written, is the same for this filesystem.`);
      }
    });
    const beside = Buffer.from(`.unearth-${process.pid}.tmp`);
    const flush = () => {
      try {
        renameSync(directory.at(beside), directory.at(name));
      } catch (error) {
        unlinkSync(directory.at(beside));
        throw error;
      }
    };
    return { beside, flush };
  }

  #keep(stats: BigIntStats): void {
    if (this.#target.overwrite === true) this.#own.add(identityOf(stats));
  }

  #note(path: Uint8Array, reason: SafeText | null): void {
    if (reason !== null) this.#tell({ path, reason, unreadable: false });
  }

  #writing<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw targetError(error, this.#target.path);
    }
  }
}

/** Takes a file away that was begun, if it is still the one at that name. */
function remove(directory: OpenDirectory, name: Uint8Array, descriptor: number): void {
  try {
    const path = directory.at(name);
    if (identityOf(lstatSync(path, { bigint: true })) === identityOf(fstatSync(descriptor, { bigint: true }))) {
      unlinkSync(path);
    }
  } catch {}
}

function identityOf({ dev, ino }: BigIntStats): string {
  return `${dev}:${ino}`;
}
