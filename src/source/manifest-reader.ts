import { limitInWords, raiseInWords } from '../limits/limit-words.js';
import type { Limits } from '../limits/limits.js';
import type { Descriptor } from '../oci/descriptor.js';
import type { Digest } from '../oci/digest.js';
import { type ImageIndex, imageIndexAt } from '../oci/image-index.js';
import { type Manifest, manifestAt } from '../oci/manifest.js';
import { manifestKindOf } from '../oci/manifest-kind.js';
import { isIndexType, isManifestType } from '../oci/media-type.js';
import { ImageError } from '../problem/errors.js';
import type { BlobStore } from './blob-store.js';
import { DamagedDocument, isAsPromised, underChecks } from './damaged-document.js';
import { type ImageDocument, readDescribed } from './image-document.js';

/** What lies behind an entry of an index. */
export type IndexEntryContent = DocumentFindings &
  (ImageContent | { readonly state: 'index'; readonly index: ImageIndex } | OtherContent);

/** What was found out about a document: it against its descriptor, and what else is wrong with it. */
export type DocumentFindings = Pick<ImageDocument, 'checks' | 'problems'>;

const noFindings: DocumentFindings = { checks: [], problems: [] };

/** Neither a manifest nor an index, or an artifact that is not here. */
export type OtherContent = { readonly state: 'other' };

export type ImageContent = { readonly state: 'manifest'; readonly manifest: Manifest } | UnusableContent;

/** `missing`: the blob is not here. `broken`: it is here, but cannot be used. */
export type UnusableContent = { readonly state: 'missing' } | { readonly state: 'broken'; readonly error: ImageError };

/** Reads manifests and indexes, each once, however many entries point to it. */
export class ManifestReader {
  private readonly store: BlobStore;
  private readonly known = new Map<Digest, IndexEntryContent>();
  private bytes = 0;

  constructor(store: BlobStore) {
    this.store = store;
  }

  async read(descriptor: Descriptor): Promise<IndexEntryContent> {
    const known = this.known.get(descriptor.digest);
    if (known !== undefined) return known;
    const content = await this.contentOf(descriptor);
    this.known.set(descriptor.digest, content);
    const { limits, path } = this.store;
    if (this.bytes > limits.documentsSize) {
      throw new ImageError(
        `The manifests in ${path} are too large together: ${limitInWords(limits, 'documentsSize')}.`,
        raiseInWords(limits, 'documentsSize'),
      );
    }
    return content;
  }

  private async contentOf(descriptor: Descriptor): Promise<IndexEntryContent> {
    const { mediaType } = descriptor;
    const isTyped = isManifestType(mediaType) || isIndexType(mediaType);
    // "Unknown media types MUST NOT be an error" (image-index.md); where there is none at all, the content tells.
    if (mediaType !== null && !isTyped) return { state: 'other', ...noFindings };
    try {
      const document = await readDescribed(this.store, descriptor, isIndexType(mediaType) ? 'index' : 'manifest');
      if (document !== undefined) {
        this.bytes += document.bytes.length;
        return underChecks(document.checks, () => contentIn(document, descriptor, this.store.limits));
      }
      return { state: descriptor.artifactType === null ? 'missing' : 'other', ...noFindings };
    } catch (error) {
      // One bad manifest must not take the other images of the layout away: it is told when this one is opened.
      if (!(error instanceof ImageError)) throw error;
      const isBroken = isTyped || error instanceof DamagedDocument;
      return isBroken ? { state: 'broken', error, ...noFindings } : { state: 'other', ...noFindings };
    }
  }
}

function contentIn(
  { place, checks, problems }: ImageDocument,
  { mediaType }: Descriptor,
  limits: Limits,
): IndexEntryContent {
  const kind = manifestKindOf(place, mediaType);
  if (kind === 'index') return { state: 'index', index: imageIndexAt(place), checks, problems };
  if (kind === 'manifest') return { state: 'manifest', manifest: manifestAt(place, limits), checks, problems };
  if (mediaType === null && isAsPromised(checks)) return { state: 'other', checks, problems: [] };
  throw new ImageError(
    `${place.document} has neither layers nor manifests.`,
    'Write the image again, with `docker save` or `skopeo copy`.',
  );
}
