import type { Preview } from '../../content/preview-content.js';
import type { SafeText } from '../../format/safe-text.js';
import { type NodeId, noNode } from '../../path/path-tree.js';
import { absent, type VersionId } from '../../tree/version.js';
import { cursorNode, outlineOf } from '../files/files.js';
import { layoutFor } from '../room.js';
import type { State } from '../state.js';

/** What there is to show of a path beside the files. */
export type Shown = {
  readonly node: NodeId;
  readonly version: VersionId;
  readonly what:
    | { readonly kind: 'file'; readonly preview: Preview }
    /** What it holds stands in the listing. */
    | { readonly kind: 'directory' }
    /** Its layer has to be inflated for it, which takes a while: that is left to who asks for it. */
    | { readonly kind: 'far' }
    | { readonly kind: 'failure'; readonly failure: SafeText }
    | { readonly kind: 'nothing' };
};

/** The pane that shows what is selected, without a key. */
export type PreviewView = {
  /** What was asked for last; null where nothing was. */
  readonly asked: VersionId | null;
  /** What stands there: of what was selected before, until the other is here. */
  readonly shown: Shown | null;
};

export const noPreviewView: PreviewView = { asked: null, shown: null };

/** What the pane should show; null where there is no pane in sight, or nothing to show. */
export function previewWanted(state: State): { readonly node: NodeId; readonly version: VersionId } | null {
  if (state.inspection === null || state.overlay !== null || layoutFor(state).preview === 0) return null;
  const node = cursorNode(state);
  if (node === noNode) return null;
  const version = outlineOf(state)!.listing.versions[node]!;
  return version === absent ? null : { node, version };
}
