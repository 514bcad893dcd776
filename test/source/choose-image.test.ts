import { describe, expect, test } from 'vitest';
import { parsePlatform } from '../../src/oci/platform.js';
import { ImageError, UsageError } from '../../src/problem/errors.js';
import { type AskedImage, chooseImage, takeOne } from '../../src/source/choose-image.js';
import type { ImageCandidate, ImageSource } from '../../src/source/image.js';
import { digestOf } from '../oci/json-place.js';

type Listed = { tags?: string; on?: string; digest?: string; imageId?: string; missing?: boolean };

/** A source that lists images with these names (`a:1 a:2`) and platforms. */
function sourceOf(...images: Listed[]): ImageSource {
  return { location: 'oci:place', images: images.map(candidateOf), artifacts: [], close: () => {} };
}

function candidateOf({ tags = '', on, digest, imageId, missing = false }: Listed): ImageCandidate {
  const names = tags.split(' ').filter(Boolean);
  return {
    reference: names[0] ?? null,
    tags: names,
    platform: on === undefined ? null : parsePlatform(on),
    digest: digest ?? null,
    imageId: imageId ?? null,
    available: !missing,
    open: () => Promise.reject(new Error('not opened here')),
  };
}

/** What is chosen, on an amd64 host: the number of an image, or those to choose from. */
function choose(source: ImageSource, asked: { image?: string; platform?: string } = {}): unknown {
  const choice = chooseImage(source, wanted(asked));
  const numberOf = (image: ImageCandidate): number => source.images.indexOf(image);
  if (choice.kind === 'chosen') return numberOf(choice.image);
  const preferred = choice.preferred === null ? null : numberOf(choice.preferred);
  return { reason: choice.reason, images: choice.images.map(numberOf), preferred };
}

function wanted({ image, platform }: { image?: string; platform?: string }): AskedImage {
  return {
    image,
    platform: platform === undefined ? undefined : parsePlatform(platform),
    host: parsePlatform('linux/amd64'),
  };
}

function refused(act: () => unknown): { name: string; message: string; nextStep: string } {
  try {
    act();
  } catch (error) {
    if (error instanceof ImageError || error instanceof UsageError) return error;
  }
  throw new Error('nothing was refused');
}

describe('unasked', () => {
  test('a single image is taken, even when it is for another platform', () => {
    expect(choose(sourceOf({ on: 'linux/s390x' }))).toBe(0);
    expect(choose(sourceOf({}))).toBe(0);
  });

  test('several images are to choose from, and none is preferred', () => {
    const source = sourceOf({ tags: 'a:1', on: 'linux/amd64' }, { tags: 'b:1', on: 'linux/amd64' });
    expect(choose(source)).toEqual({ reason: 'image', images: [0, 1], preferred: null });
  });

  test("one image for several platforms is to choose from, and the host's is preferred", () => {
    const source = sourceOf({ tags: 'a:1', on: 'linux/arm64/v8' }, { tags: 'a:1', on: 'linux/amd64' });
    expect(choose(source)).toEqual({ reason: 'platform', images: [0, 1], preferred: 1 });
  });

  test('that holds for images without names', () => {
    const source = sourceOf({ on: 'linux/arm64' }, { on: 'linux/amd64' });
    expect(choose(source)).toEqual({ reason: 'platform', images: [0, 1], preferred: 1 });
    const foreign = sourceOf({ on: 'linux/arm64' }, { on: 'linux/s390x' });
    expect(choose(foreign)).toEqual({ reason: 'platform', images: [0, 1], preferred: null });
  });

  test('two of the same platform are two images, whatever the spelling', () => {
    const source = sourceOf({ on: 'linux/arm64' }, { on: 'linux/arm64/v8' });
    expect(choose(source)).toMatchObject({ reason: 'image' });
  });

  test('two Windows builds are two platforms', () => {
    const source = sourceOf({ on: 'windows(10.0.17763.1)/amd64' }, { on: 'windows(10.0.20348.1)/amd64' });
    expect(choose(source)).toMatchObject({ reason: 'platform', preferred: null });
  });

  test('what is listed but not here is not offered', () => {
    const source = sourceOf({ tags: 'a:1', on: 'linux/amd64', missing: true }, { tags: 'a:1', on: 'linux/arm64' });
    expect(choose(source)).toBe(1);
  });

  test('nothing here at all is an error', () => {
    const error = refused(() => choose(sourceOf({ tags: 'a:1', on: 'linux/amd64', missing: true })));
    expect(error).toMatchObject({
      name: 'ImageError',
      message: 'oci:place lists the image, but its manifest or config is not there.',
    });
  });
});

