import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContentPool } from './content-pool.js';
import { writeDockerArchive } from './docker-archive.js';
import type { ImageFacts } from './image-facts.js';
import { type Compression, writeOciLayout } from './oci-layout.js';
import { type Preset, type PresetName, presets } from './presets.js';

/** How an image is stored: layers plain in a docker-archive, or compressed in an OCI layout. */
export type ImageForm = 'docker' | Compression;

/** An image on the disk. */
export type StoredImage = {
  readonly path: string;
  readonly facts: ImageFacts;
  /** The file that holds a layer as it is stored; of a docker-archive the archive. */
  readonly blobs: readonly string[];
};

/** Raised whenever the same seed gives other bytes, so that what is kept in a folder is made anew. */
const generation = 1;

/** Images by name, form, seed and size, in a folder that keeps them: what is there is not made again. */
export class ImageStore {
  readonly #folder: string;
  readonly #seed: number;
  readonly #scale: number;

  constructor(folder: string, { seed = 1, scale = 1 } = {}) {
    this.#folder = folder;
    this.#seed = seed;
    this.#scale = scale;
    mkdirSync(folder, { recursive: true });
  }

  async image(preset: PresetName, form: ImageForm): Promise<StoredImage> {
    const base = join(this.#folder, `${preset}-${this.#scale}-${this.#seed}-${generation}`);
    const path = form === 'docker' ? `${base}.tar` : `${base}-${form}`;
    const factsFile = `${path}.json`;
    if (!existsSync(factsFile)) {
      const image = form === 'docker' ? this.#archive(preset, path) : await this.#layout(preset, form, path);
      // Written last: without it the image is not finished.
      writeFileSync(`${factsFile}.part`, JSON.stringify(image));
      renameSync(`${factsFile}.part`, factsFile);
    }
    return { path, ...(JSON.parse(readFileSync(factsFile, 'utf8')) as Omit<StoredImage, 'path'>) };
  }

  #archive(name: PresetName, path: string): Omit<StoredImage, 'path'> {
    const preset: Preset = presets[name];
    const pool = new ContentPool(this.#seed, preset.bytes * this.#scale);
    const facts = writeDockerArchive(path, preset.plan(this.#seed, this.#scale), pool);
    return { facts, blobs: facts.layers.map(() => path) };
  }

  async #layout(name: PresetName, form: Compression, path: string): Promise<Omit<StoredImage, 'path'>> {
    const archive = await this.image(name, 'docker');
    rmSync(path, { recursive: true, force: true });
    const blobs = await writeOciLayout(path, archive, form);
    return { facts: archive.facts, blobs };
  }
}
