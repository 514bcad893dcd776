import { limitInWords, raiseInWords } from '../limits/limit-words.js';
import type { Descriptor } from '../oci/descriptor.js';
import type { Digest } from '../oci/digest.js';
import { type ImageIndex, isBesideImages } from '../oci/image-index.js';
import { ImageError } from '../problem/errors.js';
import type { Problem } from '../problem/problem.js';
import type { BlobStore } from './blob-store.js';
import { namesIn } from './index-names.js';
import { type DocumentFindings, type ImageContent, ManifestReader, type OtherContent } from './manifest-reader.js';

/**
 * What an index lists, itself or through further indexes, with all names that lead to it. `checks` and `problems` are those of
 * all documents on the way to it, and its own.
 */
export type ListedManifest = DocumentFindings & {
  readonly descriptor: Descriptor;
  readonly names: readonly string[];
  readonly content: ImageContent | OtherContent;
};

const other: OtherContent = { state: 'other' };

/**
 * All that is below an index, in its order, but indexes themselves. What is neither manifest nor index is no error
 * (image-index.md). `topProblems` are those of the document that `top` was read from.
 */
export async function walkIndex(
  store: BlobStore,
  top: ImageIndex,
  topProblems: readonly Problem[],
): Promise<readonly ListedManifest[]> {
  const listed = new Map<Digest, ListedManifest>();
  const manifests = new ManifestReader(store);
  const { limits, path } = store;
  let entries = 0;

  const visit = async (
    index: ImageIndex,
    inherited: readonly string[],
    above: readonly Digest[],
    findings: DocumentFindings,
  ): Promise<void> => {
    if (above.length > limits.indexDepth) {
      throw new ImageError(
        `The indexes in ${path} are nested too deeply: ${limitInWords(limits, 'indexDepth')}.`,
        raiseInWords(limits, 'indexDepth'),
      );
    }
    for (const descriptor of index.manifests) {
      if (++entries > limits.manifests) {
        throw new ImageError(
          `The indexes in ${path} have too many entries: ${limitInWords(limits, 'manifests')}.`,
          raiseInWords(limits, 'manifests'),
        );
      }
      // An index that contains itself can only be made with a wrong digest; it has nothing new to say.
      if (above.includes(descriptor.digest)) continue;

      const own = namesIn(descriptor.annotations);
      const names = own.length > 0 ? own : inherited;
      const content = await manifests.read(descriptor);
      const all = {
        checks: [...findings.checks, ...content.checks],
        problems: [...findings.problems, ...content.problems],
      };
      if (content.state !== 'index') list(listed, { descriptor, names, content, ...all });
      // An index of attestations would have no more to tell than that it is one.
      else if (isBesideImages(descriptor)) list(listed, { descriptor, names, content: other, ...all });
      else await visit(content.index, names, [...above, descriptor.digest], all);
    }
  };
  await visit(top, [], [], { checks: [], problems: topProblems });
  return [...listed.values()];
}

/** The same manifest under many names is listed once. */
function list(listed: Map<Digest, ListedManifest>, entry: ListedManifest): void {
  const { digest, platform } = entry.descriptor;
  const known = listed.get(digest);
  listed.set(digest, {
    ...entry,
    descriptor: { ...entry.descriptor, platform: known?.descriptor.platform ?? platform },
    names: [...new Set([...(known?.names ?? []), ...entry.names])],
  });
}
