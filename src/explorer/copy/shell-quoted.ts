import { decodeUtf8, safeText } from '../../format/safe-text.js';

/**
 * A path to be pasted: as it is where all of it can be seen, else in the quotes that shells take back byte by byte (`$'...'`, POSIX 2024
 * 2.2.4; in octal, whose length is fixed). What is pasted into a shell is run at a line feed, and a terminal obeys what begins with Esc.
 */
export function shellQuoted(path: Uint8Array): { readonly text: string; readonly isQuoted: boolean } {
  const text = decodeUtf8(path);
  if (text !== null && safeText(text) === text) return { text, isQuoted: false };
  const parts = Array.from(path, (byte) => {
    if (byte === 0x27 || byte === 0x5c) return `\\${String.fromCharCode(byte)}`;
    return byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return { text: `$'${parts.join('')}'`, isQuoted: true };
}
