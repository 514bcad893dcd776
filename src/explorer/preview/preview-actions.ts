import { type SafeText, safe } from '../../format/safe-text.js';
import { previewFrom } from '../layout.js';
import type { Update } from '../message.js';
import { layoutFor } from '../room.js';
import type { State } from '../state.js';
import { previewWanted, type Shown } from './preview-view.js';

/** True where there is room for the pane, or why it cannot be shown. */
export function canPreview(state: State): true | SafeText {
  const { columns, rows } = previewFrom;
  if (layoutFor({ ...state, preview: true }).preview > 0) return true;
  return safe`There is room for a preview from ${columns} columns and ${rows} rows on, where all panes are.`;
}

export function togglePreview(state: State): State {
  return { ...state, preview: !state.preview };
}

/** Asks for what is selected now, where that is not what was asked for. */
export function withPreview({ state, effects }: Update): Update {
  const wanted = previewWanted(state);
  if (wanted === null || wanted.version === state.previewed.asked) return { state, effects };
  const { node, version } = wanted;
  return {
    state: { ...state, previewed: { ...state.previewed, asked: version } },
    effects: [...effects, { type: 'preview', inspection: state.inspection!, node, version }],
  };
}

/** It is here, and still what is wanted. */
export function previewed(state: State, shown: Shown): State {
  return shown.version === state.previewed.asked ? { ...state, previewed: { ...state.previewed, shown } } : state;
}
