import { createHash } from 'node:crypto';
import type { Blob } from '../../src/blob/blob.js';
import { decodeName, isUtf8 } from '../../src/format/safe-text.js';
import { sniffBytes, sniffCompression } from '../../src/inflate/compression.js';
import { inflates } from '../../src/inflate/inflates.js';
import type { Inspection } from '../../src/inspect/inspection.js';
import { readImage } from '../../src/inspect/read-image.js';
import { entryFlags } from '../../src/layer/changeset.js';
import { parseXattrs } from '../../src/layer/changeset-builder.js';
import { formatPlatform, hostPlatform, parsePlatform } from '../../src/oci/platform.js';
import { type JsonReport, jsonReport } from '../../src/report/json-report.js';
import { openSource } from '../../src/source/open-source.js';
import { rootfs } from '../../src/tree/rootfs.js';
import { absent } from '../../src/tree/version.js';
import { walk } from '../../src/tree/walk.js';
import type { Case, ExpectedImage, ExpectedPath } from './case.js';

/** What unearth says of an image, in the words of an expectation. */
export type Said = {
  readonly report: JsonReport;
  readonly createdBy: readonly (string | null)[];
  /** `hardlinkTo` is the first path of the same content, by the bytes of the names; stated for every path with content. */
  readonly rootfs: ReadonlyMap<string, ExpectedPath>;
};

/** Reads an image as `inspectImage` does, on linux/amd64 unless the case says otherwise. */
export async function whatIsSaid(place: string, { image, platform }: NonNullable<Case['ask']> = {}): Promise<Said> {
  const asked = {
    image,
    platform: platform === undefined ? undefined : parsePlatform(platform),
    host: hostPlatform('x64'),
  };
  return readImage(place, asked, async (inspection) => ({
    report: jsonReport(inspection),
    createdBy: inspection.image.layers.map(({ history }) => history?.createdBy ?? null),
    rootfs: await visible(inspection),
  }));
}

/** The images that a place lists. */
export async function imagesIn(place: string): Promise<ExpectedImage[]> {
  const source = await openSource(place);
  try {
    return source.images.map(({ tags, platform, available }) => ({
      names: tags,
      platform: platform === null ? null : formatPlatform(platform),
      available,
    }));
  } finally {
    source.close();
  }
}

async function visible({ stack, image }: Inspection): Promise<Map<string, ExpectedPath>> {
  const { tree } = stack;
  const tars = await Promise.all(image.layers.map(({ blob }) => (blob === null ? null : tarOf(blob))));
  const versions = rootfs(stack, stack.layers.length - 1);
  const nodes = walk(tree, (node) => node < versions.length && versions[node] !== absent);
  const paths = new Map<string, ExpectedPath>();
  const firstName = new Map<number, string>();
  const rootFacts = stack.facts(versions[0] as number);
  if (rootFacts !== null) paths.set('.', { type: 'directory', mode: octal(rootFacts.mode) });
  for (const node of nodes) {
    const raw = tree.path(node);
    const path = decodeName(raw);
    const version = versions[node] as number;
    const facts = stack.facts(version);
    const bytes = isUtf8(raw) ? {} : { pathBytes: Buffer.from(raw).toString('base64') };
    if (facts === null) {
      paths.set(path, { type: 'directory', ...bytes });
      continue;
    }
    const inode = stack.inode(version);
    const { layer, changeset, row } = stack.locate(inode);
    const { kind, mode, uid, gid, mtime, size, storedSize } = facts;
    const hardlinkTo = firstName.get(inode) ?? path;
    firstName.set(inode, hardlinkTo);
    const start = changeset.offset[row] as number;
    const content = tars[layer]?.subarray(start, start + storedSize);
    const isSparse = (facts.flags & entryFlags.sparse) !== 0;
    const xattrs = [...parseXattrs(facts.xattrs)].map(([name, value]) => [name, Buffer.from(value).toString('base64')]);
    paths.set(path, {
      type: kind,
      ...bytes,
      ...{ mode: octal(mode), uid, gid, mtime, hardlinkTo },
      ...(kind === 'file' ? { size, storedSize } : {}),
      ...(kind === 'file' && content !== undefined && !isSparse ? { sha256: sha256(content) } : {}),
      ...(kind === 'symlink' ? { link: decodeName(facts.link) } : {}),
      ...(facts.device === null ? {} : { device: facts.device }),
      ...(xattrs.length === 0 ? {} : { xattrs: Object.fromEntries(xattrs) }),
    });
  }
  return paths;
}

/** A layer inflated, as far as that goes. */
async function tarOf(blob: Blob): Promise<Uint8Array> {
  const compression = sniffCompression(await blob.read(0, sniffBytes));
  if (compression === 'none') return new Uint8Array(await blob.read(0, blob.size));
  const chunks: Uint8Array[] = [];
  try {
    await inflates[compression](
      blob,
      (chunk) => chunks.push(new Uint8Array(chunk)),
      () => {},
    );
  } catch {
    // What came out before the damage is what there is.
  }
  return new Uint8Array(Buffer.concat(chunks));
}

const octal = (mode: number) => (mode & 0o7777).toString(8).padStart(4, '0');
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
