import { sha256Of } from '../../src/oci/digest.js';
import { bytesOf, type Content } from './file-content.js';

export const types = {
  config: 'application/vnd.oci.image.config.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  index: 'application/vnd.oci.image.index.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar',
  gzip: 'application/vnd.oci.image.layer.v1.tar+gzip',
  inToto: 'application/vnd.in-toto+json',
} as const;

/** A descriptor as it is written. */
export type Described = {
  mediaType?: string | undefined;
  digest: string;
  size: number;
  [more: string]: unknown;
};

/** The config of an image whose layers have these contents, one step of the history for each. */
export function configOf(layers: readonly string[], more: object = {}): object {
  return {
    architecture: 'amd64',
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: layers.map((layer) => sha256Of(Buffer.from(layer))) },
    history: layers.map((layer) => ({ created_by: `made ${layer}` })),
    ...more,
  };
}

/** The files of a `docker save` archive in its old form, `<id>/layer.tar`, of one image. */
export function dockerSave(
  layers: readonly string[],
  tags: readonly string[] = ['bloat:latest'],
): Record<string, Content> {
  const files: Record<string, Content> = {};
  layers.forEach((layer, index) => {
    files[`layer${index}/VERSION`] = '1.0';
    files[`layer${index}/layer.tar`] = layer;
  });
  files['config.json'] = configOf(layers);
  const names = layers.map((_, index) => `layer${index}/layer.tar`);
  files['manifest.json'] = [{ Config: 'config.json', RepoTags: tags, Layers: names }];
  return files;
}

/** The files of an image layout, put together blob by blob. */
export class Layout {
  readonly files: Record<string, Content> = { 'oci-layout': { imageLayoutVersion: '1.0.0' } };

  /** Puts a blob in and gives its descriptor. */
  blob(content: Content, mediaType?: string, more: object = {}): Described {
    const bytes = bytesOf(content);
    const digest = sha256Of(bytes);
    this.files[nameOf({ digest })] = bytes;
    return { ...(mediaType === undefined ? {} : { mediaType }), digest, size: bytes.length, ...more };
  }

  manifest(config: Described, layers: readonly Described[], more: object = {}): Described {
    const manifest = { schemaVersion: 2, mediaType: types.manifest, config, layers, ...more };
    return this.blob(manifest, types.manifest);
  }

  /** An image whose layers have these contents. */
  image(layers: readonly string[], config: object = {}): Described {
    const blobs = layers.map((layer) => this.blob(layer, types.layer));
    return this.manifest(this.blob(configOf(layers, config), types.config), blobs);
  }

  index(manifests: readonly object[], more: object = {}): Described {
    return this.blob({ schemaVersion: 2, mediaType: types.index, manifests, ...more }, types.index);
  }

  /** All files, with these entries in `index.json`. */
  listing(...manifests: readonly object[]): Record<string, Content> {
    return { ...this.files, 'index.json': { schemaVersion: 2, manifests } };
  }
}

/** The name of a blob in a layout. */
export function nameOf({ digest }: { digest: string }): string {
  return `blobs/${digest.replace(':', '/')}`;
}

/** A descriptor with the name that skopeo and podman give an image in a layout. */
export function named(descriptor: Described, name: string): Described {
  return { ...descriptor, annotations: { 'org.opencontainers.image.ref.name': name } };
}

/** A descriptor with the platform that an index gives it: `linux/arm/v7`. */
export function forPlatform(descriptor: Described, platform: string): Described {
  const [os, architecture, variant] = platform.split('/');
  return { ...descriptor, platform: { os, architecture, ...(variant === undefined ? {} : { variant }) } };
}
