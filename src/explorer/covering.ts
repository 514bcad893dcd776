import type { Overlay, State } from './state.js';

/** What lay over the panes when something else came to lie over it: as it was, for the step back. */
export type Covered = Pick<State, 'overlayTop' | 'content' | 'diff' | 'same'> & { readonly overlay: Overlay };

/** Steps that can be gone back. Whoever went round in circles for longer has forgotten where that began. */
const mostSteps = 32;

/** Each of them is about one file, so one may lie over another of its kind. */
const aboutOneFile: readonly Overlay[] = ['content', 'diff', 'same'];

/** Lays something over all that is there. Of what lies there already, and is not about one file, the steps back to it are gone. */
export function covered(state: State, overlay: Overlay, views: Partial<Covered> = {}): State {
  const { overlay: top, overlayTop, content, diff, same, below } = state;
  const steps = top === null ? below : [...below, { overlay: top, overlayTop, content, diff, same }];
  const at = aboutOneFile.includes(overlay) ? -1 : steps.findIndex((step) => step.overlay === overlay);
  if (at !== -1) return { ...restored(state, steps[at]!), ...views, below: steps.slice(0, at) };
  return { ...state, overlayTop: 0, ...views, overlay, below: steps.slice(-mostSteps) };
}

/** One step back: what was covered last is there again, as it was. */
export function uncovered(state: State): State {
  const last = state.below.at(-1);
  return last === undefined ? bare(state) : { ...restored(state, last), below: state.below.slice(0, -1) };
}

/** The panes, and nothing over them. */
export function bare(state: State): State {
  if (state.overlay === null) return state;
  return { ...state, overlay: null, overlayTop: 0, below: [], content: null, diff: null, same: null };
}

/** Lays something over the rest; where it does so already, goes one step back. */
export function toggled(state: State, overlay: Overlay): State {
  return state.overlay === overlay ? uncovered(state) : covered(state, overlay);
}

function restored(state: State, step: Covered): State {
  const { content } = step;
  if (content === null || content.version === state.content?.version) return { ...state, ...step };
  // Another one is open now: what was being asked of this one does not come any more.
  return { ...state, ...step, content: { ...content, asked: null, searching: false } };
}
