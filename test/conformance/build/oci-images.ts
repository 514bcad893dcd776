import { bytesOf, type Content } from '../../source/file-content.js';
import { type Described, Layout, nameOf, types } from '../../source/image-files.js';
import type { BuiltImage } from '../case.js';
import { archiveOf, configFor, directoryOf } from './images.js';

/** What an image in a layout has beyond its layers. */
export type OciOptions = {
  /** The layers as they are stored, if compressed. */
  readonly stored?: readonly Uint8Array[];
  /** Media types of the layers; plain tars unless given. */
  readonly layerTypes?: readonly (string | undefined)[];
  /** More fields of the config. */
  readonly config?: object;
  readonly configType?: string;
  /** More fields of the manifest. */
  readonly manifest?: object;
};

/** Puts an image of these layers into a layout, and gives the descriptor of its manifest. */
export function putImage(layout: Layout, tars: readonly Uint8Array[], options: OciOptions = {}): Described {
  const { stored = tars, layerTypes = [], config = {}, configType = types.config, manifest = {} } = options;
  const layers = stored.map((bytes, layer) =>
    layout.blob(bytes, layer in layerTypes ? layerTypes[layer] : types.layer),
  );
  return layout.manifest(layout.blob(configFor(tars, config), configType), layers, manifest);
}

/** A layout, as a directory, of one image without a name. */
export function ociImage(tars: readonly Uint8Array[], options: OciOptions = {}): BuiltImage {
  const layout = new Layout();
  return layoutOf(layout, putImage(layout, tars, options));
}

/** A layout as a directory, with these entries in its index, and of its blobs those that they lead to. */
export function layoutOf(layout: Layout, ...manifests: readonly Described[]): BuiltImage {
  return directoryOf(reachable(layout, manifests));
}

/** The same as an archive. */
export function layoutArchiveOf(layout: Layout, ...manifests: readonly Described[]): BuiltImage {
  return archiveOf(reachable(layout, manifests));
}

function reachable(layout: Layout, manifests: readonly Described[]): Record<string, Content> {
  const { 'oci-layout': mark, 'index.json': index, ...blobs } = layout.listing(...manifests);
  const files: Record<string, Content> = { 'oci-layout': mark!, 'index.json': index! };
  const rest = [...manifests];
  for (let described = rest.pop(); described !== undefined; described = rest.pop()) {
    const blob = blobs[nameOf(described)];
    if (blob === undefined || nameOf(described) in files) continue;
    files[nameOf(described)] = blob;
    if (described.mediaType?.endsWith('json') !== false) rest.push(...descriptorsIn(bytesOf(blob)));
  }
  return files;
}

/** What a document points to; nothing where it is none. */
function descriptorsIn(document: Uint8Array): Described[] {
  try {
    const { config, layers = [], manifests = [] } = JSON.parse(Buffer.from(document).toString());
    return [config, ...layers, ...manifests].filter((described) => typeof described?.digest === 'string');
  } catch {
    return [];
  }
}
