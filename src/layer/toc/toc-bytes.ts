import { gunzipSync } from 'node:zlib';
import type { Blob } from '../../blob/blob.js';
import { memoryBlob } from '../../blob/memory-blob.js';
import { inflates } from '../../inflate/inflates.js';
import { limitInWords } from '../../limits/limit-words.js';
import type { Limits } from '../../limits/limits.js';
import type { Annotations } from '../../oci/descriptor.js';
import { sha256Of } from '../../oci/digest.js';
import { hasMoreValues } from '../../oci/json-values.js';
import { scanTar } from '../../tar/scan-tar.js';
import { compressedDigestAnnotations, jsonDigestAnnotation } from './toc-annotations.js';
import type { TocPlace } from './toc-places.js';
import { UnreadableToc } from './unreadable-toc.js';

/** Most values in the JSON of a table: 200 000 entries have two to three millions. `[[],[],…]` takes sixty times its bytes. */
const mostValues = 4_000_000;

/** The JSON of a table of contents, and where it is not what annotations say of it. */
export type TocBytes = { readonly json: Uint8Array; readonly departures: readonly string[] };

/** What a table is called in the tar of eStargz. */
export const stargzTocName = 'stargz.index.json';

/** Reads a table of contents and holds it against the digests that annotations say. */
export async function tocBytes(
  blob: Blob,
  { form, offset, length }: TocPlace,
  annotations: Annotations,
  limits: Limits,
): Promise<TocBytes> {
  if (length > limits.tocSize) throw tooLarge(limits);
  const compressed = await blob.read(offset, length);
  const json = form === 'eStargz' ? jsonOfMember(compressed, limits) : await unzstd(compressed, limits);
  if (hasMoreValues(json, mostValues)) {
    throw new UnreadableToc(`it has more than ${mostValues} values, which are not read`);
  }
  const departures: string[] = [];
  const hold = (name: string, bytes: Uint8Array) => {
    const promised = annotations.get(name);
    if (promised === undefined || promised === sha256Of(bytes)) return;
    departures.push(
      `The table of contents has the digest ${sha256Of(bytes)}; the annotation ${name} says ${promised}.`,
    );
  };
  hold(jsonDigestAnnotation, json);
  if (form === 'zstd:chunked') for (const name of compressedDigestAnnotations) hold(name, compressed);
  return { json, departures };
}

/** The table of eStargz is a gzip member of its own, with one file of a tar in it. */
function jsonOfMember(member: Uint8Array, limits: Limits): Uint8Array {
  let tar: Buffer;
  try {
    tar = gunzipSync(member, { maxOutputLength: limits.tocSize });
  } catch (error) {
    throw new UnreadableToc(`it cannot be inflated (${error instanceof Error ? error.message : String(error)})`);
  }
  let json: Uint8Array | null = null;
  const scan = scanTar({
    entry: ({ type, name, offset, size }) => {
      if (json === null && type === 'file' && Buffer.from(name).toString() === stargzTocName) {
        json = tar.subarray(offset, offset + size);
      }
    },
    problem: () => {},
  });
  for (let step = scan.next(); step.done !== true; ) {
    const { offset, length } = step.value;
    step = scan.next(tar.subarray(offset, offset + length));
  }
  if (json === null) throw new UnreadableToc(`there is no ${stargzTocName} where the footer points`);
  return json;
}

async function unzstd(compressed: Uint8Array, limits: Limits): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const onOutput = (chunk: Uint8Array) => {
    bytes += chunk.length;
    if (bytes > limits.tocSize) throw tooLarge(limits);
    chunks.push(new Uint8Array(chunk));
  };
  try {
    await inflates.zstd(memoryBlob(compressed), onOutput, () => {}, limits);
  } catch (error) {
    throw new UnreadableToc(`it cannot be inflated (${error instanceof Error ? error.message : String(error)})`);
  }
  return Buffer.concat(chunks);
}

function tooLarge(limits: Limits): UnreadableToc {
  return new UnreadableToc(`it is too large: ${limitInWords(limits, 'tocSize')}`);
}
