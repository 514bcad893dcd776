import type { Key } from './key.js';
import type { Binding } from './keys/binding.js';
import { hiddenKeys } from './keys/hidden-files.js';
import { fileKeys } from './keys/in-a-file.js';
import { leaveKeys } from './keys/leave.js';
import { lookKeys } from './keys/look.js';
import { moveKeys } from './keys/move.js';

/** All keys, in the order of the help. The footer takes the hints in this order too, as many as fit. */
export const keymap: readonly Binding[] = [...moveKeys, ...lookKeys, ...fileKeys, ...hiddenKeys, ...leaveKeys];

const byKey = new Map(keymap.flatMap((binding) => binding.keys.map((key) => [key as string, binding] as const)));
const byId = new Map(keymap.map((binding) => [binding.id, binding]));

export function bindingOf(key: Key): Binding | undefined {
  return byKey.get(key);
}

export function bindingNamed(id: string): Binding | undefined {
  return byId.get(id);
}
