import { createHash } from 'node:crypto';
import { closeSync, cpSync, openSync, readFileSync, readSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FileSlice } from '../../src/blob/blob.js';
import type { Verification } from '../../src/inspect/verification.js';
import { verifyImages } from '../../src/inspect/verify-images.js';
import { hostPlatform } from '../../src/oci/platform.js';
import { openSource } from '../../src/source/open-source.js';
import { dockerMembers, ociMembers, scratch, sha256, writeArchive, writeFolder } from '../archives.js';
import { gone } from '../images.js';

const fixtures = join(import.meta.dirname, '../../fixtures');
const asked = { host: hostPlatform() };
const verified = (place: string) => verifyImages(place, asked, () => {});

/** What of an image is not as promised: `layer 1 digest`. */
function mismatches(verifications: readonly Verification[]): string[] {
  return verifications.flatMap(({ checks }) =>
    checks
      .filter(({ outcome }) => outcome === 'mismatch')
      .map(({ what, layer, property }) => `${layer === null ? what : `layer ${layer}`} ${property}`),
  );
}

type Place = Pick<FileSlice, 'path' | 'offset' | 'size'>;

/** Where the layers of the only image of a place lie. */
async function layerSlices(place: string): Promise<Place[]> {
  const source = await openSource(place);
  const image = await source.images[0]!.open();
  source.close();
  return image.layers.map(({ blob }) => blob!.slice!);
}

/** One bit of each `step`th of the first and the last 64 bytes, and every 997th bit of all. */
function sampledBits(size: number, step: number): number[] {
  const bits = new Set<number>();
  for (let byte = 0; byte < Math.min(64, size); byte += step) {
    bits.add(byte * 8 + (byte % 8));
    bits.add((size - 1 - byte) * 8 + (byte % 8));
  }
  for (let bit = 0; bit < size * 8; bit += 997) bits.add(bit);
  return [...bits];
}

/** Flips one bit of a file after the other, and puts it back each time. */
async function withFlips({ path, offset, size }: Place, use: (bit: number) => Promise<void>, step = 1): Promise<void> {
  const file = openSync(path, 'r+');
  const byte = Buffer.alloc(1);
  const flip = (bit: number) => {
    readSync(file, byte, 0, 1, offset + (bit >> 3));
    byte[0]! ^= 1 << (bit & 7);
    writeSync(file, byte, 0, 1, offset + (bit >> 3));
  };
  for (const bit of sampledBits(size, step)) {
    flip(bit);
    await use(bit);
    flip(bit);
  }
  closeSync(file);
}

const image = { layers: [{ a: 'x'.repeat(3000), 'b/c': 'y' }, { a: gone }] };

const forms: Record<string, () => Promise<string> | string> = {
  'docker archive': async () => writeArchive(await dockerMembers(image)),
  'OCI archive, plain': async () => writeArchive(await ociMembers(image, 'none')),
  'OCI archive, gzip': async () => writeArchive(await ociMembers(image, 'gzip')),
  'OCI directory, zstd': async () => writeFolder(await ociMembers(image, 'zstd')),
  'docker save': () => copied('story/docker-save.tar'),
  'skopeo, gzip': () => copied('story/skopeo-oci-gzip'),
  eStargz: () => copied('lazy/estargz.tar'),
  'zstd:chunked': () => copied('lazy/zstd-chunked.tar'),
};

function copied(fixture: string): string {
  const place = join(scratch(), 'image');
  cpSync(join(fixtures, fixture), place, { recursive: true });
  return place;
}

/** Images of real tools have more layers: of their bytes fewer are flipped. */
const isFixture = (form: string) => !/archive|directory/.test(form);

describe.each(Object.keys(forms))('one flipped bit in %s', (form) => {
  let place: string;
  beforeAll(async () => {
    place = await forms[form]!();
  });

  it('is none: everything is verified', async () => {
    const verifications = await verified(place);
    expect(verifications.map(({ outcome }) => outcome)).toEqual(['verified']);
    for (const { promised, outcome } of verifications[0]!.checks) {
      expect(outcome).toBe(promised === null ? 'unchecked' : 'verified');
    }
  });

  it('in a layer is a mismatch of that layer, and of nothing else', { timeout: 120_000 }, async () => {
    const slices = await layerSlices(place);
    for (const slice of slices) {
      // A blob that is the layer at several positions is wrong at all of them.
      const same = slices.flatMap(({ path, offset }, index) =>
        path === slice.path && offset === slice.offset ? [`layer ${index}`] : [],
      );
      const check = async (bit: number) => {
        const wrong = mismatches(await verified(place)).filter((one) => !one.endsWith(' toc'));
        const blamed = [...new Set(wrong.map((one) => one.split(' ').slice(0, 2).join(' ')))];
        expect({ bit, blamed }).toEqual({ bit, blamed: same });
      };
      await withFlips(slice, check, isFixture(form) ? 16 : 1);
    }
  });
});

/** The bytes of a document in a layout, its slice, by what it has in it. */
function documentSlice(folder: string, members: ReadonlyMap<string, Buffer>, mark: string): Place {
  const [name, bytes] = [...members].find(([name, bytes]) => name.startsWith('blobs/') && bytes.includes(mark))!;
  return { path: join(folder, name), offset: 0, size: bytes.length };
}

