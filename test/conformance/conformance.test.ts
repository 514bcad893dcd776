import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { Case, Expectation, ExpectedImage, ExpectedPath } from './case.js';
import { cases } from './cases.js';
import { shortened } from './content-digests.js';
import { refusals } from './refusals.js';
import { imagesIn, type Said, whatIsSaid } from './said.js';
import { folderOf, placeOf } from './written-case.js';

const fixtures = join(import.meta.dirname, '../../fixtures/conformance');

const scratch = mkdtempSync(join(tmpdir(), 'unearth-conformance-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const opening = cases.filter(({ refusal }) => refusal === undefined);
const refused = cases.filter(({ refusal }) => refusal !== undefined);

describe('conformance', () => {
  it.each(opening)('$row: $name', async (conformanceCase) => {
    const place = whereIs(conformanceCase);
    const said = await whatIsSaid(place, conformanceCase.ask);
    const { complete = true, images, ...more } = conformanceCase.expect ?? {};
    expect(shortly(said.report.problems)).toEqual(problemsLike(conformanceCase, said));
    expect(said.report.complete).toBe(complete);
    expectReport(said, more);
    if (more.rootfs !== undefined) expectRootfs(said.rootfs, more.rootfs);
    if (images !== undefined) await expectImages(place, images);
  });

  it.each(refused)('$row: $name is refused', async (conformanceCase) => {
    const { error, says } = refusals[conformanceCase.refusal!];
    const place = whereIs(conformanceCase);
    const thrown = await whatIsSaid(place, conformanceCase.ask).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(thrown).toBeInstanceOf(error);
    expect((thrown as Error).message).toMatch(says);
    const images = conformanceCase.expect?.images;
    if (images !== undefined) await expectImages(place, images);
  });
});

function whereIs(conformanceCase: Case): string {
  const place = join(fixtures, folderOf(conformanceCase), placeOf(conformanceCase));
  if (!existsSync(place)) throw new Error(`${place} is not there: run \`npm run conformance\`.`);
  if (conformanceCase.image.form !== 'file' || conformanceCase.image.packed !== true) return place;
  const unpacked = join(scratch, `${folderOf(conformanceCase)}-${conformanceCase.name}.tar`);
  writeFileSync(unpacked, gunzipSync(readFileSync(place)));
  return unpacked;
}

function expectReport({ report, createdBy }: Said, { image, totals, layers, hidden }: Expectation): void {
  if (image !== undefined) expect(report.image).toMatchObject(image);
  if (totals !== undefined) expect(report.totals).toMatchObject(totals);
  if (hidden !== undefined) expect(sorted(report.hidden)).toEqual(sorted(hidden));
  if (layers !== undefined) {
    expect(report.layers.map((layer, index) => ({ ...layer, createdBy: createdBy[index] }))).toMatchObject(layers);
    expect(report.layers).toHaveLength(layers.length);
  }
}

function expectRootfs(said: Said['rootfs'], expected: Readonly<Record<string, ExpectedPath>>): void {
  const { '.': root, ...paths } = expected;
  const names = [...said.keys()].filter((path) => path !== '.');
  expect(names.sort()).toEqual(Object.keys(paths).sort());
  if (root !== undefined) expect(said.get('.')).toMatchObject(root);
  for (const [path, { hardlinkTo, sha256, ...facts }] of Object.entries(paths)) {
    expect({ path, ...said.get(path) }).toMatchObject({ path, ...facts });
    if (sha256 !== undefined)
      expect({ path, sha256: said.get(path)?.sha256 }).toEqual({ path, sha256: shortened(sha256) });
    if (facts.xattrs !== undefined) expect(said.get(path)?.xattrs).toEqual(facts.xattrs);
    if (hardlinkTo !== undefined) expect(said.get(path)?.hardlinkTo).toBe(said.get(hardlinkTo)?.hardlinkTo);
  }
}

async function expectImages(place: string, expected: readonly ExpectedImage[]): Promise<void> {
  const images = await imagesIn(place);
  expect(images).toHaveLength(expected.length);
  expect(images).toEqual(expect.arrayContaining(expected.map((image) => expect.objectContaining(image))));
}

/** The problems of a report in the words of the case: those fields that it states of the problem of this code. */
function problemsLike({ problems = [] }: Case, { report }: Said): object[] {
  const rest = shortly(report.problems);
  return sorted(
    problems.map((problem) => {
      const at = rest.findIndex((found) => Object.entries(problem).every(([key, value]) => found[key] === value));
      return at < 0 ? problem : rest.splice(at, 1)[0]!;
    }),
  );
}

function shortly(problems: Said['report']['problems']): Record<string, unknown>[] {
  return sorted(problems.map(({ code, layer, path, offset }) => ({ code, layer, path, offset })));
}

function sorted<T extends object>(list: readonly T[]): T[] {
  const key = (item: T) => JSON.stringify(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)));
  return [...list].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
