import type { Duplicate } from '../analysis/duplicates.js';
import type { ContentDifference } from '../content/content-difference.js';
import type { ContentKind, ShownRows } from '../content/content-reader.js';
import type { NameSearch } from '../find/name-search.js';
import type { SafeText } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';
import type { NodeId } from '../path/path-tree.js';
import type { ImageCandidate } from '../source/image.js';
import type { SpoolProgress } from '../spool/spool-options.js';
import type { VersionId } from '../tree/version.js';
import type { CopyWhat, ToCopy } from './copy/copy-what.js';
import type { PendingCount } from './count.js';
import type { Sort } from './files/order.js';
import type { QuickFilter } from './filter/quick-filters.js';
import type { FoundLine } from './finding/finding-view.js';
import type { Key } from './key.js';
import type { MenuName } from './menu/menu.js';
import type { MouseReport } from './mouse/mouse-report.js';
import type { Shown } from './preview/preview-view.js';
import type { PromptName } from './prompt.js';
import type { Size } from './size.js';
import type { OpenChoice, Overlay, Pane, State } from './state.js';
import type { Ground, ThemeChoice } from './themes.js';
import type { OutsideProgram, ToSave } from './world.js';

/** What a key can ask for. The table in `keymap.ts` says which key asks for what. */
export type Action =
  | { readonly type: 'move'; readonly by: number }
  /** A screenful, or half of one. */
  | { readonly type: 'page'; readonly by: number }
  /** To an end of the list; to one of its rows, where a number was typed. */
  | { readonly type: 'edge'; readonly to: 'first' | 'last'; readonly row?: number }
  | { readonly type: 'focus'; readonly pane: Pane }
  | { readonly type: 'focus-next'; readonly by: 1 | -1 }
  /** The pane with the keys gets the whole screen, or gives it back. */
  | { readonly type: 'zoom' }
  | { readonly type: 'layer'; readonly by: number }
  | { readonly type: 'view'; readonly by: number }
  | { readonly type: 'ghosts' }
  /** In the next order; or by `to`, the other way round where files stand so already. */
  | { readonly type: 'sort'; readonly to?: Sort }
  | { readonly type: 'reverse' }
  | { readonly type: 'directories-first' }
  /** The largest files in one list, or the tree again. */
  | { readonly type: 'flat' }
  /** The layer that others are compared with; again: none is. */
  | { readonly type: 'mark' }
  /** Asks which paths to show; shows those with that text, where there is one. */
  | { readonly type: 'filter'; readonly text?: string }
  | { readonly type: 'quick-filter'; readonly filter: QuickFilter }
  | { readonly type: 'enter' }
  | { readonly type: 'unfold' }
  | { readonly type: 'fold' }
  | { readonly type: 'fold-all'; readonly open: boolean }
  | { readonly type: 'explain' }
  | { readonly type: 'overlay'; readonly overlay: Overlay }
  /** Looks into the selected file. */
  | { readonly type: 'look' }
  /** Compares the selected file with its version before. */
  | { readonly type: 'compare' }
  /** Lines of a file are wrapped, or cut. */
  | { readonly type: 'wrap' }
  /** A file as text, or as bytes. */
  | { readonly type: 'bytes' }
  /** The user is asked for a line of text. */
  | { readonly type: 'prompt'; readonly prompt: PromptName }
  /** To the next place that has what is searched for, or the one before. */
  | { readonly type: 'next-match'; readonly by: number }
  /** Shows what is stored more than once. */
  | { readonly type: 'copies' }
  /** Shows where else the selected content is. */
  | { readonly type: 'same' }
  /** Asks what to search all files for. */
  | { readonly type: 'find' }
  /** Asks where to save the file or directory. */
  | { readonly type: 'save' }
  /** Reads through the layers whose bytes are not checked; stops that while it is being done. */
  | { readonly type: 'verify' }
  /** Hidden files are put together by the next thing. */
  | { readonly type: 'regroup' }
  /** Hidden files that say little are folded away, or not. */
  | { readonly type: 'noise' }
  /** An instruction as its builder wrote it, or as a Dockerfile has it. */
  | { readonly type: 'raw-step' }
  /** Shows sizes as areas. */
  | { readonly type: 'treemap' }
  /** Out of the directory that the map shows. */
  | { readonly type: 'treemap-out' }
  /** Shows the selected path of the map among the files. */
  | { readonly type: 'treemap-show' }
  /** Draws in the next theme, or in that one. */
  | { readonly type: 'theme'; readonly to?: ThemeChoice }
  /** Shows what is selected beside the files, or no longer. */
  | { readonly type: 'preview' }
  /** The terminal gets the mouse for selecting text, or gives it back. */
  | { readonly type: 'mouse' }
  /** Moves the divider by so many columns. */
  | { readonly type: 'divide'; readonly by: number }
  /** Asks for a command. */
  | { readonly type: 'palette' }
  /** Asks for one more key. */
  | { readonly type: 'menu'; readonly menu: MenuName }
  | { readonly type: 'copy'; readonly what: CopyWhat }
  /** Gives the selected file to another program. */
  | { readonly type: 'open-outside'; readonly program: OutsideProgram }
  /** Shows a path in the files. */
  | { readonly type: 'go-to'; readonly node: NodeId }
  | { readonly type: 'back' }
  | { readonly type: 'suspend' }
  | { readonly type: 'quit' };