describe('one flipped bit in a document', () => {
  it.each([
    ['manifest', '"layers":['],
    ['config', '"diff_ids":['],
  ])('%s, is a mismatch of it, even where it cannot be read any more', { timeout: 120_000 }, async (what, mark) => {
    const members = await ociMembers(image, 'gzip');
    const folder = writeFolder(members);
    await withFlips(documentSlice(folder, members, mark), async (bit) => {
      const [one] = await verified(folder);
      expect({ bit, outcome: one!.outcome, wrong: mismatches([one!]) }).toEqual({
        bit,
        outcome: 'mismatch',
        wrong: expect.arrayContaining([`${what} digest`]),
      });
    });
  });

  it('the config of a docker archive, whose name is its digest', { timeout: 120_000 }, async () => {
    const members = await dockerMembers(image);
    const folder = writeFolder(members);
    const name = [...members.keys()].find((member) => /^[0-9a-f]{64}\.json$/.test(member))!;
    await withFlips({ path: join(folder, name), offset: 0, size: members.get(name)!.length }, async (bit) => {
      const wrong = mismatches(await verified(folder));
      expect({ bit, wrong }).toEqual({ bit, wrong: expect.arrayContaining(['config digest']) });
    });
  });

  it('an index in the index is a mismatch of the images below it', async () => {
    const folder = copied('platforms/buildah-oci');
    const [entry] = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')).manifests;
    const path = join(folder, 'blobs', entry.digest.replace(':', '/'));
    const text = readFileSync(path);
    await withFlips({ path, offset: 0, size: Math.min(40, text.length) }, async (bit) => {
      const wrong = mismatches(await verified(folder));
      expect({ bit, wrong }).toEqual({ bit, wrong: expect.arrayContaining(['index digest']) });
    });
  });
});

describe('what was found', () => {
  it('are the digests and sizes of the files', async () => {
    const folder = copied('story/skopeo-oci-gzip');
    const [{ checks }] = (await verified(folder)) as [Verification];
    for (const { blob, property, found } of checks) {
      const bytes = readFileSync(join(folder, 'blobs', blob.replace(':', '/')));
      if (property === 'size') expect(found).toBe(String(bytes.length));
      if (property === 'digest') expect(found).toBe(`sha256:${sha256(bytes)}`);
    }
    expect(checks.filter(({ property }) => property === 'digest')).toHaveLength(9);
  });

  it('is in the algorithm of what is promised', async () => {
    const members = await ociMembers(image, 'gzip');
    const manifestName = [...members].find(([, bytes]) => bytes.includes('"layers":['))![0];
    const text = members.get(manifestName)!.toString();
    const [layer] = JSON.parse(text).layers;
    const bytes = members.get(`blobs/sha256/${layer.digest.slice(7)}`)!;
    const hex = createHash('sha512').update(bytes).digest('hex');
    const manifest = Buffer.from(text.replace(layer.digest, `sha512:${hex}`));
    members.delete(manifestName);
    members.set(`blobs/sha256/${sha256(manifest)}`, manifest).set(`blobs/sha512/${hex}`, bytes);
    const index = {
      digest: `sha256:${sha256(manifest)}`,
      size: manifest.length,
      mediaType: JSON.parse(text).mediaType,
    };
    members.set('index.json', Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: [index] })));
    const [one] = await verified(writeFolder(members));
    expect(one!.outcome).toBe('verified');
    expect(one!.checks.find(({ promised }) => promised?.startsWith('sha512:'))).toMatchObject({
      what: 'layer',
      property: 'digest',
      outcome: 'verified',
    });
  });
});

describe('what is not here', () => {
  it('leaves it incomplete, and a foreign layer does not', async () => {
    const members = await ociMembers(image, 'gzip');
    const manifestName = [...members].find(([, bytes]) => bytes.includes('"layers":['))![0];
    const manifest = JSON.parse(members.get(manifestName)!.toString());
    members.delete(`blobs/sha256/${manifest.layers[1].digest.slice(7)}`);
    const [without] = await verified(writeFolder(members));
    expect(without!.outcome).toBe('incomplete');
    expect(without!.checks.filter(({ outcome }) => outcome === 'absent').map(({ layer }) => layer)).toEqual([1, 1, 1]);

    manifest.layers[1].urls = ['https://registry.example/layer'];
    const foreign = Buffer.from(JSON.stringify(manifest));
    members.delete(manifestName);
    members.set(`blobs/sha256/${sha256(foreign)}`, foreign);
    const index = { digest: `sha256:${sha256(foreign)}`, size: foreign.length, mediaType: manifest.mediaType };
    members.set('index.json', Buffer.from(JSON.stringify({ schemaVersion: 2, manifests: [index] })));
    const [with_] = await verified(writeFolder(members));
    expect(with_!.outcome).toBe('verified');
    expect(with_!.checks.at(-1)).toMatchObject({
      outcome: 'absent',
      reason: 'a foreign layer, to be had at https://registry.example/layer',
    });
  });

  it('of a layer that is cut off is a mismatch', async () => {
    const members = await ociMembers(image, 'gzip');
    const folder = writeFolder(members);
    const [first] = await layerSlices(folder);
    truncateSync(first!.path, first!.size - 3);
    expect(mismatches(await verified(folder))).toEqual(['layer 0 size', 'layer 0 digest', 'layer 0 diff-id']);
  });
});
