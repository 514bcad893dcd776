import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ContentPool } from '../../bench/images/content-pool.js';
import { writeDockerArchive } from '../../bench/images/docker-archive.js';
import { presets } from '../../bench/images/presets.js';
import { asTar, hostileDockerArchive } from '../safety/hostile-images.js';

/** Puts an image into the folder, and gives its path. */
type Maker = (root: string, folder: string) => string;

const preset =
  (name: keyof typeof presets, scale: number): Maker =>
  (_, folder) => {
    const path = join(folder, `${name}.tar`);
    writeDockerArchive(path, presets[name].plan(1, scale), new ContentPool(1, presets[name].bytes * scale));
    return path;
  };

/** What the explorer is tried on: a file and a row each. */
export const stressImages: Readonly<Record<string, Maker>> = {
  demo: (root) => join(root, 'dist/demo.tar'),
  wide: preset('wide', 0.05),
  hostile: (_, folder) => {
    const path = join(folder, 'hostile.tar');
    writeFileSync(path, asTar(hostileDockerArchive()));
    return path;
  },
  damaged: (root, folder) => {
    const path = join(folder, 'damaged');
    cpSync(join(root, 'fixtures/conformance/layer/gzip-wrong-block'), path, { recursive: true });
    return path;
  },
  layers: preset('rewrites', 0.3),
};