/** Everything that can happen to the explorer. */
export type Message =
  | { readonly type: 'key'; readonly key: Key }
  | { readonly type: 'mouse'; readonly report: MouseReport }
  /** Nothing followed the number of a pane: it was nothing else. */
  | { readonly type: 'count-over'; readonly count: PendingCount }
  | { readonly type: 'pasted'; readonly text: string }
  | { readonly type: 'resized'; readonly size: Size }
  | { readonly type: 'opening'; readonly progress: SpoolProgress }
  | { readonly type: 'found'; readonly choice: OpenChoice }
  | { readonly type: 'chosen'; readonly candidate: ImageCandidate }
  | { readonly type: 'inspected'; readonly inspection: Inspection }
  /** How much of the layer is inflated whose content is to be looked at, 0 to 1. */
  | { readonly type: 'inflating'; readonly share: number }
  | { readonly type: 'content-opened'; readonly kind: ContentKind }
  | { readonly type: 'content-failed'; readonly failure: SafeText }
  | { readonly type: 'rows'; readonly page: ShownRows & { readonly from: number } }
  | { readonly type: 'bytes'; readonly from: number; readonly bytes: Uint8Array }
  /** The row in which what was searched for is; null where it is in none. */
  | { readonly type: 'content-found'; readonly row: number | null }
  /** More of the paths was searched. */
  | { readonly type: 'paths-searched'; readonly search: NameSearch }
  /** How many hidden files of the image are likely secrets. */
  /** What the preview is to show. */
  | { readonly type: 'previewed'; readonly shown: Shown }
  | { readonly type: 'secrets-counted'; readonly inspection: Inspection; readonly count: number }
  | { readonly type: 'copies-found'; readonly duplicates: readonly Duplicate[] }
  | { readonly type: 'copies-failed'; readonly failure: SafeText }
  | { readonly type: 'same-found'; readonly version: VersionId; readonly places: readonly VersionId[] }
  | { readonly type: 'same-failed'; readonly failure: SafeText }
  | { readonly type: 'lines-found'; readonly lines: readonly FoundLine[] }
  /** How far the search through all files is, 0 to 1. */
  | { readonly type: 'searching-files'; readonly share: number }
  /** It came to its end; what there is to say of that. */
  | { readonly type: 'files-searched'; readonly remark: SafeText | null }
  | { readonly type: 'compared'; readonly difference: ContentDifference }
  | { readonly type: 'compare-failed'; readonly failure: SafeText }
  /** How far the saving is, 0 to 1. */
  | { readonly type: 'saving'; readonly share: number }
  /** It has ended; what there is to say. */
  | { readonly type: 'saved'; readonly notice: SafeText }
  /** The terminal said what its background is. */
  | { readonly type: 'ground'; readonly ground: Ground }
  /** How much of what another program is to get is here, 0 to 1. */
  | { readonly type: 'fetching'; readonly share: number }
  /** It has it, or will not get it; what there is to say. */
  | { readonly type: 'fetched'; readonly notice: SafeText | null }
  /** The checking of layers has ended, or was stopped. */
  | { readonly type: 'verified' };

/** What a message makes of the state, and what is to be done outside for it. */
export type Update = { readonly state: State; readonly effects: readonly Effect[] };

/** What the explorer asks of the world. */
export type Effect =
  /** Says after a while that the count is over. */
  | { readonly type: 'await-count'; readonly count: PendingCount }
  | { readonly type: 'inspect'; readonly candidate: ImageCandidate }
  | { readonly type: 'verify'; readonly inspection: Inspection }
  | { readonly type: 'stop-verifying' }
  /** Opens a content; what is read and searched from then on is in it. */
  | { readonly type: 'open-content'; readonly inspection: Inspection; readonly version: VersionId }
  | { readonly type: 'close-content' }
  | { readonly type: 'read-rows'; readonly from: number; readonly count: number }
  /** `from` is given back with what was read. */
  | { readonly type: 'read-bytes'; readonly from: number; readonly offset: number; readonly length: number }
  /** Compares all contents of equal size. */
  | { readonly type: 'find-copies'; readonly inspection: Inspection }
  /** Finds every version with the content of one. */
  | { readonly type: 'find-same'; readonly inspection: Inspection; readonly version: VersionId }
  | { readonly type: 'row-of-line'; readonly line: number }
  /** Searches every version of every file; what was searched for before is given up. */
  | { readonly type: 'search-files'; readonly inspection: Inspection; readonly text: string }
  | { readonly type: 'stop-searching-files' }
  /** Goes on with a search through the names of the image; what was searched for before is given up. */
  | { readonly type: 'search-paths'; readonly search: NameSearch }
  | { readonly type: 'stop-searching-paths' }
  /** Reads what there is to show of a path, when the cursor has rested on it; what was asked for before is given up. */
  | { readonly type: 'preview'; readonly inspection: Inspection; readonly node: NodeId; readonly version: VersionId }
  /** Counts the hidden files that are likely secrets. */
  | { readonly type: 'count-secrets'; readonly inspection: Inspection }
  /** Compares the contents of two versions; what was compared before is given up. */
  | {
      readonly type: 'compare';
      readonly inspection: Inspection;
      readonly before: VersionId;
      readonly after: VersionId;
    }
  | { readonly type: 'stop-comparing' }
  | { readonly type: 'save'; readonly inspection: Inspection; readonly what: ToSave; readonly to: string }
  | { readonly type: 'stop-saving' }
  | { readonly type: 'copy'; readonly inspection: Inspection; readonly what: ToCopy }
  | {
      readonly type: 'open-outside';
      readonly inspection: Inspection;
      readonly version: VersionId;
      readonly program: OutsideProgram;
    }
  /** What is read of a file for another program is given up. */
  | { readonly type: 'stop-fetching' }
  | { readonly type: 'search-content'; readonly pattern: RegExp; readonly from: number; readonly forward: boolean }
  /** The terminal tells what the mouse does, or no longer. */
  | { readonly type: 'mouse'; readonly on: boolean }
  | { readonly type: 'suspend' }
  | { readonly type: 'quit' };
