import type { Key } from './key.js';
import { type Keymap, keymapOf } from './keymap.js';
import type { Binding } from './keys/binding.js';

/** The keys that bindings are to have, by their ids. None: only the palette and the mouse have it. */
export type KeyOverrides = ReadonlyMap<string, readonly Key[]>;

/** A key that two bindings would have in one place. The binding that was to get it keeps its own keys. */
export type KeyConflict = { readonly key: Key; readonly id: string; readonly other: Binding };

/** Ctrl-C always leaves: a terminal program that cannot be left is a trap. */
export const reservedKey: Key = 'ctrl-c';

/**
 * The keymap with other keys. Where two bindings would have one key in one place, the override that came last is left out and told,
 * until every key has one meaning again.
 */
export function withKeys(
  keymap: Keymap,
  overrides: KeyOverrides,
): { readonly keymap: Keymap; readonly conflicts: readonly KeyConflict[] } {
  const left = new Map(overrides);
  const conflicts: KeyConflict[] = [];
  for (;;) {
    const bindings = keymap.bindings.map((binding) => ({ ...binding, keys: left.get(binding.id) ?? binding.keys }));
    const conflict = firstConflict(bindings, [...left.keys()]);
    if (conflict === null) return { keymap: keymapOf(bindings), conflicts };
    conflicts.push(conflict);
    left.delete(conflict.id);
  }
}

function firstConflict(bindings: readonly Binding[], changed: readonly string[]): KeyConflict | null {
  for (const id of changed.toReversed()) {
    const binding = bindings.find((each) => each.id === id)!;
    for (const key of binding.keys) {
      const other = bindings.find((each) => each !== binding && each.keys.includes(key) && meet(each, binding));
      if (other !== undefined) return { key, id, other };
    }
  }
  return null;
}

/** Whether two bindings mean something in one place: one for some overlays comes before one for everywhere. */
function meet(a: Binding, b: Binding): boolean {
  if (a.only === undefined || b.only === undefined) return a.only === b.only;
  return a.only.some((overlay) => b.only!.includes(overlay));
}
