import { isUtf8 } from 'node:buffer';
import { decodeName } from '../../src/format/safe-text.js';
import type { Inspection } from '../../src/inspect/inspection.js';
import { readImage } from '../../src/inspect/read-image.js';
import { parseXattrs } from '../../src/layer/changeset-builder.js';
import { formatPlatform, hostPlatform, parsePlatform } from '../../src/oci/platform.js';
import { type JsonReport, jsonReport } from '../../src/report/json-report.js';
import { rootfs } from '../../src/tree/rootfs.js';
import { absent } from '../../src/tree/version.js';
import { walk } from '../../src/tree/walk.js';
import { opened } from '../source/opening.js';
import type { Case, ExpectedImage, ExpectedPath } from './case.js';
import { digestIn, hashContentsOf } from './content-digests.js';

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
  const source = await opened(place);
  return source.images.map(({ tags, platform, available }) => ({
    names: tags,
    platform: platform === null ? null : formatPlatform(platform),
    available,
  }));
}

async function visible(inspection: Inspection): Promise<Map<string, ExpectedPath>> {
  const { stack } = inspection;
  const { tree } = stack;
  await hashContentsOf(inspection);
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
    const { changeset, row } = stack.locate(inode);
    const { kind, mode, uid, gid, mtime, size, storedSize } = facts;
    const hardlinkTo = firstName.get(inode) ?? path;
    firstName.set(inode, hardlinkTo);
    const sha256 = kind === 'file' ? digestIn(changeset, row) : undefined;
    const xattrs = [...parseXattrs(facts.xattrs)].map(([name, value]) => [name, Buffer.from(value).toString('base64')]);
    paths.set(path, {
      type: kind,
      ...bytes,
      ...{ mode: octal(mode), uid, gid, mtime, hardlinkTo },
      ...(kind === 'file' ? { size, storedSize } : {}),
      ...(sha256 === undefined ? {} : { sha256 }),
      ...(kind === 'symlink' ? { link: decodeName(facts.link) } : {}),
      ...(facts.device === null ? {} : { device: facts.device }),
      ...(xattrs.length === 0 ? {} : { xattrs: Object.fromEntries(xattrs) }),
    });
  }
  return paths;
}

const octal = (mode: number) => (mode & 0o7777).toString(8).padStart(4, '0');
