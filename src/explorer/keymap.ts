import type { Key } from './key.js';
import type { Binding } from './keys/binding.js';
import { dockerfileKeys } from './keys/dockerfile.js';
import { faceKeys } from './keys/face.js';
import { filterKeys } from './keys/filter.js';
import { hiddenKeys } from './keys/hidden-files.js';
import { fileKeys } from './keys/in-a-file.js';
import { leaveKeys } from './keys/leave.js';
import { lookKeys } from './keys/look.js';
import { mouseKeys } from './keys/mouse.js';
import { moveKeys } from './keys/move.js';
import { orderKeys } from './keys/order.js';
import { outsideKeys } from './keys/outside.js';
import { paletteKeys } from './keys/palette.js';
import { treemapKeys } from './keys/treemap.js';
import type { Overlay } from './state.js';

/** What is true of the screen as far as the meaning of a key depends on it. */
export type KeyPlace = { readonly overlay: Overlay | null };

/** Which key does what. */
export type Keymap = {
  /** All bindings, in the order of the help. The footer takes the hints in this order too, as many as fit. */
  readonly bindings: readonly Binding[];
  /**
   * What a key does there. A key may have a meaning of its own in some places: it comes before the one that it has everywhere, and where it
   * has neither, the binding of another place says why it does nothing.
   */
  at(key: Key, place: KeyPlace): Binding | undefined;
  named(id: string): Binding | undefined;
};

export function keymapOf(bindings: readonly Binding[]): Keymap {
  const byKey = new Map<string, Binding[]>();
  for (const binding of bindings) {
    for (const key of binding.keys) {
      const others = byKey.get(key);
      if (others === undefined) byKey.set(key, [binding]);
      else others.push(binding);
    }
  }
  const byId = new Map(bindings.map((binding) => [binding.id, binding]));
  return {
    bindings,
    at: (key, { overlay }) => {
      const meanings = byKey.get(key) ?? [];
      const own = overlay === null ? undefined : meanings.find(({ only }) => only?.includes(overlay));
      return own ?? meanings.find(({ only }) => only === undefined) ?? meanings[0];
    },
    named: (id) => byId.get(id),
  };
}

/** The keys as they are where the user wants no others. */
export const standardKeymap = keymapOf([
  ...moveKeys,
  ...lookKeys,
  ...filterKeys,
  ...orderKeys,
  ...dockerfileKeys,
  ...outsideKeys,
  ...paletteKeys,
  ...fileKeys,
  ...hiddenKeys,
  ...treemapKeys,
  ...faceKeys,
  ...mouseKeys,
  ...leaveKeys,
]);
