import { createHash } from 'node:crypto';
import type { Inspection } from '../../src/inspect/inspection.js';
import { type Changeset, digestOf, digestWords, kindOf } from '../../src/layer/changeset.js';
import { contentDigest } from '../../src/layer/content-digests.js';
import { hashContents } from '../../src/layer/hash-contents.js';

/** Rows that carry bytes: AUFS keeps what hard links share in control data. */
const withContent: ReadonlySet<number> = new Set([kindOf.file, kindOf.control]);

/** Digests of all contents: those of plain layers are read only when somebody asks. */
export async function hashContentsOf({ image, stack, layers }: Inspection): Promise<void> {
  for (const [index, { changeset }] of stack.layers.entries()) {
    const { blob } = image.layers[index]!;
    if (blob === null || layers[index]!.reading?.compression !== 'none') continue;
    const files = [...changeset.kind.keys()].filter((row) => withContent.has(changeset.kind[row]!));
    await hashContents(blob, changeset, files);
  }
}

/** As much of the SHA-256 of a content as a changeset keeps, in hex; undefined where it is not known. */
export function digestIn(changeset: Changeset, row: number): string | undefined {
  if (changeset.size[row] === 0) return shortened(createHash('sha256').digest('hex'));
  const known = contentDigest(changeset, row);
  return known?.kind === digestOf.content ? known.hex : undefined;
}

/** The part of a SHA-256 in hex that a changeset keeps. */
export const shortened = (sha256: string): string => sha256.slice(0, digestWords * 8);
