import type { CaseName } from '../cases/cases.js';
import type { KeyCaseName } from '../cases/key-cases.js';
import type { ImageForm } from '../images/image-store.js';
import type { PresetName } from '../images/presets.js';
import type { Subject } from '../measure/subject.js';
import { keyScripts } from './key-scripts.js';
import { pressing } from './pressing.js';
import type { Race } from './race.js';
import type { Setting } from './setting.js';
import {
  bytesAnEntry,
  type ContentFigure,
  emptyNode,
  emptyNodeOnTerminal,
  explorer,
  inflateLargest,
  jsonReport,
  listThroughPipes,
  readContents,
  scanHeaders,
  wholeProcess,
} from './subjects.js';

/** A first opening, up to the whole report. */
function reading(preset: PresetName, form: ImageForm, against: Pick<Race, 'baseline' | 'others'>): Race {
  return { image: [preset, form], ours: (setting) => jsonReport(setting, preset, form), ...against };
}

/** Two times that one run of `bench/pieces/read-contents.ts` tells. */
function contents(ours: ContentFigure, baseline: ContentFigure, name: string): Race {
  const figures = new Map<string, readonly [Subject, Subject]>();
  const pair = async (setting: Setting) => {
    const made = figures.get(setting.program) ?? (await readContents(setting, 'real', 'gzip', ours, baseline, name));
    figures.set(setting.program, made);
    return made;
  };
  return { ours: async (setting) => (await pair(setting))[0], baseline: async (setting) => (await pair(setting))[1] };
}

/** A second opening, against a first one of the plain form. */
function again(preset: PresetName, form: ImageForm): Race {
  return {
    ours: (setting) => jsonReport(setting, preset, form, 'second'),
    baseline: async (setting) => called('plain, first time', await jsonReport(setting, preset, 'docker')),
  };
}

/** A first opening against the bare scanner. */
function scale(preset: PresetName): Race {
  return reading(preset, 'docker', { baseline: (setting) => scanHeaders(setting, preset) });
}

/** Keys on the large image against the same keys on the small one. */
function keys(name: KeyCaseName): Race {
  return {
    ours: (setting, runs) => pressing(setting, 'million', keyScripts[name], runs),
    baseline: async (setting, runs) =>
      setting.isTry ? null : called('2000 entries', await pressing(setting, 'small', keyScripts[name], runs)),
  };
}

function called(name: string, subject: Subject): Subject {
  return { ...subject, name };
}

/** Who takes turns in each case. */
export const races: Readonly<Record<CaseName, Race>> = {
  real: reading('real', 'docker', {
    baseline: (setting) => listThroughPipes(setting, 'real'),
    others: async (setting) => [emptyNode(setting), await scanHeaders(setting, 'real')],
  }),
  wide: reading('wide', 'docker', {
    baseline: async (setting) => emptyNode(setting),
    others: async (setting) => [await scanHeaders(setting, 'wide')],
  }),
  million: reading('million', 'docker', {
    baseline: (setting) => scanHeaders(setting, 'million'),
    others: async (setting) => [await listThroughPipes(setting, 'million')],
  }),
  'million-memory': { ours: (setting) => bytesAnEntry(setting, 'million'), baseline: async () => null },
  gzip: reading('real', 'gzip', {
    baseline: (setting) => inflateLargest(setting, 'real', 'gzip', 'gzip'),
    others: async (setting) => [await inflateLargest(setting, 'real', 'gzip', 'pigz')],
  }),
  zstd: reading('real', 'zstd', { baseline: (setting) => inflateLargest(setting, 'real', 'zstd', 'zstd') }),
  whiteouts: reading('whiteouts', 'docker', {
    baseline: async (setting) => called('none removed', await jsonReport(setting, 'kept', 'docker')),
  }),
  'again-real': again('real', 'docker'),
  'again-gzip': again('real', 'gzip'),
  'again-zstd': again('real', 'zstd'),
  'again-wide': again('wide', 'docker'),
  'again-million': again('million', 'docker'),
  help: {
    ours: async (setting) =>
      wholeProcess('unearth', setting, { program: setting.node, args: [setting.program, '--help'] }),
    baseline: async (setting) => emptyNode(setting),
  },
  'first-frame': {
    ours: (setting) => explorer(setting, 'real', 'docker', 'firstFrame'),
    baseline: async (setting) => emptyNodeOnTerminal(setting),
  },
  'content-first': contents('first', 'inflate', 'inflating it'),
  'content-next': contents('next', 'first', 'the first one'),
  explorer: {
    ours: (setting) => explorer(setting, 'real', 'docker', 'lastHeader'),
    baseline: async (setting) => emptyNodeOnTerminal(setting),
  },
  'keys-cursor': keys('keys-cursor'),
  'keys-scroll': keys('keys-scroll'),
  'keys-page': keys('keys-page'),
  'keys-expand': keys('keys-expand'),
  'keys-pane': keys('keys-pane'),
  'keys-hidden': keys('keys-hidden'),
  'keys-view': keys('keys-view'),
  'keys-layer': keys('keys-layer'),
  'keys-layer-whole': keys('keys-layer-whole'),
  'keys-filter': keys('keys-filter'),
  'keys-filter-none': keys('keys-filter-none'),
  huge: scale('huge'),
  rewrites: scale('rewrites'),
  children: scale('children'),
  deep: scale('deep'),
};
