import type { LimitName } from '../limits/limit-table.js';
import { limitInWords, raiseInWords } from '../limits/limit-words.js';
import { documentProblem } from '../oci/document-problem.js';
import { v1ImageFields } from '../oci/go-fields.js';
import { type V1Id, type V1Image, v1ImageAt } from '../oci/v1-image.js';
import { ImageError } from '../problem/errors.js';
import type { Problem } from '../problem/problem.js';
import type { FileStore } from './file-store.js';
import { readDocument } from './image-document.js';

/** An image with those that it builds on. */
export type V1Chain = {
  /** From the base up; the image itself last. */
  readonly images: readonly { readonly id: V1Id; readonly image: V1Image }[];
  /** Why the first one may not be the base. */
  readonly problems: readonly Problem[];
};

/** Images that all chains of a store may have together, for each that it may have: a small archive can name many that share a long one. */
const stepsAnImage = 24;

/** Reads the images of docker's first form, each once: they share those that they build on. */
export class V1ImageReader {
  private readonly store: FileStore;
  private readonly known = new Map<V1Id, V1Image | ImageError | null>();
  private bytes = 0;
  private steps = 0;

  constructor(store: FileStore) {
    this.store = store;
  }

  /** The image of that id; null where it is not here, an error where it is but cannot be read. */
  async read(id: V1Id): Promise<V1Image | ImageError | null> {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const image = await this.imageOf(id);
    this.known.set(id, image);
    if (this.bytes > this.store.limits.documentsSize) throw this.tooMuch('are too large together', 'documentsSize');
    return image;
  }

  private tooMuch(what: string, name: LimitName): ImageError {
    const { limits, path } = this.store;
    return new ImageError(`The images in ${path} ${what}: ${limitInWords(limits, name)}.`, raiseInWords(limits, name));
  }

  /** The image and those that it builds on, as far as they are here. */
  async chain(top: V1Id): Promise<V1Chain> {
    const images: { id: V1Id; image: V1Image }[] = [];
    const problems: Problem[] = [];
    const seen = new Set<V1Id>();
    for (let id: V1Id | null = top; id !== null; ) {
      if (seen.has(id)) {
        problems.push(documentProblem('parent-loop', `The image ${short(id)} builds on itself, in a loop.`));
        break;
      }
      const image: V1Image | ImageError | null = await this.read(id);
      if (image === null || image instanceof ImageError) {
        const why = image === null ? `is not in ${this.store.path}.` : `cannot be read: ${image.message}`;
        problems.push(documentProblem('parent-missing', `The image ${short(id)}, which the others build on, ${why}`));
        break;
      }
      seen.add(id);
      images.unshift({ id, image });
      if (images.length > this.store.limits.layers) throw this.tooMuch('build on too many others', 'layers');
      this.steps += 1;
      if (this.steps > stepsAnImage * this.store.limits.manifests) {
        throw this.tooMuch('build on each other too often', 'manifests');
      }
      id = image.parent;
    }
    return { images, problems };
  }

  private async imageOf(id: V1Id): Promise<V1Image | ImageError | null> {
    const name = `${id}/json`;
    const file = this.store.get(name);
    if (file === undefined) return null;
    try {
      const document = await readDocument(this.store, file, name, 'configSize', v1ImageFields);
      this.bytes += document.bytes.length;
      const image = v1ImageAt(document.place);
      return { ...image, config: { ...image.config, problems: [...document.problems, ...image.config.problems] } };
    } catch (error) {
      if (error instanceof ImageError) return error;
      throw error;
    }
  }
}

/** As docker shows them. */
function short(id: V1Id): string {
  return id.slice(0, 12);
}
