import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeName } from '../../src/format/safe-text.js';
import { readImage } from '../../src/inspect/read-image.js';
import { hostPlatform, parsePlatform } from '../../src/oci/platform.js';
import { type JsonReport, jsonReport } from '../../src/report/json-report.js';
import { rootfs } from '../../src/tree/rootfs.js';
import type { Stack } from '../../src/tree/stack.js';
import { absent } from '../../src/tree/version.js';
import { walk } from '../../src/tree/walk.js';
import { comparable } from './comparable.js';

const fixtures = join(import.meta.dirname, '../../fixtures');

/** A path of a filesystem as `umoci unpack` and `lstat` tell it (fixtures/README.md). */
type Unpacked = {
  path: string;
  pathBytes?: string;
  type: string;
  mode?: string;
  uid: number;
  gid: number;
  size?: number;
  link?: string;
};

function unpacked(image: string): { entries: number; bytes: number; rootfs: Unpacked[] } {
  return JSON.parse(readFileSync(join(fixtures, `${image}.rootfs.json`), 'utf8'));
}

/** The same of our visible filesystem, with what the file tells of each path. */
function visible(stack: Stack): Map<string, string> {
  const versions = rootfs(stack, stack.layers.length - 1);
  const nodes = walk(stack.tree, (node) => node < versions.length && versions[node] !== absent);
  return new Map(
    [...nodes].map((node) => {
      const facts = stack.facts(versions[node]!);
      if (facts === null) return [keyOf(stack.tree.path(node)), 'directory'];
      const { kind, mode, uid, gid, size, link } = facts;
      const more =
        kind === 'symlink' ? decodeName(link) : `${(mode & 0o7777).toString(8)} ${kind === 'file' ? size : ''}`;
      return [keyOf(stack.tree.path(node)), `${kind} ${uid}:${gid} ${more}`];
    }),
  );
}

const keyOf = (path: Uint8Array) => Buffer.from(path).toString('latin1');

function expected({ type, mode, uid, gid, size, link }: Unpacked): string {
  const more = type === 'symlink' ? link : `${Number.parseInt(mode!, 8).toString(8)} ${type === 'file' ? size : ''}`;
  return `${type} ${uid}:${gid} ${more}`;
}

async function read(form: string, options: { image?: string; platform?: string } = {}) {
  const platform = options.platform === undefined ? undefined : parsePlatform(options.platform);
  const asked = { image: options.image, platform, host: hostPlatform('x64') };
  return readImage(join(fixtures, form), asked, async (inspection) => ({
    report: jsonReport(inspection),
    paths: visible(inspection.stack),
  }));
}

const formsOf = (image: string) => readdirSync(join(fixtures, image)).map((form) => `${image}/${form}`);

type Case = { image: string; form: string; options?: { image?: string; platform?: string } };

const cases: readonly Case[] = [
  ...['story', 'repeated'].flatMap((image) => formsOf(image).map((form) => ({ image, form }))),
  { image: 'story', form: 'several/docker-save.tar', options: { image: 'unearth/story:1' } },
  { image: 'repeated', form: 'several/podman-save.tar', options: { image: 'localhost/unearth/repeated:1' } },
  { image: 'story', form: 'platforms/buildah-oci', options: { platform: 'linux/amd64' } },
  { image: 'repeated', form: 'platforms/buildah-oci.tar', options: { platform: 'linux/arm64' } },
  { image: 'story', form: 'platforms/skopeo-dir', options: { platform: 'linux/amd64' } },
  { image: 'repeated', form: 'platforms/skopeo-dir', options: { platform: 'linux/arm64' } },
  { image: 'buildkit', form: 'buildkit/docker-save.tar' },
  { image: 'opaque', form: 'opaque/umoci-oci' },
  { image: 'estargz', form: 'lazy/estargz.tar' },
  { image: 'zstd-chunked', form: 'lazy/zstd-chunked.tar' },
  { image: 'docker-import', form: 'export/docker-import-save.tar' },
  { image: 'docker-import', form: 'export/docker-export.tar' },
  { image: 'story', form: 'first-form/story-docker.tar' },
  { image: 'story', form: 'first-form/story-podman.tar' },
  { image: 'repeated', form: 'first-form/repeated-docker.tar' },
];

describe('what real engines wrote', () => {
  it.each(cases)('$form $options has the filesystem that umoci unpacks', async ({ image, form, options }) => {
    const { report, paths } = await read(form, options);
    const truth = unpacked(image);
    const theirs = new Map(
      truth.rootfs.map((entry) => {
        const bytes = entry.pathBytes === undefined ? Buffer.from(entry.path) : Buffer.from(entry.pathBytes, 'base64');
        return [keyOf(bytes), expected(entry)];
      }),
    );
    expect([...paths].sort()).toEqual([...theirs].sort());
    expect(report).toMatchObject({
      complete: true,
      totals: { visibleEntries: truth.entries, visibleBytes: truth.bytes },
    });
  });

  it.each(['story', 'repeated'])('%s gives one report in every form', async (image) => {
    const reports: JsonReport[] = [];
    for (const form of formsOf(image)) reports.push((await read(form)).report);
    expect(reports.length).toBeGreaterThan(2);
    for (const report of reports) expect(comparable(report)).toEqual(comparable(reports[0]!));
  });
});
