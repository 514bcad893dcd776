import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { ImageForm, ImageStore, StoredImage } from '../images/image-store.js';
import type { PresetName } from '../images/presets.js';

/** Where a case is run, and with what. */
export type Setting = {
  /** The Node that runs the program and `node -e 0`. */
  readonly node: string;
  /** `bin/unearth.js` of the build that is measured. */
  readonly program: string;
  /** A program that is run inside a process (`bench/pieces`), by its name. */
  readonly piece: (name: string) => string;
  /** The file that is loaded before a program to tell its memory. */
  readonly tellPeak: string;
  /** A folder for what is thrown away. */
  readonly scratch: string;
  /** Images are smaller than they are meant to be. */
  readonly isTry: boolean;
  readonly image: (preset: PresetName, form: ImageForm) => Promise<StoredImage>;
};

/** The settings of one run of the bench, but for the program. */
export type Place = Omit<Setting, 'image' | 'program'> & { readonly store: ImageStore };

export function settingOf({ store, ...place }: Place, program: string): Setting {
  return { ...place, program, image: (preset, form) => store.image(preset, form) };
}

/** Where layers that were read are kept: a folder that is new in each run, or one for all runs of a subject. */
export function cacheFolder({ scratch }: Setting): { readonly UNEARTH_CACHE_DIR: string } {
  return { UNEARTH_CACHE_DIR: mkdtempSync(join(scratch, 'cache-')) };
}
