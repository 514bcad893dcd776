import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import { keyLabel } from '../key.js';
import { type Segment, segment } from '../row.js';
import type { State } from '../state.js';

/** What a sentence tells the user to press: the first key of a binding, or its command where the config gives it none. */
export function keyFor({ keymap, signs }: Pick<State, 'keymap' | 'signs'>, id: string): SafeText {
  const key = keymap.named(id)?.keys[0];
  return key === undefined ? safe`:${safeText(id)}` : keyLabel(key, signs);
}

/** The same for who has no state: what is said when the world has answered. */
export type KeyFor = (id: string) => SafeText;

/** At the end of the title of what lies over the panes; a click on it does it. */
export function closesHint(state: State): Segment {
  return closing(state, safe`  `);
}

/** The same behind other words than a title. */
export function closing(state: State, space: SafeText = safe``): Segment {
  return segment(safe`${space}${keyFor(state, 'back')} closes`, 'faint', { on: 'binding', id: 'back' });
}
