import { readImage } from './inspect/read-image.js';
import { askLimits } from './limits/ask-limit.js';
import type { Limits } from './limits/limits.js';
import { hostPlatform, parsePlatform } from './oci/platform.js';
import { type JsonReport, jsonReport } from './report/json-report.js';

export { ImageError, UsageError } from './problem/errors.js';
export { type ProblemCode, problemCodes } from './problem/problem-codes.js';
export type { JsonArtifact, JsonLayer, JsonReport } from './report/json-report.js';

export type InspectImageOptions = {
  /** Which image, where there are several: a reference, tag, digest or image id. */
  readonly image?: string;
  /** `os/arch` or `os/arch/variant`; the host's unless given. */
  readonly platform?: string;
  /** Reads all layers through, so that every digest is checked. */
  readonly verify?: boolean;
  /** Uses the indexes of layers in the user's cache, and keeps there what was read, as the program does. Not unless asked for. */
  readonly cache?: boolean;
  /** How much is read, where that is not the default: numbers, or texts as the options of the program take them. */
  readonly limits?: Partial<Readonly<Record<keyof Limits, number | string>>>;
};

/**
 * Reads an image and reports on it. `place` is a file, a directory, or one of these behind a prefix of skopeo's. Rejects with an
 * ImageError when there is no image to read, with a UsageError when the options ask for one that is not there.
 */
export async function inspectImage(
  place: string,
  { image, platform, verify, cache, limits = {} }: InspectImageOptions = {},
): Promise<JsonReport> {
  const asked = {
    image,
    platform: platform === undefined ? undefined : parsePlatform(platform),
    host: hostPlatform(),
    limits: askLimits((name) => limits[name]),
    cache: cache === true,
  };
  return readImage(place, asked, async (inspection) => jsonReport(inspection), { verify: verify === true });
}
