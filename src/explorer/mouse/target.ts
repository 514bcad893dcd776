import type { NodeId } from '../../path/path-tree.js';
import type { Sort } from '../files/order.js';
import type { Key } from '../key.js';
import type { Pane, View } from '../state.js';

/** What a piece of the screen stands for, for whoever points at it. Whoever draws the piece says it, so that there is one arithmetic of where things are. */
export type Target =
  | { readonly on: 'layer'; readonly layer: number }
  /** A row of the files pane. */
  | { readonly on: 'path'; readonly node: NodeId }
  /** The triangle in front of a directory. */
  | { readonly on: 'fold'; readonly node: NodeId }
  /** The heading of a pane. */
  | { readonly on: 'pane'; readonly pane: Pane }
  /** The title of a column that files can be sorted by. */
  | { readonly on: 'sort'; readonly sort: Sort }
  /** A view of the files. */
  | { readonly on: 'view'; readonly view: View }
  /** What a key does, by the name of its binding. */
  | { readonly on: 'binding'; readonly id: string }
  /** A row of the list in an overlay, counted from the first of all; `opens` for the triangle in it. */
  | { readonly on: 'row'; readonly row: number; readonly opens?: true }
  /** A key of the menu that waits for one. */
  | { readonly on: 'menu'; readonly key: Key }
  /** Something that a command which is typed may become, counted from the first of all. */
  | { readonly on: 'candidate'; readonly at: number }
  /** One of the images to choose from. */
  | { readonly on: 'choice'; readonly at: number };
