import { buildIfStale } from '../scripts/build.js';

/** Whole-program tests run the bundle: it must be the one of these sources. */
export async function setup(): Promise<void> {
  await buildIfStale();
}
