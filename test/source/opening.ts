import { afterEach, expect } from 'vitest';
import { ImageError, UsageError } from '../../src/problem/errors.js';
import type { Image, ImageCandidate, ImageSource } from '../../src/source/image.js';
import { openSource } from '../../src/source/open-source.js';
import type { SpoolOptions } from '../../src/spool/spool-options.js';

const open: ImageSource[] = [];
afterEach(() => {
  for (const source of open.splice(0)) source.close();
});

/** Opens a source and closes it after the test. */
export async function opened(spec: string, options: SpoolOptions = {}): Promise<ImageSource> {
  const source = await openSource(spec, options);
  open.push(source);
  return source;
}

/** The only image of a source. */
export async function onlyImage(spec: string): Promise<Image> {
  const { images } = await opened(spec);
  expect(images).toHaveLength(1);
  return await images[0]!.open();
}

/** What the layers of an image hold, as text; null for one that is not there. */
export async function layersOf(image: Image): Promise<(string | null)[]> {
  return await Promise.all(
    image.layers.map(async ({ blob }) =>
      blob === null ? null : Buffer.from(await blob.read(0, blob.size)).toString(),
    ),
  );
}

/** What an image has to object to, by code and layer: `layer-missing 1`. */
export function problemsOf(image: Image): string[] {
  return image.problems.map(({ code, layer }) => (layer === null ? code : `${code} ${layer}`));
}

/** The error that something rejects with. It has to be one that tells what to do. */
export async function errorOf(act: Promise<unknown>): Promise<ImageError | UsageError> {
  const error = await act.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ImageError || error instanceof UsageError)) throw error ?? new Error('nothing was thrown');
  expect(error.message).toMatch(/^.*\.$/);
  expect(error.nextStep).not.toBe('');
  return error;
}

/** The names and platforms of what a source lists. */
export function listed(images: readonly ImageCandidate[]): string[] {
  return images.map(({ tags, platform, available }) => {
    const on = platform === null ? '?' : [platform.os, platform.architecture, platform.variant ?? []].flat().join('/');
    return `${tags.join(' ') || '-'} ${on}${available ? '' : ' not here'}`;
  });
}
