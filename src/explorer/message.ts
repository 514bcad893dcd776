import type { Inspection } from '../inspect/inspection.js';
import type { ImageCandidate } from '../source/image.js';
import type { SpoolProgress } from '../spool/spool-options.js';
import type { Key } from './key.js';
import type { Size } from './size.js';
import type { OpenChoice, Pane } from './state.js';

/** What a key can ask for. The table in `keymap.ts` says which key asks for what. */
export type Action =
  | { readonly type: 'move'; readonly by: 1 | -1 }
  /** A screenful, or half of one. */
  | { readonly type: 'page'; readonly by: number }
  | { readonly type: 'edge'; readonly to: 'first' | 'last' }
  | { readonly type: 'focus'; readonly pane: Pane }
  | { readonly type: 'focus-next'; readonly by: 1 | -1 }
  | { readonly type: 'layer'; readonly by: 1 | -1 }
  | { readonly type: 'view'; readonly by: 1 | -1 }
  | { readonly type: 'ghosts' }
  | { readonly type: 'sort' }
  | { readonly type: 'enter' }
  | { readonly type: 'unfold' }
  | { readonly type: 'fold' }
  | { readonly type: 'fold-all'; readonly open: boolean }
  | { readonly type: 'explain' }
  | { readonly type: 'overlay'; readonly overlay: 'help' | 'problems' }
  /** Reads through the layers whose bytes are not checked; stops that while it is being done. */
  | { readonly type: 'verify' }
  | { readonly type: 'back' }
  | { readonly type: 'suspend' }
  | { readonly type: 'quit' };

/** Everything that can happen to the explorer. */
export type Message =
  | { readonly type: 'key'; readonly key: Key }
  | { readonly type: 'resized'; readonly size: Size }
  | { readonly type: 'opening'; readonly progress: SpoolProgress }
  | { readonly type: 'found'; readonly choice: OpenChoice }
  | { readonly type: 'chosen'; readonly candidate: ImageCandidate }
  | { readonly type: 'inspected'; readonly inspection: Inspection }
  /** The checking of layers has ended, or was stopped. */
  | { readonly type: 'verified' };

/** What the explorer asks of the world. */
export type Effect =
  | { readonly type: 'inspect'; readonly candidate: ImageCandidate }
  | { readonly type: 'verify'; readonly inspection: Inspection }
  | { readonly type: 'stop-verifying' }
  | { readonly type: 'suspend' }
  | { readonly type: 'quit' };
