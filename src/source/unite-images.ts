import type { Artifact } from './artifact.js';
import type { FoundContent, FoundImage } from './found-image.js';

/** All that a store of several shapes holds, each thing once. */
export function uniteContent(first: FoundContent, second: FoundContent): FoundContent {
  const artifacts = new Map<string, Artifact>();
  for (const artifact of [...first.artifacts, ...second.artifacts]) {
    if (!artifacts.has(artifact.digest)) artifacts.set(artifact.digest, artifact);
  }
  return { images: uniteImages(first.images, second.images), artifacts: [...artifacts.values()] };
}

/**
 * The images of a store that is of several shapes at once: since docker 25 `docker save` writes an image layout and
 * `manifest.json` into one archive. Either can list an image that the other lacks (moby `tarexport/save.go`, containerd
 * `exporter.go`), so both are read. An image that both list, told by its config, is one; that holds for a config with a
 * wrong digest too.
 */
function uniteImages(first: readonly FoundImage[], second: readonly FoundImage[]): readonly FoundImage[] {
  const united = [...first];
  for (const image of second) {
    const at = united.findIndex((known) => haveOneConfig(known, image));
    if (at < 0) united.push(image);
    else united[at] = uniteImage(united[at]!, image);
  }
  return united;
}

function haveOneConfig(a: FoundImage, b: FoundImage): boolean {
  const [left, right] = [a.config?.blob.slice, b.config?.blob.slice];
  if (a.imageId !== null && a.imageId === b.imageId) return true;
  return left !== undefined && left.path === right?.path && left.offset === right.offset;
}

function uniteImage(first: FoundImage, second: FoundImage): FoundImage {
  return {
    ...first,
    ...moreComplete(first, second),
    tags: [...new Set([...first.tags, ...second.tags])],
    platform: first.platform ?? second.platform,
    digest: first.digest ?? second.digest,
  };
}

function moreComplete(
  first: FoundImage,
  second: FoundImage,
): Pick<FoundImage, 'config' | 'available' | 'missingLayers' | 'parts'> {
  const isSecond = first.available === second.available ? second.missingLayers < first.missingLayers : second.available;
  const { config, available, missingLayers, parts } = isSecond ? second : first;
  return { config, available, missingLayers, parts };
}
