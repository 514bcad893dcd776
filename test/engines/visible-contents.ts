import { sniffBytes, sniffCompression } from '../../src/inflate/compression.js';
import { inspectWhole } from '../../src/inspect/inspect.js';
import { digestOf, kindOf } from '../../src/layer/changeset.js';
import { parseXattrs } from '../../src/layer/changeset-builder.js';
import { contentDigest } from '../../src/layer/content-digests.js';
import { hashContents } from '../../src/layer/hash-contents.js';
import { indexLayer } from '../../src/layer/index-layer.js';
import { hostPlatform, parsePlatform } from '../../src/oci/platform.js';
import { rootNode } from '../../src/path/path-tree.js';
import { chooseImage, takeOne } from '../../src/source/choose-image.js';
import type { Image } from '../../src/source/image.js';
import { openSource } from '../../src/source/open-source.js';
import { rootfs } from '../../src/tree/rootfs.js';
import type { Stack } from '../../src/tree/stack.js';
import { absent, type VersionId } from '../../src/tree/version.js';

/** What `ls --json` does not say of a path. */
export type VisibleContent = {
  /** Of a file with content: the first 16 bytes of its SHA-256 in hex, as the changeset keeps it; holes are zeros. */
  digest?: string;
  /** Bytes of content in the layer, which the totals of a report count. */
  storedSize?: number;
  /** Value in base64 by name. */
  xattrs: Record<string, string>;
  /** `major,minor` */
  device?: string;
};

/** Reads the visible filesystem of an image with the library: contents are hashed where its versions say that they are. */
export async function visibleContents(
  place: string,
  { image: reference, platform }: { image?: string; platform?: string },
): Promise<Map<string, VisibleContent>> {
  const asked = {
    image: reference,
    platform: platform === undefined ? undefined : parsePlatform(platform),
    host: hostPlatform(),
  };
  const source = await openSource(place);
  try {
    const image = await takeOne(chooseImage(source, asked), source).open();
    const { stack } = await inspectWhole(image, {
      pool: { width: 1, read: (blob, onProgress, claims) => indexLayer(blob, onProgress, claims) },
    });
    const versions = rootfs(stack, stack.layers.length - 1);
    const visible = [...versions.keys()].filter((node) => node !== rootNode && versions[node] !== absent);
    await readContents(
      image,
      stack,
      visible.map((node) => versions[node]!),
    );
    const keyOf = (node: number) => Buffer.from(stack.tree.path(node)).toString('latin1');
    return new Map(visible.map((node) => [keyOf(node), contentOf(stack, versions[node]!)]));
  } finally {
    source.close();
  }
}

/** Hashes the contents of plain layers; in others all were hashed when they passed by. */
async function readContents(image: Image, stack: Stack, versions: readonly VersionId[]): Promise<void> {
  const rows = stack.layers.map(() => new Set<number>());
  for (const version of versions) {
    if (version < 0 || stack.kind(version) !== kindOf.file) continue;
    const { layer, row } = stack.locate(stack.inode(version));
    rows[layer]!.add(row);
  }
  for (const [layer, wanted] of rows.entries()) {
    const { blob } = image.layers[layer]!;
    if (blob === null || sniffCompression(await blob.read(0, sniffBytes)) !== 'none') continue;
    const inOrder = [...wanted].sort((a, b) => a - b);
    await hashContents(blob, stack.layers[layer]!.changeset, inOrder);
  }
}

function contentOf(stack: Stack, version: VersionId): VisibleContent {
  const facts = stack.facts(version);
  if (facts === null) return { xattrs: {} };
  const { row, changeset } = stack.locate(stack.inode(version));
  const xattrs = [...parseXattrs(facts.xattrs)].map(([name, value]) => [name, Buffer.from(value).toString('base64')]);
  const content: VisibleContent = { xattrs: Object.fromEntries(xattrs) };
  if (facts.device !== null) content.device = facts.device.join();
  if (facts.kind !== 'file' || facts.size === 0) return content;
  content.storedSize = facts.storedSize;
  const known = contentDigest(changeset, row);
  content.digest = known?.kind === digestOf.content ? known.hex : 'not hashed';
  return content;
}