describe('--image names it by', () => {
  const source = sourceOf(
    { tags: 'bloat:latest bloat:1.0', digest: digestOf('a'), imageId: digestOf('b') },
    { tags: 'ghcr.io/you/app:2.0', digest: digestOf('c'), imageId: digestOf('d') },
    { tags: 'v3', digest: digestOf('e'), imageId: `sha256:12${'f'.repeat(62)}` },
    { tags: 'localhost:5000/tool:x' },
  );

  test.each([
    ['the full reference', 'docker.io/library/bloat:latest', 0],
    ['the familiar one', 'bloat:latest', 0],
    ['the name alone', 'bloat', 0],
    ['another of its tags', 'bloat:1.0', 0],
    ['a full reference elsewhere', 'ghcr.io/you/app:2.0', 1],
    ['a name whose only tag is not latest', 'ghcr.io/you/app', 1],
    ['the tag alone', '2.0', 1],
    ['a bare tag of a layout', 'v3', 2],
    ['a registry with a port', 'localhost:5000/tool', 3],
    ['the digest', digestOf('a'), 0],
    ['the beginning of the digest', 'sha256:aaaa', 0],
    ['the beginning of the image id', 'dddd', 1],
    ['the beginning of the image id with algorithm', 'sha256:12f', 2],
    ['a name with its digest', `bloat@${digestOf('a')}`, 0],
  ])('%s: %s', (_, image, index) => {
    expect(choose(source, { image })).toBe(index);
  });

  test('a name goes before an id that begins with the same letters', () => {
    const lookalike = sourceOf({ imageId: `sha256:cafe${'0'.repeat(60)}` }, { tags: 'cafe:1' });
    expect(choose(lookalike, { image: 'cafe' })).toBe(1);
    expect(choose(lookalike, { image: 'cafe0' })).toBe(0);
  });

  test('latest goes before other tags of the name', () => {
    const tags = sourceOf({ tags: 'a:1' }, { tags: 'a:latest' });
    expect(choose(tags, { image: 'a' })).toBe(1);
    expect(choose(sourceOf({ tags: 'a:1' }, { tags: 'a:2' }), { image: 'a' })).toMatchObject({ images: [0, 1] });
  });

  test.each(['nginx', 'bloat:2.0', 'you/app', 'aaab', '', 'Not A Name', `bloat@${digestOf('9')}`])(
    'and "%s" is none of them: wrong use, and what is there is said',
    (image) => {
      const error = refused(() => choose(source, { image }));
      expect(error.name).toBe('UsageError');
      expect(error.nextStep).toBe('There are: bloat:latest, ghcr.io/you/app:2.0, v3, localhost:5000/tool:x.');
    },
  );
});

describe('--platform', () => {
  const source = sourceOf(
    { tags: 'a:1', on: 'linux/amd64' },
    { tags: 'a:1', on: 'linux/arm64/v8' },
    { tags: 'a:1', on: 'linux/arm/v6' },
    { tags: 'a:1', on: 'linux/s390x', missing: true },
  );

  test.each([
    ['linux/amd64', 0],
    ['linux/x86_64', 0],
    ['linux/arm64', 1],
    ['linux/aarch64', 1],
    ['linux/arm/v6', 2],
    // None has v7, which is meant; without a variant asked for, another one may be looked at.
    ['linux/arm', 2],
  ])('%s', (platform, index) => {
    expect(choose(source, { platform })).toBe(index);
  });

  test('that the source does not have is an error that says which it has', () => {
    const error = refused(() => choose(source, { platform: 'linux/riscv64' }));
    expect(error).toMatchObject({
      name: 'ImageError',
      message: 'There is no image for linux/riscv64 in oci:place.',
      nextStep: 'There are: a:1 (linux/amd64), a:1 (linux/arm64/v8), a:1 (linux/arm/v6), a:1 (linux/s390x, not here).',
    });
    expect(refused(() => choose(source, { platform: 'linux/arm/v7' })).name).toBe('ImageError');
  });

  test('that is listed but not here is an error', () => {
    expect(refused(() => choose(source, { platform: 'linux/s390x' })).message).toContain('is not there');
  });

  test('holds for a single image too', () => {
    const error = refused(() => choose(sourceOf({ tags: 'a:1', on: 'linux/amd64' }), { platform: 'linux/arm64' }));
    expect(error.nextStep).toBe('There is only a:1 (linux/amd64).');
  });

  test('narrows what --image found', () => {
    const several = sourceOf(
      { tags: 'a:1', on: 'linux/amd64' },
      { tags: 'b:1', on: 'linux/amd64' },
      { tags: 'b:1', on: 'linux/arm64' },
    );
    expect(choose(several, { image: 'b:1', platform: 'linux/arm64' })).toBe(2);
    expect(choose(several, { image: 'b:1' })).toEqual({ reason: 'platform', images: [1, 2], preferred: 1 });
    expect(choose(several, { platform: 'linux/arm64' })).toBe(2);
    expect(choose(several, { platform: 'linux/amd64' })).toMatchObject({ reason: 'image', images: [0, 1] });
  });
});

describe('where nobody can be asked', () => {
  const take = (source: ImageSource): number => source.images.indexOf(takeOne(chooseImage(source, wanted({})), source));

  test("the host's platform is taken", () => {
    expect(take(sourceOf({ tags: 'a:1' }))).toBe(0);
    expect(take(sourceOf({ tags: 'a:1', on: 'linux/arm64' }, { tags: 'a:1', on: 'linux/amd64' }))).toBe(1);
  });

  test('or it is said what there is, as wrong use', () => {
    const platforms = sourceOf({ tags: 'a:1', on: 'linux/arm64' }, { tags: 'a:1', on: 'linux/s390x' });
    expect(refused(() => take(platforms))).toMatchObject({
      name: 'UsageError',
      message: 'There are 2 platforms of the image in oci:place.',
      nextStep: 'Choose one with --platform OS/ARCH. There are: a:1 (linux/arm64), a:1 (linux/s390x).',
    });
    const images = sourceOf({ tags: 'a:1' }, { imageId: digestOf('1') });
    expect(refused(() => take(images))).toMatchObject({
      message: 'There are 2 images in oci:place.',
      nextStep: 'Choose one with --image REF. There are: a:1, sha256:111111111111.',
    });
  });

  test('of many images, the first twenty', () => {
    const many = sourceOf(...Array.from({ length: 25 }, (_, index) => ({ tags: `a:${index}` })));
    expect(refused(() => take(many)).nextStep).toMatch(/, a:19 and 5 more\.$/);
  });
});
