import type { ImageForm } from '../images/image-store.js';
import type { PresetName } from '../images/presets.js';
import type { Case, Target } from './case.js';
import { bytesAnEntry, emptyNode, inflateLargest, jsonReport, listThroughPipes, scanHeaders } from './subjects.js';

/** A whole run from the start of the process to the last byte of the JSON report, with nothing kept of an earlier one. */
function report(
  name: string,
  what: string,
  [preset, form]: readonly [PresetName, ImageForm],
  rest: Pick<Case, 'baseline' | 'note' | 'others'> & { readonly target: Target | null | Case['target'] },
): Case {
  const { target, ...others } = rest;
  return {
    name,
    what,
    unit: 'ms',
    image: [preset, form],
    ours: (setting) => jsonReport(setting, preset, form),
    target: typeof target === 'function' ? target : () => target,
    ...others,
  };
}

export const readingCases: readonly Case[] = [
  report('real', '1.2 GB docker-archive, 31 000 entries, 7 layers', ['real', 'docker'], {
    baseline: (setting) => listThroughPipes(setting, 'real'),
    others: async (setting) => [emptyNode(setting), await scanHeaders(setting, 'real')],
    target: { ratio: 1 / 2.5 },
    note: 'Contents are skipped, so its 1.2 GB cost nothing; half of the time is the start of Node.',
  }),
  report('wide', 'docker-archive, 224 000 entries, 20 layers', ['wide', 'docker'], {
    baseline: async (setting) => emptyNode(setting),
    others: async (setting) => [await scanHeaders(setting, 'wide')],
    target: { ratio: 15, megabytes: 250 },
    note: "Grows in line with the entries; dive's core needs 22 s and 3.8 GB for such an image.",
  }),
  report('million', 'docker-archive, 1 000 000 entries, 40 layers', ['million', 'docker'], {
    baseline: (setting) => scanHeaders(setting, 'million'),
    others: async (setting) => [await listThroughPipes(setting, 'million')],
    target: { ratio: 3, megabytes: 500 },
    note: 'Against the bare scanner: all that is made of a header beyond reading it, the figures and the report among it.',
  }),
  {
    name: 'million-memory',
    what: 'the same, bytes an entry that are kept beside the names',
    unit: 'bytes',
    image: null,
    ours: (setting) => bytesAnEntry(setting, 'million'),
    baseline: async () => null,
    target: () => ({ most: 160 }),
    note: 'Heap and buffers of a finished inspection, collected, without the bytes of names in the layers and in the path tree.',
  },
  report('gzip', 'OCI gzip, the 1.2 GB image, digests verified', ['real', 'gzip'], {
    baseline: (setting) => inflateLargest(setting, 'real', 'gzip', 'gzip'),
    others: async (setting) => [await inflateLargest(setting, 'real', 'gzip', 'pigz')],
    target: { ratio: 0.7 },
    note: 'All layers, against one that has most of the bytes. zlib sets the pace, one thread a layer; hashing goes on beside it.',
  }),
  report('zstd', 'OCI zstd, the 1.2 GB image, digests verified', ['real', 'zstd'], {
    baseline: (setting) => inflateLargest(setting, 'real', 'zstd', 'zstd'),
    target: (nodeMajor) => ({ ratio: nodeMajor >= 22 ? 2.5 : 5 }),
    note: 'Node 20 has no zstd of its own; there it is JavaScript.',
  }),
  report('whiteouts', '50 000 files, 5000 removed by a second layer', ['whiteouts', 'docker'], {
    baseline: async (setting) => ({ ...(await jsonReport(setting, 'kept', 'docker')), name: 'none removed' }),
    target: { ratio: 1.2 },
    note: "dive's core needs 40 s for 500 of them.",
  }),
];
