import { LayerPool } from '../layer/layer-pool.js';
import { defaultLimits, type Limits } from '../limits/limits.js';
import { imagesAsked } from '../source/choose-image.js';
import { DamagedDocument } from '../source/damaged-document.js';
import type { ImageCandidate } from '../source/image.js';
import { openSource } from '../source/open-source.js';
import { inspect } from './inspect.js';
import type { Inspection } from './inspection.js';
import type { AskedReading } from './read-image.js';
import { absentImage, outcomeOf, type Verification } from './verification.js';
import { verifyRest } from './verify-rest.js';

/** Told now and then how far the checking of an image is. */
export type OnVerified = (inspection: Inspection) => void;

type Reading = { readonly pool: LayerPool; readonly limits: Limits };

/**
 * Checks every image of a place, or those that are asked for, against all that is promised of their blobs. Throws as opening a
 * place does when there is none.
 */
export async function verifyImages(spec: string, asked: AskedReading, onProgress: OnVerified): Promise<Verification[]> {
  const { limits = defaultLimits } = asked;
  const source = await openSource(spec, { limits });
  // Never the cache: what is asked for is whether these bytes are right now what is promised.
  const pool = new LayerPool(limits);
  try {
    const here = new Set(imagesAsked(source, asked));
    const isAsked = asked.image !== undefined || asked.platform !== undefined;
    const verifications: Verification[] = [];
    for (const candidate of source.images) {
      if (here.has(candidate)) verifications.push(await verifyCandidate(candidate, { pool, limits }, onProgress));
      else if (!isAsked) verifications.push(absentImage(candidate));
    }
    return verifications;
  } finally {
    await pool.close();
    source.close();
  }
}

async function verifyCandidate(candidate: ImageCandidate, how: Reading, onProgress: OnVerified): Promise<Verification> {
  try {
    return await verifyImage(candidate, how, onProgress);
  } catch (error) {
    // A document that cannot be read is a broken image everywhere else. Here it is just what was looked for.
    if (!(error instanceof DamagedDocument)) throw error;
    const { checks, message } = error;
    return { ...absentImage(candidate), outcome: 'mismatch', checks, failure: message };
  }
}

async function verifyImage(candidate: ImageCandidate, how: Reading, onProgress: OnVerified): Promise<Verification> {
  const image = await candidate.open();
  let last: Inspection | null = null;
  for await (const inspection of inspect(image, how)) {
    last = inspection;
    onProgress(inspection);
  }
  for await (const inspection of verifyRest(last!, how)) {
    last = inspection;
    onProgress(inspection);
  }
  const { reference, platform, digest, imageId, layers } = image;
  const checks = [...image.checks, ...last!.layers.flatMap((layer) => layer.checks)];
  const outcome = outcomeOf(checks, layers);
  return { reference, platform, digest: digest ?? imageId, outcome, checks, layers, failure: null };
}
