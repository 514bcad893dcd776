import type { Problem } from '../problem/problem.js';
import { ConfigFields } from './config-fields.js';
import type { Digest } from './digest.js';
import { type HistoryEntry, historyEntryAt } from './history-entry.js';
import { fieldAt, isRecord, type JsonPlace, wrongShape } from './json-shape.js';
import { type Platform, platformAt } from './platform.js';

/** What an image says of itself (image-spec config.md). Fields that are missing or unusable are null or empty. */
export type ImageConfig = {
  readonly architecture: string | null;
  readonly os: string | null;
  readonly variant: string | null;
  /** When it was made, RFC 3339 as written; null where it was not recorded. */
  readonly created: string | null;
  /** User, and group after a colon, that its processes run as; null where none is set, which means root. */
  readonly user: string | null;
  /** `NAME=value` */
  readonly env: readonly string[];
  readonly entrypoint: readonly string[];
  readonly cmd: readonly string[];
  readonly workingDir: string | null;
  /** `8080/tcp` */
  readonly exposedPorts: readonly string[];
  /** A Map, so that `__proto__` is a name like any other. */
  readonly labels: ReadonlyMap<string, string>;
  /** Oldest step first. */
  readonly history: readonly HistoryEntry[];
  /** Digests of the uncompressed layers, from the base up; null where one is no digest. */
  readonly diffIds: readonly (Digest | null)[];
};

export type { HistoryEntry };

/** A config that was read, with the platform it names and the fields that were not of the type the spec wants. */
export type ReadConfig = {
  readonly config: ImageConfig;
  readonly platform: Platform | null;
  readonly problems: readonly Problem[];
};

/** What stands for the config of an image that has none: nothing is known, and of as many layers no diff id. */
export function bareConfig(layers: number): ReadConfig {
  const read = imageConfigAt({ document: '', path: '', value: {} });
  return { ...read, config: { ...read.config, diffIds: Array.from({ length: layers }, () => null) } };
}

/** Reads a config and goes on past fields that are wrong: there is much to see in an image without its labels. */
export function imageConfigAt(place: JsonPlace): ReadConfig {
  if (!isRecord(place.value)) throw wrongShape(place, 'an object');
  const fields = new ConfigFields();
  const top = (name: string): JsonPlace => fieldAt(place, name);
  const run = fields.objectOf(top('config'));
  const rootfs = fields.objectOf(top('rootfs'));

  const config: ImageConfig = {
    architecture: fields.word(top('architecture')),
    os: fields.word(top('os')),
    variant: fields.word(top('variant')),
    created: fields.time(top('created')),
    user: fields.text(fieldAt(run, 'User')),
    env: fields.texts(fieldAt(run, 'Env')),
    entrypoint: fields.command(fieldAt(run, 'Entrypoint')),
    cmd: fields.command(fieldAt(run, 'Cmd')),
    workingDir: fields.text(fieldAt(run, 'WorkingDir')),
    exposedPorts: fields.names(fieldAt(run, 'ExposedPorts')),
    labels: fields.textsByName(fieldAt(run, 'Labels')),
    history: fields.items(top('history')).map((step) => historyEntryAt(step, fields)),
    diffIds: fields.items(fieldAt(rootfs, 'diff_ids')).map((diffId) => fields.digest(diffId)),
  };
  return { config, platform: platformAt(place), problems: fields.problems };
}
