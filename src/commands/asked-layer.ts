import { UsageError } from '../problem/errors.js';
import type { Stack } from '../tree/stack.js';
import type { CommandArguments, CommandOption } from './command.js';

/** The option of commands that look at the filesystem after one layer. */
export const layerOption = {
  layer: {
    type: 'string',
    value: 'N',
    help: 'as it is after that layer, from 0 at the base; the last one unless given',
  },
} as const satisfies Record<string, CommandOption>;

/** The layer that is asked for; the last one where none is. */
export function askedLayer(args: CommandArguments, stack: Stack): number {
  const asked = args.text('layer');
  return asked === undefined ? stack.layers.length - 1 : layerNamed(asked, stack);
}

/** A layer by its position as the user wrote it. */
export function layerNamed(asked: string, stack: Stack): number {
  const top = stack.layers.length - 1;
  const layer = Number(asked);
  if (!/^\d+$/.test(asked) || layer > top) {
    throw new UsageError(`There is no layer ${asked}.`, `The layers of this image are 0 (the base) to ${top}.`);
  }
  return layer;
}
