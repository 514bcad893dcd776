import type { ConfigFields } from './config-fields.js';
import { fieldAt, type JsonPlace } from './json-shape.js';

/** One step of how an image was made (image-spec config.md "history"). */
export type HistoryEntry = {
  /** When, RFC 3339 as written; null where it was not recorded. */
  readonly created: string | null;
  /** The command or Dockerfile instruction. */
  readonly createdBy: string | null;
  readonly comment: string | null;
  /** Who did it: some builders write their own name here. */
  readonly author: string | null;
  /** True when the step changed no file and so has no layer. */
  readonly emptyLayer: boolean;
};

export function historyEntryAt(place: JsonPlace, fields: ConfigFields): HistoryEntry {
  const step = fields.objectOf(place);
  return {
    created: fields.time(fieldAt(step, 'created')),
    createdBy: fields.text(fieldAt(step, 'created_by')),
    comment: fields.text(fieldAt(step, 'comment')),
    author: fields.text(fieldAt(step, 'author')),
    emptyLayer: fields.flag(fieldAt(step, 'empty_layer')),
  };
}
