import {
  chmodSync,
  chownSync,
  fchmodSync,
  fchownSync,
  futimesSync,
  lchownSync,
  lutimesSync,
  utimesSync,
} from 'node:fs';
import { type SafeText, safe } from '../format/safe-text.js';
import type { VersionFacts } from '../tree/version.js';
import { inWords } from './target-error.js';

/** Permission bits, and those that are kept with owners only: a setuid program of an image is root's where root extracts it. */
const permissions = 0o777;
const allBits = 0o7777;

/** What of the attributes is written. */
type Attributes = Pick<VersionFacts, 'mode' | 'uid' | 'gid' | 'mtime'>;

/** Sets mode and time, and where that is asked for the owner, of an open file or a directory. Says what did not work. */
export function setAttributes(self: number | Buffer, attributes: Attributes, owners: boolean): SafeText | null {
  const { uid, gid, mtime } = attributes;
  const mode = attributes.mode & (owners ? allBits : permissions);
  const time = timeOf(mtime);
  const isOpen = typeof self === 'number';
  return firstFailure([
    // The owner first: changing it takes setuid bits away (chown(2)).
    [safe`owner`, () => owners && (isOpen ? fchownSync(self, uid, gid) : chownSync(self, uid, gid))],
    [safe`mode`, () => (isOpen ? fchmodSync(self, mode) : chmodSync(self, mode))],
    [safe`time`, () => (isOpen ? futimesSync(self, time, time) : utimesSync(self, time, time))],
  ]);
}

/** The same of a symlink, which has no mode. */
export function setLinkAttributes(path: Buffer, { uid, gid, mtime }: Attributes, owners: boolean): SafeText | null {
  const time = timeOf(mtime);
  return firstFailure([
    [safe`owner`, () => owners && lchownSync(path, uid, gid)],
    [safe`time`, () => lutimesSync(path, time, time)],
  ]);
}

/** All are tried; the first one that fails is told. */
function firstFailure(steps: readonly (readonly [SafeText, () => unknown])[]): SafeText | null {
  let failure: SafeText | null = null;
  for (const [what, set] of steps) {
    try {
      set();
    } catch (error) {
      failure ??= safe`It is there, but its ${what} could not be set: ${inWords(error)}.`;
    }
  }
  return failure;
}

/** Node takes a negative number for the present time, but not a date. */
function timeOf(mtime: number): number | Date {
  return mtime < 0 ? new Date(mtime * 1000) : mtime;
}
