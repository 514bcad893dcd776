import { ConfigFields } from './config-fields.js';
import type { HistoryEntry } from './history-entry.js';
import { imageConfigAt, type ReadConfig } from './image-config.js';
import { fieldAt, isAbsent, isRecord, type JsonPlace, wrongShape } from './json-shape.js';

declare const checked: unique symbol;

/** The random name of a layer and image in one; not the digest of anything. Only checked ones become paths. */
export type V1Id = string & { readonly [checked]: true };

/**
 * An image as docker had them before 1.10: one layer, its config, and the image that it builds on (moby
 * docker-image-spec v1, "Image JSON Description").
 */
export type V1Image = {
  /** What it calls itself; null where it does not, or not with an id. */
  readonly id: V1Id | null;
  /** The image that it builds on; null where it is a base, or names one with what is no id. */
  readonly parent: V1Id | null;
  /** True when the step that made it changed no file. */
  readonly throwaway: boolean;
  /** The step that made it. */
  readonly step: HistoryEntry;
  /** Its config, without history and diff ids, which this form does not have. */
  readonly config: ReadConfig;
};

export function parseV1Id(text: string): V1Id | null {
  return /^[0-9a-f]{64}$/.test(text) ? (text as V1Id) : null;
}

export function v1ImageAt(place: JsonPlace): V1Image {
  if (!isRecord(place.value)) throw wrongShape(place, 'an object');
  const fields = new ConfigFields();
  const at = (name: string): JsonPlace => fieldAt(place, name);
  const container = fields.objectOf(at('container_config'));
  // As docker joined it when it moved such images to the form of today (moby image/v1/imagev1.go).
  const command = fields.command(fieldAt(container, 'Cmd')).join(' ');
  const read = imageConfigAt(place);
  const image = {
    id: idAt(at('id'), fields),
    parent: idAt(at('parent'), fields),
    throwaway: fields.flag(at('throwaway')),
    step: {
      created: read.config.created,
      createdBy: command || null,
      comment: fields.text(at('comment')),
      author: fields.text(at('author')),
      emptyLayer: false,
    },
  };
  return { ...image, config: { ...read, problems: [...read.problems, ...fields.problems] } };
}

function idAt(place: JsonPlace, fields: ConfigFields): V1Id | null {
  if (isAbsent(place) || place.value === '') return null;
  const id = typeof place.value === 'string' ? parseV1Id(place.value) : null;
  if (id === null) fields.note(place, 'the id of an image');
  return id;
}

/** The names in the file `repositories`, and what each stands for: an id, if it is one. */
export function repositoriesAt(place: JsonPlace): readonly (readonly [name: string, id: V1Id | null])[] {
  const fields = new ConfigFields();
  return fields
    .entries(place)
    .flatMap(([repository, tags]) =>
      fields
        .entries(tags)
        .map(
          ([tag, id]) => [`${repository}:${tag}`, typeof id.value === 'string' ? parseV1Id(id.value) : null] as const,
        ),
    );
}
