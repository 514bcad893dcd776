import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Blob } from '../../src/blob/blob.js';
import { inspect, inspectWhole } from '../../src/inspect/inspect.js';
import type { Inspection } from '../../src/inspect/inspection.js';
import { indexLayer, type OnProgress } from '../../src/layer/index-layer.js';
import { LayerPool } from '../../src/layer/layer-pool.js';
import { ImageError, UsageError } from '../../src/problem/errors.js';
import type { Image } from '../../src/source/image.js';
import { openSource } from '../../src/source/open-source.js';
import type { FuzzCase } from './fuzz-case.js';
import { driveExplorer } from './judge/drive-explorer.js';
import { hold } from './judge/finding.js';
import { judgeInspection } from './judge/judge-inspection.js';
import { judgeListing } from './judge/judge-listing.js';
import { judgeReading } from './judge/judge-reading.js';
import { judgeRefusal } from './judge/judge-refusal.js';
import { judgeReports } from './judge/judge-reports.js';
import { judgeTerminal } from './judge/judge-terminal.js';
import type { Outcome } from './outcome.js';
import type { Random } from './random.js';

type Pool = Pick<LayerPool, 'read' | 'width'>;

/** Reads layers in this thread: most cases need no more. */
const samePool: Pool = { width: 2, read: (blob, onProgress, claims) => indexLayer(blob, onProgress, claims) };

/** Images of a source that are read: a mutated index may list hundreds. */
const mostImages = 4;

/** Reads a case as every face of the program would, and throws what it should not have done. */
export async function runCase({ written }: FuzzCase, folder: string, random: Random): Promise<Outcome> {
  const path = writeCase(written, folder);
  const refusals: string[] = [];
  const problems = new Set<string>();
  let [images, complete] = [0, true];
  const refused = (error: unknown) => {
    if (!(error instanceof ImageError || error instanceof UsageError)) throw error;
    judgeRefusal(error);
    refusals.push(error.message);
  };

  const opening = openSource(path).catch(refused);
  const source = await opening;
  if (source !== undefined) {
    try {
      for (const candidate of source.images.slice(0, mostImages)) {
        const image = await candidate.open().catch(refused);
        if (image === undefined) continue;
        hold(candidate.available, 'availability', () => 'an image that is not available was opened');
        const inspection = await judgeImage(image, random);
        images += 1;
        complete &&= inspection.complete;
        for (const { code } of inspection.problems) problems.add(code);
      }
    } finally {
      source.close();
    }
  }
  if (random.once(4)) await judgeListing(path, random);
  const left = readdirSync(folder).filter((name) => name !== 'image' && name !== 'image.tar');
  hold(left.length === 0, 'files left behind', () => left.join(', '));
  const kind = images === 0 ? 'refused' : complete ? 'whole' : 'incomplete';
  return { kind, problems: [...problems], refusal: kind === 'refused' ? (refusals[0] ?? 'no image') : null };
}

async function judgeImage(image: Image, random: Random): Promise<Inspection> {
  const inspection = await read(image, random);
  judgeInspection(inspection, random);
  const report = judgeReports(inspection);
  if (!random.once(3)) driveExplorer(inspection, random, random.once(20) ? 80 : 6);
  if (random.once(8)) {
    const again = judgeReports(await inspectWhole(image, { pool: samePool }));
    hold(again === report, 'repeatable', () => 'a second reading gives another report');
  }
  if (random.once(8)) await judgeReading(image, random);
  if (random.once(400)) await judgeTerminal(inspection, random);
  return inspection;
}

/** To the end at once; or step by step as the explorer does, or with threads, now and then. */
async function read(image: Image, random: Random): Promise<Inspection> {
  if (random.once(400)) {
    const pool = new LayerPool();
    try {
      return await inspectWhole(image, { pool: inThreads(pool) });
    } finally {
      await pool.close();
    }
  }
  if (!random.once(8)) return inspectWhole(image, { pool: samePool });
  let last: Inspection | null = null;
  for await (const inspection of inspect(image, { pool: samePool, interval: 1 })) {
    if (!inspection.finished && random.once(3)) driveExplorer(inspection, random, 3);
    last = inspection;
  }
  return last!;
}

/** Threads are for large layers: these are said to be larger than they are. */
function inThreads(pool: LayerPool): Pool {
  const large = (blob: Blob): Blob => ({ ...blob, size: Math.max(blob.size, 1 << 20) });
  return { width: 2, read: (blob, onProgress: OnProgress) => pool.read(large(blob), onProgress) };
}

/** Writes the case into a folder, in the place of the one before; gives the path to open. */
export function writeCase(written: FuzzCase['written'], folder: string): string {
  if (written.form === 'file') {
    const file = join(folder, 'image.tar');
    writeFileSync(file, written.bytes);
    return file;
  }
  const top = join(folder, 'image');
  rmSync(top, { recursive: true, force: true });
  mkdirSync(top);
  for (const { name, content } of written.files) {
    const file = join(top, name);
    // Mutated names may lead out of the folder, or through a file: these are left out, as no tool could have written them.
    if (!file.startsWith(top + sep) || file.endsWith(sep) || name.includes('\0')) continue;
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_ACCESS_DENIED') throw error;
    }
  }
  return top;
}
