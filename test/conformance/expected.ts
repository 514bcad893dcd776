import { createHash } from 'node:crypto';
import { bytes } from '../tar/tar-blocks.js';
import type { ExpectedPath } from './case.js';

type More = Omit<ExpectedPath, 'type'>;

/** A file of this content: text, one byte a character. */
export function file(content: string | Uint8Array, more: More = {}): ExpectedPath {
  const raw = bytes(content);
  return { type: 'file', size: raw.length, sha256: createHash('sha256').update(raw).digest('hex'), ...more };
}

export const directory = (more: More = {}): ExpectedPath => ({ type: 'directory', ...more });
export const symlink = (link: string, more: More = {}): ExpectedPath => ({ type: 'symlink', link, ...more });
export const fifo = (more: More = {}): ExpectedPath => ({ type: 'fifo', ...more });
export const device = (major: number, minor: number, more: More = {}): ExpectedPath => ({
  type: 'character-device',
  device: [major, minor],
  ...more,
});

/** Bytes in base64, as JSON carries those that are no text. */
export const base64 = (raw: string | Uint8Array): string => Buffer.from(bytes(raw)).toString('base64');
