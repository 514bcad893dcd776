import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inspectImage } from '../../src/index.js';
import type { Limits } from '../../src/limits/limits.js';
import { problemCodes } from '../../src/problem/problem-codes.js';
import { dockerMembers, ociMembers, writeArchive, writeFolder } from '../archives.js';
import { symlink } from '../images.js';
import { writeDirectory } from '../source/files.js';
import { configOf, Layout, named } from '../source/image-files.js';

const fixtures = join(import.meta.dirname, '../../fixtures');
const program = fileURLToPath(new URL('../../bin/unearth.js', import.meta.url));

const three = { layers: [{ a: '1', b: '2', c: '3' }, { d: '4', e: '5' }, { f: '6' }] };

/** The codes and messages of all problems, or the message of the error that ends it. */
async function told(place: string, limits: Partial<Limits> = {}): Promise<{ codes: string[]; text: string }> {
  try {
    const { problems } = await inspectImage(place, { limits });
    return { codes: problems.map(({ code }) => code), text: problems.map(({ message }) => message).join('\n') };
  } catch (error) {
    const { message, nextStep } = error as Error & { nextStep: string };
    return { codes: [], text: `${message}\n${nextStep}` };
  }
}

describe('a limit on the documents of an image is told when it is opened, with the option that raises it', () => {
  /** An index in an index in an index. */
  const nested = () => {
    const layout = new Layout();
    const inner = layout.index([layout.image(['x'])]);
    return writeDirectory(layout.listing(layout.index([layout.index([inner])])));
  };
  const several = () => {
    const layout = new Layout();
    return writeDirectory(layout.listing(...['a', 'b', 'c'].map((name) => named(layout.image([name]), name))));
  };
  const oci = async () => writeFolder(await ociMembers(three, 'gzip'));
  const docker = async () => writeArchive(await dockerMembers(three));

  it.each<[keyof Limits, string, number, number, () => string | Promise<string>]>([
    ['documentSize', 'max-manifest-size', 100, 5000, oci],
    ['documentSize', 'max-manifest-size', 100, 5000, docker],
    ['configSize', 'max-config-size', 100, 5000, oci],
    ['configSize', 'max-config-size', 100, 5000, docker],
    ['documentsSize', 'max-manifests-size', 100, 5000, oci],
    ['documentValues', 'max-json-values', 2, 100, oci],
    ['documentValues', 'max-json-values', 2, 100, docker],
    ['indexDepth', 'max-index-depth', 2, 3, nested],
    ['manifests', 'max-manifests', 2, 3, several],
    ['manifests', 'max-manifests', 0, 1, docker],
    ['layers', 'max-layers', 2, 3, oci],
    ['layers', 'max-layers', 2, 3, docker],
    ['members', 'max-members', 4, 5, docker],
  ])('%s (--%s %d)', async (name, flag, low, enough, make) => {
    const place = await make();
    const met = await told(place, { [name]: low });
    expect(met.text).toContain(`is the limit, which --${flag} raises`);
    expect(met.text).toMatch(new RegExp(`raise the limit: --${flag} \\d`));
    const { text } = await told(place, { [name]: enough });
    expect(text).not.toContain('limit');
  });

  it('names in an archive count as text', async () => {
    const met = await told(await docker(), { textSize: 100 });
    expect(met.text).toContain('100 bytes is the limit, which --max-text-size raises');
  });
});

describe('what all layers hold together', () => {
  it('is bounded, and what was read before is kept', async () => {
    const place = await writeArchive(await dockerMembers(three));
    const report = await inspectImage(place, { limits: { entries: 5 } });
    // The larger ones are read first.
    expect(report.layers.map(({ entries }) => entries)).toEqual([3, 2, null]);
    expect(report.complete).toBe(false);
    expect(report.problems).toMatchObject([
      {
        code: 'limit-entries',
        layer: 2,
        message: expect.stringContaining('5 is the limit, which --max-entries raises'),
      },
    ]);
    expect((await told(place, { entries: 6 })).codes).toEqual([]);
  });

  it('is bounded in text too', async () => {
    const layers = [{ a: symlink('t'.repeat(90)) }, { b: symlink('u'.repeat(90)) }];
    const place = writeFolder(await dockerMembers({ layers }));
    expect((await told(place, { textSize: 100 })).codes).toEqual(['limit-text']);
    expect((await told(place, { textSize: 200 })).codes).toEqual([]);
  });
});

