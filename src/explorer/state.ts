import type { SafeText } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';
import type { NodeId } from '../path/path-tree.js';
import type { ImageChoice } from '../source/choose-image.js';
import type { SpoolProgress } from '../spool/spool-options.js';
import type { ContentView } from './content/content-view.js';
import type { CopiesView } from './copies/copies-view.js';
import type { PendingCount } from './count.js';
import type { Covered } from './covering.js';
import type { DiffView } from './diff/diff-view.js';
import { type DockerfileView, noDockerfileView } from './dockerfile/dockerfile-view.js';
import { type Folding, folded } from './files/folding.js';
import type { Order } from './files/order.js';
import type { Filter } from './filter/filter.js';
import type { FindingView } from './finding/finding-view.js';
import { type HelpView, noHelpView } from './help/help-view.js';
import { type HiddenView, noHiddenView } from './hidden/hidden-view.js';
import type { MenuName } from './menu/menu.js';
import { type Pointer, restingPointer } from './mouse/pointer.js';
import { noPaletteView, type PaletteView } from './palette/palette-view.js';
import { noPreviewView, type PreviewView } from './preview/preview-view.js';
import { noProblemsView, type ProblemsView } from './problems/problems-view.js';
import type { Prompt, TypedBefore } from './prompt.js';
import type { SameView } from './same/same-view.js';
import type { Setup } from './setup.js';
import type { Size } from './size.js';
import type { TreemapView } from './treemap/treemap-view.js';
import type { ToSave } from './world.js';

/** The panes that can have the keys. */
export const panes = ['layers', 'files', 'path'] as const;
export type Pane = (typeof panes)[number];

/**
 * What the files pane shows of the selected layer: what it changed, what changed since the base, what changed since the layer that is marked, all
 * that is there.
 */
export const views = ['changes', 'since-base', 'since-mark', 'filesystem'] as const;
export type View = (typeof views)[number];

/** The views that there are now. */
export function offeredViews({ mark }: State): readonly View[] {
  return mark === null ? views.filter((view) => view !== 'since-mark') : views;
}

export type Overlay =
  | 'help'
  | 'problems'
  | 'content'
  | 'copies'
  | 'diff'
  | 'found'
  | 'hidden'
  | 'same'
  | 'instruction'
  | 'dockerfile'
  | 'treemap';

/** The images to choose from. */
export type OpenChoice = Extract<ImageChoice, { readonly kind: 'choose' }>;

/** What was shown before hidden files were. */
export type Return = {
  readonly view: View;
  /** null when the user has chosen another layer since: that one stays. */
  readonly layer: number | null;
  /** The image was not read to its end, and no key was pressed since: hidden files that are found are gone to. */
  readonly pending: boolean;
};

/** All that the screen is a function of. */
export type State = Setup & {
  /** What the user named. */
  readonly title: SafeText;
  readonly size: Size;
  /** How far the copy is that has to be made of the place before it can be opened; null while none is. */
  readonly opening: SpoolProgress | null;
  /** The images to choose from, while the user has not chosen. */
  readonly choice: OpenChoice | null;
  /** Position of the selected one of them, and the first one in sight. */
  readonly choiceAt: number;
  readonly choiceTop: number;
  /** What is known of the image; null until it is opened. */
  readonly inspection: Inspection | null;
  readonly focus: Pane;
  /** The pane with the keys has the whole screen. */
  readonly zoomed: boolean;
  /** What the mouse is about. */
  readonly pointer: Pointer;
  /** The number that is being typed before a key. */
  readonly count: PendingCount | null;
  /** Position of the selected layer. */
  readonly layer: number;
  /** First layer in sight. */
  readonly layersTop: number;
  /** Hidden files are shown where they were; what to go back to when they no longer are. null: they are not shown. */
  readonly ghosts: Return | null;
  /** The layer that others are compared with; null where none is marked. */
  readonly mark: number | null;
  /** The largest files in one list, in place of the tree, and the order that this had; null: the tree is shown. */
  readonly flat: { readonly before: Order } | null;
  /** Only paths that are found are shown; null: all are. */
  readonly filter: Filter | null;
  readonly folding: Folding;
  /** The selected path; it stays selected while layers change, also where it is not there. null: the first one. */
  readonly cursor: NodeId | null;
  /** First row of the files pane in sight. */
  readonly filesTop: number;
  /** First line of the path pane in sight. */
  readonly pathTop: number;
  /** What lies over the panes. */
  readonly overlay: Overlay | null;
  /** What is covered by it, from the panes up. */
  readonly below: readonly Covered[];
  readonly overlayTop: number;
  readonly previewed: PreviewView;
  readonly help: HelpView;
  readonly problems: ProblemsView;
  readonly hidden: HiddenView;
  /** Hidden files that are likely secrets by their names; null while they are not counted. */
  readonly secrets: number | null;
  /** The file that is looked into; null where none is. */
  readonly content: ContentView | null;
  /** What the image stores more than once; null where that was not asked for. */
  readonly copies: CopiesView | null;
  /** Where else a content is; null where that was not asked for. */
  readonly same: SameView | null;
  /** Two versions of a file that are compared; null where none are. */
  readonly diff: DiffView | null;
  /** The last search through all files; null where none was. */
  readonly finding: FindingView | null;
  readonly dockerfile: DockerfileView;
  /** The map of sizes; null until it was asked for. */
  readonly treemap: TreemapView | null;
  /** What the user is typing, in the place of the footer. */
  readonly prompt: Prompt | null;
  /** What comes back with the arrows there. */
  readonly typedBefore: TypedBefore;
  /** What the user is asked a place for: it is saved whatever is selected, or known of the image, by then. null: nothing. */
  readonly toSave: ToSave | null;
  /** The menu that waits for its key. */
  readonly menu: MenuName | null;
  readonly palette: PaletteView;
  /** What is being read of a file for another program, and how much of it is here, 0 to 1; null while nothing is. */
  readonly fetching: { readonly what: SafeText; readonly share: number } | null;
  /** The selected row is being explained. */
  readonly explaining: boolean;
  /** Layers are being read through for their digests. */
  readonly verifying: boolean;
  /** How far the saving of something is, 0 to 1; null while nothing is saved. */
  readonly saving: number | null;
};

export function initialState(title: SafeText, size: Size, setup: Setup): State {
  return {
    ...setup,
    title,
    size,
    opening: null,
    choice: null,
    choiceAt: 0,
    choiceTop: 0,
    inspection: null,
    focus: 'layers',
    zoomed: false,
    pointer: restingPointer,
    count: null,
    layer: 0,
    layersTop: 0,
    ghosts: null,
    mark: null,
    flat: null,
    filter: null,
    folding: folded,
    cursor: null,
    filesTop: 0,
    pathTop: 0,
    overlay: null,
    below: [],
    overlayTop: 0,
    previewed: noPreviewView,
    help: noHelpView,
    problems: noProblemsView,
    hidden: noHiddenView,
    secrets: null,
    content: null,
    copies: null,
    same: null,
    diff: null,
    finding: null,
    dockerfile: noDockerfileView,
    treemap: null,
    prompt: null,
    typedBefore: {},
    toSave: null,
    menu: null,
    palette: noPaletteView,
    fetching: null,
    explaining: false,
    verifying: false,
    saving: null,
  };
}

/** Layers of the image whose figures are known. */
export function stackedLayers({ inspection }: State): number {
  return inspection?.analysis.layers.length ?? 0;
}

/** Whether the selected layer is stacked, so that its files can be shown. */
export function isLayerKnown(state: State): boolean {
  return state.layer < stackedLayers(state);
}
