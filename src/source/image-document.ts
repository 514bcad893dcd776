import { formatAmount } from '../limits/amount.js';
import type { LimitName } from '../limits/limit-table.js';
import { limitInWords, raiseInWords } from '../limits/limit-words.js';
import type { Check } from '../oci/check.js';
import type { Descriptor } from '../oci/descriptor.js';
import { shortDigest } from '../oci/digest.js';
import { type DocumentClaims, documentChecks } from '../oci/document-checks.js';
import { documentProblem } from '../oci/document-problem.js';
import { configFields, type GoFields, manifestFields } from '../oci/go-fields.js';
import { jsonAmbiguities } from '../oci/json-ambiguities.js';
import { type JsonPlace, parseJson } from '../oci/json-shape.js';
import { shortened } from '../oci/shortened.js';
import { ImageError } from '../problem/errors.js';
import type { Problem } from '../problem/problem.js';
import type { BlobStore } from './blob-store.js';
import { underChecks } from './damaged-document.js';
import type { FileStore, StoredFile } from './file-store.js';
import { locate } from './locate.js';

/** A JSON document of an image, read whole. */
export type ImageDocument = {
  readonly place: JsonPlace;
  readonly bytes: Uint8Array;
  /** It against what is said of it; nothing where nothing was asked. */
  readonly checks: readonly Check[];
  /** Where it can be read in more than one way. */
  readonly problems: readonly Problem[];
};

/** Which limit counts for the size of a document. */
export type DocumentLimit = Extract<LimitName, 'documentSize' | 'configSize'>;

/**
 * Reads the document in a file of the store, and holds it against `claims`. What Go reads otherwise than we do is looked for where `fields` tells
 * how.
 */
export async function readDocument(
  store: FileStore,
  file: StoredFile,
  name: string,
  limit: DocumentLimit,
  fields?: GoFields,
  claims: DocumentClaims | null = null,
): Promise<ImageDocument> {
  const label = `${shortened(name)} in ${store.path}`;
  const { size } = file.blob;
  const { limits } = store;
  if (size > limits[limit]) {
    throw new ImageError(
      `${label} has ${formatAmount(size, 'bytes')}: ${limitInWords(limits, limit)}.`,
      raiseInWords(limits, limit),
    );
  }
  if (size < file.recordedSize) {
    throw new ImageError(
      `${label} is incomplete: the archive ${store.damage}.`,
      'Copy it again, or save the image again.',
    );
  }
  const bytes = await file.blob.read(0, size);
  const checks = claims === null ? [] : await documentChecks(bytes, claims);
  const place = underChecks(checks, () => parseJson(bytes, label, limits));
  const odd = fields === undefined ? [] : jsonAmbiguities(bytes, fields);
  const problems = odd.map((what) => documentProblem('json-ambiguous', `${label}: ${what}.`));
  return { place, bytes, checks, problems };
}

const kinds = {
  manifest: { limit: 'documentSize', fields: manifestFields },
  index: { limit: 'documentSize', fields: manifestFields },
  config: { limit: 'configSize', fields: configFields },
} as const;

export type DocumentKind = keyof typeof kinds;

/** Reads the document that a descriptor points to, and checks it; undefined when it is not in the store. */
export async function readDescribed(
  store: BlobStore,
  descriptor: Descriptor,
  kind: DocumentKind,
): Promise<ImageDocument | undefined> {
  const file = locate(store, descriptor);
  if (file === undefined) return undefined;
  const { digest, size } = descriptor;
  const { limit, fields } = kinds[kind];
  const claims = { what: kind, blob: digest, digest, size, says: 'descriptor' } as const;
  return await readDocument(store, file, `${kind} ${shortDigest(digest)}`, limit, fields, claims);
}