it('the program takes limits as options, and exits with 3 where one is met', async () => {
  const place = await writeArchive(await dockerMembers(three));
  const run = (...args: string[]) => spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  const met = run(place, '--format', 'json', '--max-entries', '5');
  expect(met.status).toBe(3);
  expect(JSON.parse(met.stdout)).toMatchObject({ complete: false, problems: [{ code: 'limit-entries' }] });
  expect(run('ls', place, '--max-entries', '5').status).toBe(3);
  expect(run(place, '--format', 'json', '--max-entries', '6').status).toBe(0);
  expect(run(place, '--max-layers', '2')).toMatchObject({
    status: 3,
    stderr: expect.stringContaining('raise the limit: --max-layers 4'),
  });
  const wrong = run(place, '--max-layers', 'many');
  expect(wrong).toMatchObject({ status: 2, stderr: expect.stringContaining('--max-layers many is no limit.') });
});

it('a limit of the library that has no meaning is told', async () => {
  await expect(inspectImage('x', { limits: { layers: '5k' } })).rejects.toMatchObject({ name: 'UsageError' });
});

describe('no image that real tools wrote meets a limit', () => {
  const forms = readdirSync(fixtures, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(fixtures, name)).map((form) => `${name}/${form}`));

  it.each(forms)('%s', async (form) => {
    const { codes, text } = await told(join(fixtures, form));
    expect(codes.filter((code) => code.startsWith('limit-') || code === 'tar-header-too-large')).toEqual([]);
    expect(text).not.toContain('is the limit');
  });
});

it('where a limit leaves bytes unread, the report is not complete', () => {
  const limits = Object.entries(problemCodes).filter(([code]) => code.startsWith('limit-'));
  expect(limits.filter(([, { unreadable }]) => !unreadable)).toEqual([]);
});

it('a config with a million values is refused before it is parsed', async () => {
  const layout = new Layout();
  const config = { ...configOf(['x']), more: Array.from({ length: 1_000_000 }, () => []) };
  const place = writeDirectory(layout.listing(layout.manifest(layout.blob(config), [layout.blob('x')])));
  expect((await told(place)).text).toContain('250000 is the limit, which --max-json-values raises');
  // Signs in strings are no values.
  const text = writeDirectory(layout.listing(layout.image(['x'], { more: '[,'.repeat(1_000_000) })));
  expect((await told(text)).text).not.toContain('is the limit');
});

describe('symbolic links that lead far', () => {
  const far = Array.from({ length: 900 }, () => 'd').join('/');

  it('are followed as deep as a path may be', async () => {
    const layer = { l: symlink(far), 'l/x': '1', m: symlink(`l/${far}`), 'm/y': '2', after: '3' };
    const place = await writeArchive(await dockerMembers({ layers: [layer] }));
    const report = await inspectImage(place);
    expect(report.problems).toMatchObject([
      { code: 'limit-path', path: 'm/y', message: expect.stringContaining('--max-path-depth raises') },
    ]);
    expect(report.complete).toBe(false);
    expect(report.totals.shippedBytes).toBe(2);
    expect((await told(place, { pathDepth: 2000 })).codes).toEqual([]);
  });

  it('and to no more paths than entries are kept', async () => {
    const links = Array.from({ length: 20 }, (_, n) => [
      [`l${n}`, symlink(`${n}/${far}`)],
      [`l${n}/x`, '1'],
    ]).flat() as [string, string][];
    const place = await writeArchive(await dockerMembers({ layers: [links] }));
    expect((await told(place)).codes).toEqual([]);
    const { codes } = await told(place, { entries: 5000 });
    expect(codes.length).toBeGreaterThan(10);
    expect(new Set(codes)).toEqual(new Set(['limit-path']));
  });
});

it('problems of one kind are kept of sixteen layers, and the others counted', async () => {
  const layers = Array.from({ length: 20 }, () => ({ '../a': '1', '../b': '2', '../c': '3' }));
  const { problems } = await inspectImage(await writeArchive(await dockerMembers({ layers })), {
    limits: { problems: 2 },
  });
  const escapes = problems.filter(({ code }) => code === 'name-escapes-root');
  expect(escapes.filter(({ path }) => path !== null)).toHaveLength(32);
  expect(escapes.reduce((sum, { count = 1 }) => sum + count, 0)).toBe(60);
});

it('a table of contents that is too large is not held against the tar', async () => {
  const place = join(fixtures, 'lazy/estargz.tar');
  expect((await told(place)).codes).toEqual([]);
  const { codes, text } = await told(place, { tocSize: 100 });
  expect(codes).toContain('toc-unreadable');
  expect(text).toContain('which --max-toc-size raises');
});
