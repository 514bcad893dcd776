import type { ImageForm } from '../images/image-store.js';
import type { PresetName } from '../images/presets.js';
import type { Case } from './case.js';
import { jsonReport } from './subjects.js';

/** A second opening, with what the first one kept of the layers, against a first opening of the plain form. */
function again(preset: PresetName, form: ImageForm, what: string, most?: number): Case {
  return {
    name: `again-${preset}${form === 'docker' ? '' : `-${form}`}`,
    what: `${what}, opened for the second time`,
    unit: 'ms',
    image: null,
    ours: (setting) => jsonReport(setting, preset, form, 'second'),
    baseline: async (setting) => ({ ...(await jsonReport(setting, preset, 'docker')), name: 'plain, first time' }),
    target: () => (most === undefined ? { ratio: 1 } : { ratio: 1, most }),
    note: '',
  };
}

export const againCases: readonly Case[] = [
  again('real', 'docker', 'the 1.2 GB docker-archive', 400),
  again('real', 'gzip', 'the 1.2 GB image, OCI gzip', 400),
  again('real', 'zstd', 'the 1.2 GB image, OCI zstd', 400),
  again('wide', 'docker', '224 000 entries'),
  again('million', 'docker', '1 000 000 entries'),
];
