import { createHash } from 'node:crypto';
import { formatBytes } from '../../format/format-bytes.js';
import { decodeUtf8, type SafeText, safe } from '../../format/safe-text.js';
import type { Inspection } from '../../inspect/inspection.js';
import { UsageError } from '../../problem/errors.js';
import type { KeyFor } from '../keys/key-for.js';
import type { World } from '../world.js';
import { seen, type ToCopy } from './copy-what.js';

/** Bytes that are read at a time. */
const chunk = 1 << 20;

/** The text that is to be copied, with what there is to say of it. Rejects with a UsageError where the file is not what can be copied. */
export async function readToCopy(
  world: World,
  inspection: Inspection,
  what: ToCopy,
  key: KeyFor,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<{ readonly text: string; readonly remark: SafeText | null }> {
  if (what.kind === 'text') return { text: what.text, remark: what.remark };
  const opened = await world.openContent(inspection, what.version, signal, onProgress);
  const { size, isCutOff = false } = opened.kind;
  if (isCutOff) throw cutOff(safe`${formatBytes(size)} of it are here`, key);
  const hash = createHash('sha256');
  const pieces: Uint8Array[] = [];
  let read = 0;
  while (read < size) {
    signal.throwIfAborted();
    const bytes = await opened.bytes(read, Math.min(chunk, size - read));
    if (bytes.length === 0) {
      throw cutOff(safe`${formatBytes(read)} of ${formatBytes(size)} are here`, key);
    }
    read += bytes.length;
    if (what.kind === 'digest') hash.update(bytes);
    else pieces.push(bytes);
    onProgress(read / size);
  }
  if (what.kind === 'digest') return { text: `sha256:${hash.digest('hex')}`, remark: null };
  const text = decodeUtf8(Buffer.concat(pieces));
  if (text === null || text.includes('\0'))
    throw new UsageError('It is no text in UTF-8, so it was not copied:', `${key('save')} saves it.`);
  return { text, remark: seen(text) };
}

/** A part of a file is no copy of it, and its digest that of nothing. */
function cutOff(here: SafeText, key: KeyFor): UsageError {
  return new UsageError(`Its layer is cut off: ${here}, so nothing was copied.`, `${key('problems')} says more.`);
}
