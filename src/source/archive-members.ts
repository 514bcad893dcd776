import type { TarEntry } from '../tar/tar-entry.js';
import { normaliseName, parentOf } from './member-name.js';

/** A file in an archive: where its bytes lie. */
export type ArchiveFile = {
  readonly type: 'file';
  /** First byte of its content in the archive. */
  readonly offset: number;
  /** Bytes of content in the archive. */
  readonly size: number;
  /** True when it is stored with holes, so that its bytes are not simply there in a row. */
  readonly sparse: boolean;
};

/** A name that stands for another one. */
type ArchiveLink = { readonly type: 'link'; readonly target: string };

/** A directory, a device, a link that leads out: there by name, and nothing that can be read. */
type OtherMember = { readonly type: 'other' };

/** How many links are followed for one name, as in Linux (path_resolution(7)); a loop ends there. */
const mostLinks = 40;

/**
 * The files of an archive by name. docker wrote a layer that repeats as a symlink to its first copy, podman writes all
 * `layer.tar` so; a link may stand before or after its target, so links are followed only when a name is asked for.
 */
export class ArchiveMembers {
  private readonly members = new Map<string, ArchiveFile | ArchiveLink | OtherMember>();

  /** Of two entries with one name the last one counts, as when the archive is unpacked. */
  add(entry: TarEntry): void {
    const name = normaliseName(decode(entry.name));
    if (name === null) return;
    if (entry.type === 'file') {
      const { offset, storedSize: size, sparseMap } = entry;
      this.members.set(name, { type: 'file', offset, size, sparse: sparseMap !== null });
      return;
    }
    const target = targetOf(entry, name);
    this.members.set(name, target === null ? { type: 'other' } : { type: 'link', target });
  }

  find(name: string): ArchiveFile | undefined {
    let wanted = normaliseName(name);
    for (let links = 0; wanted !== null && links <= mostLinks; links++) {
      const member = this.members.get(wanted);
      if (member?.type === 'file') return member;
      if (member?.type === 'other') return undefined;
      wanted = member === undefined ? this.throughLinkedDirectory(wanted) : member.target;
    }
    return undefined;
  }

  names(): Iterable<string> {
    return this.members.keys();
  }

  /** The name with the first directory of it that is a link replaced by what it links to. */
  private throughLinkedDirectory(name: string): string | null {
    for (let slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
      const member = this.members.get(name.slice(0, slash));
      if (member?.type === 'link') return normaliseName(member.target + name.slice(slash));
    }
    return null;
  }
}

/** What a link names, from the top of the archive; null when the entry is no link, or one that leads out. */
function targetOf(entry: TarEntry, name: string): string | null {
  const target = decode(entry.linkName);
  if (entry.type === 'hardlink') return normaliseName(target);
  if (entry.type !== 'symlink') return null;
  return normaliseName(target.startsWith('/') ? target : `${parentOf(name)}/${target}`);
}

/** JSON documents can only ask for names that are UTF-8. */
function decode(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
