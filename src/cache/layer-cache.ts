import { createHash, randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, futimesSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Blob } from '../blob/blob.js';
import { isPrivate, makeOwnFolder } from '../folders/own-folder.js';
import type { LayerClaims } from '../layer/layer-claims.js';
import type { LayerReading } from '../layer/layer-reading.js';
import type { Limits } from '../limits/limits.js';
import { type CacheBounds, keepWithin, keptBounds } from './cache-bounds.js';
import { type CacheFolder, cacheFolder } from './cache-folder.js';
import { packKept, readKept, writeKept } from './kept-file.js';
import { type KeptLayer, mostPlaces } from './kept-layer.js';
import { layerKey, placeKey } from './layer-key.js';
import { type Place, placeOf } from './place.js';

/** Of the room for all layers, the share that one may take: it is no use to drive out all others. */
const mostOfRoom = 1 / 2;

/**
 * Indexes of layers in files, one each, by all that they depend on. Several processes may work on them: a file is whole when it
 * gets its name, one that another process took away is a layer that is not here, and so is one that is damaged, has another
 * version or belongs to somebody else.
 *
 * Nothing here throws: the cache is no part of what the user asked for.
 */
export class LayerCache {
  readonly #limits: Limits;
  readonly #bounds: CacheBounds;
  readonly #folder: Promise<CacheFolder>;

  /** `limits` are those that layers are read with. */
  constructor(limits: Limits, bounds: CacheBounds = keptBounds.layers) {
    this.#limits = limits;
    this.#bounds = bounds;
    this.#folder = cacheFolder('layers');
  }

  /**
   * The index of a blob, if it is here: as it was read, where that very file was read and not changed since; else, of a blob that is
   * said to have a digest, as `cached`, since nobody looked at these bytes. No byte of the blob is read.
   */
  async find(blob: Blob, claims: LayerClaims): Promise<LayerReading | null> {
    return await orNull(async () => {
      const place = placeOf(blob);
      const here = place === null ? null : await orNull(() => this.#read(placeKey(place, claims, this.#limits)));
      if (here !== null) return here.reading;
      const key = layerKey(claims, this.#limits);
      const kept = key === null ? null : await this.#read(key);
      if (kept === null || kept.blobSize !== blob.size) return null;
      const isKnown = place !== null && kept.places.includes(place);
      return isKnown ? kept.reading : { ...kept.reading, passed: 'cached' };
    });
  }

  /**
   * Keeps what was read of a blob whose file was the same before and after: by its digest, if it was compressed and has the one that
   * it is said to have; else by its place, where it was read whole.
   */
  async keep(reading: LayerReading, claims: LayerClaims, place: Place, blobSize: number): Promise<boolean> {
    const { passed, compression, digest, changeset } = reading;
    const isVerified = passed === 'all' && compression !== 'none' && digest !== null && digest === claims.digest;
    const isUnpromised = passed === 'headers' || (passed === 'all' && claims.digest === null);
    if (!changeset.complete || !(isVerified || isUnpromised)) return false;
    const kept = await orNull(async () => {
      if (!isVerified) {
        return this.#write({ key: placeKey(place, claims, this.#limits), blobSize, places: [place], reading });
      }
      const key = layerKey(claims, this.#limits)!;
      const known = (await orNull(() => this.#read(key)))?.places ?? [];
      const places = [place, ...known.filter((other) => other !== place)].slice(0, mostPlaces);
      return await this.#write({ key, blobSize, places, reading });
    });
    return kept === true;
  }

  /** Removes what is too much by now. */
  async keepWithin(): Promise<void> {
    await orNull(async () => {
      const { path } = await this.#folder;
      if (path !== null) keepWithin(this.#bounds, path);
    });
  }

  async #read(key: string): Promise<KeptLayer | null> {
    const { path: folder, obstacle } = await this.#folder;
    if (folder === null || obstacle !== null) return null;
    // A link would lead to a file that is not ours.
    const descriptor = openSync(join(folder, nameOf(key)), constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    try {
      const stats = fstatSync(descriptor);
      if (!stats.isFile() || !isPrivate(stats) || stats.size > this.#bounds.bytes) return null;
      const kept = await readKept(descriptor, stats.size, key);
      const now = new Date();
      // In a folder that cannot be written, nothing is cleared away either.
      if (kept !== null) await orNull(async () => futimesSync(descriptor, now, now));
      return kept;
    } finally {
      closeSync(descriptor);
    }
  }

  async #write(kept: KeptLayer): Promise<boolean> {
    const { path: folder, obstacle } = await this.#folder;
    if (folder === null || obstacle !== null) return false;
    const pieces = packKept(kept);
    if (pieces.reduce((bytes, { length }) => bytes + length, 0) > this.#bounds.bytes * mostOfRoom) return false;
    if (!makeOwnFolder(folder)) return false;
    const path = join(folder, nameOf(kept.key));
    const unfinished = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
    try {
      await writeNew(unfinished, pieces);
      renameSync(unfinished, path);
      return true;
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw error;
    }
  }
}

async function writeNew(path: string, pieces: readonly Uint8Array[]): Promise<void> {
  const descriptor = openSync(path, 'wx', 0o600);
  try {
    await writeKept(descriptor, pieces);
  } finally {
    closeSync(descriptor);
  }
}

/** A name of its own for each key, whatever the key holds. */
function nameOf(key: string): string {
  return `${createHash('sha256').update(key).digest('hex')}.layer`;
}

/** What it gives; null where it throws. */
async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch {
    return null;
  }
}
