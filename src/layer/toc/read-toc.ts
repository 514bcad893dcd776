import type { Blob } from '../../blob/blob.js';
import { defaultLimits, type Limits } from '../../limits/limits.js';
import type { Annotations } from '../../oci/descriptor.js';
import { LimitReached } from '../../problem/limit-reached.js';
import type { LayerProblem } from '../../problem/problem.js';
import type { Changeset } from '../changeset.js';
import { compareToc } from './compare-toc.js';
import { tocBytes } from './toc-bytes.js';
import { tocChangeset } from './toc-changeset.js';
import { TocChunks } from './toc-chunks.js';
import { type TocEntry, tocEntries } from './toc-entries.js';
import { tocPlaces } from './toc-places.js';
import type { TocVerdict } from './toc-verdict.js';
import { UnreadableToc } from './unreadable-toc.js';

/** The table of contents of a layer, as it is known before the tar passes by. */
export type ReadToc = {
  /** To be shown the contents of the tar. */
  readonly chunks: TocChunks;
  /** Holds the table against the tar: what that comes to, and the problems. */
  check(tar: Changeset): { readonly verdict: TocVerdict; readonly problems: readonly LayerProblem[] };
};

/**
 * Reads the table of contents that eStargz and zstd:chunked have beside the tar; null where there is none, as in most layers.
 * stargz-snapshotter and containers/storage build the filesystem from the table alone, everything else builds it from the
 * tar: a layer whose two sides differ shows one content to a scanner and another to the container.
 */
export async function readToc(
  blob: Blob,
  compression: 'gzip' | 'zstd',
  annotations: Annotations,
  limits: Limits = defaultLimits,
): Promise<ReadToc | null> {
  try {
    const places = await tocPlaces(blob, compression, annotations);
    const [place, other] = places;
    if (place === undefined) return null;
    const departures: string[] = [];
    if (other !== undefined) {
      departures.push(
        `The ${place.says} says that the table of contents is at byte ${place.offset}, the ${other.says} at byte ${other.offset}: runtimes obey different ones.`,
      );
    }
    const table = await tocBytes(blob, place, annotations, limits);
    return readable(tocEntries(table.json), [...departures, ...table.departures], limits);
  } catch (error) {
    if (!(error instanceof UnreadableToc)) throw error;
    return unreadable(error.message);
  }
}

function readable(entries: readonly TocEntry[], departures: readonly string[], limits: Limits): ReadToc {
  const chunks = new TocChunks(entries);
  return {
    chunks,
    check: (tar) => {
      const problems = departures.map((message) => problem('toc-mismatch', message));
      try {
        problems.push(...compareToc(tar, tocChangeset(entries, limits), chunks, limits));
      } catch (error) {
        if (!(error instanceof LimitReached)) throw error;
        return unreadable(error.message.replace(/\.$/, '')).check(tar);
      }
      return { verdict: problems.length === 0 ? 'agrees' : 'differs', problems };
    },
  };
}

function unreadable(reason: string): ReadToc {
  const message = `The table of contents of the layer cannot be used: ${reason}.`;
  return {
    chunks: new TocChunks([]),
    check: () => ({ verdict: 'unreadable', problems: [problem('toc-unreadable', message)] }),
  };
}

function problem(code: LayerProblem['code'], message: string): LayerProblem {
  return { code, message, path: null, offset: null };
}
