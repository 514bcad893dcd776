import { type Digest, sha256Of } from '../oci/digest.js';
import { imageConfigAt } from '../oci/image-config.js';
import type { Platform } from '../oci/platform.js';
import { ImageError } from '../problem/errors.js';
import type { FileStore, StoredFile } from './file-store.js';
import { readDocument } from './image-document.js';

/** What a list of images has to know of a config. */
export type ConfigFacts = {
  /** What its bytes have for a digest, whatever name it goes by: docker's image id. */
  readonly imageId: Digest;
  /** null where it does not say. */
  readonly platform: Platform | null;
};

/**
 * Reads what a list needs of configs and forgets the rest. Each is read once, however many names lead to it: a small
 * archive can name one large config thousands of times.
 */
export class ConfigFactsReader {
  private readonly store: FileStore;
  private readonly known = new Map<string, ConfigFacts | null>();

  constructor(store: FileStore) {
    this.store = store;
  }

  /** The facts; null when the config cannot be read, which is told when the image is opened. */
  async of(file: StoredFile): Promise<ConfigFacts | null> {
    const { slice } = file.blob;
    const place = slice === undefined ? null : `${slice.offset} ${slice.path}`;
    const known = place === null ? undefined : this.known.get(place);
    if (known !== undefined) return known;
    const facts = await this.read(file);
    if (place !== null) this.known.set(place, facts);
    return facts;
  }

  private async read(file: StoredFile): Promise<ConfigFacts | null> {
    try {
      const { place, bytes } = await readDocument(this.store, file, 'config', 'configSize');
      return { imageId: sha256Of(bytes), platform: imageConfigAt(place).platform };
    } catch (error) {
      if (error instanceof ImageError) return null;
      throw error;
    }
  }
}
