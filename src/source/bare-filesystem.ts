import { basename } from 'node:path';
import { documentProblem } from '../oci/document-problem.js';
import { bareConfig } from '../oci/image-config.js';
import type { FileStore } from './file-store.js';
import type { FoundImage } from './found-image.js';
import type { ImageShape } from './image-shape.js';
import { topNames } from './top-names.js';

/**
 * A tar of files that no document speaks of: what `docker export` and `podman export` write, a filesystem of debootstrap,
 * a layer alone. It is opened as an image of one layer. The word is that of containers/image (`tarball/doc.go`).
 */
export const bareFilesystem: ImageShape = {
  title: 'tar of a filesystem',
  transport: { file: 'tarball', directory: 'tarball' },
  find: async (store) => (store.whole === null ? null : { images: [oneLayer(store, store.whole)], artifacts: [] }),
};

/** The same for a tar that nobody called so, and that has the looks of it. */
export const likelyBareFilesystem: ImageShape = {
  ...bareFilesystem,
  lastResort: true,
  find: async (store) => (looksLikeFilesystem(store) ? await bareFilesystem.find(store) : null),
};

function oneLayer(store: FileStore, whole: NonNullable<FileStore['whole']>): FoundImage {
  const message = `${store.path} has no manifest and no config: it is a tar of files, shown as the only layer of an image.`;
  return {
    tags: [],
    platform: null,
    digest: null,
    imageId: null,
    config: undefined,
    available: true,
    missingLayers: 0,
    parts: async () => ({
      imageId: null,
      config: bareConfig(1),
      layers: [
        {
          name: basename(store.path),
          digest: null,
          mediaType: null,
          declaredSize: null,
          urls: [],
          file: { blob: whole, recordedSize: whole.size },
        },
      ],
      checks: [],
      problems: [documentProblem('no-manifest', message)],
    }),
  };
}

/** Directories at the root of a Linux filesystem (FHS 3.0, chapter 3), and the two newer ones that every system has. */
const ofLinux: ReadonlySet<string> = new Set(
  'bin boot dev etc home lib lib32 lib64 media mnt opt proc root run sbin srv sys tmp usr var'.split(' '),
);
/** What the layers of a Windows image begin with (image-spec layer.md has none of it; hcsshim `ociwclayer` writes it). */
const ofWindows: ReadonlySet<string> = new Set(['Files', 'Hives', 'UtilityVM']);

/**
 * Whether files look like those of a system: several of its directories, nothing but such, or a whiteout, which only
 * layers have.
 */
export function looksLikeFilesystem(store: FileStore): boolean {
  const names = [...topNames(store)];
  const known = names.filter((name) => ofLinux.has(name) || ofWindows.has(name)).length;
  if (known >= 2 || (known > 0 && known === names.length)) return true;
  for (const name of store.names()) if (/(?:^|\/)\.wh\.[^/]/.test(name)) return true;
  return false;
}
