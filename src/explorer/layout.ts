import type { Size } from './size.js';
import type { Pane } from './state.js';
import { clamp } from './viewport.js';

/** Smallest terminal in which something can be read. */
export const smallest: Size = { columns: 40, rows: 10 };

/** Lines that a pane takes, its heading among them; 0 where it is not shown. */
export type Heights = Readonly<Record<Pane, number>>;

/** Which pane is where. Positions are columns and rows of the terminal. */
export type Layout = {
  /**
   * `wide`: layers and path left of the files; `stacked`: one above the other; `single`: the pane that has the keys;
   * `too-small`: nothing but a line that says so.
   */
  readonly shape: 'wide' | 'stacked' | 'single' | 'too-small';
  /** Columns that may be drawn in: the last one stays free, or terminals would wrap or eat what stands there. */
  readonly width: number;
  /** Rows of the terminal. */
  readonly rows: number;
  readonly widths: Readonly<Record<Pane, number>>;
  readonly heights: Heights;
  /** Columns right of the files for what is selected there; 0 where it is not shown. */
  readonly preview: number;
  /** Lines for the explanation of the selected row; 0 when none is asked for. */
  readonly why: number;
  /** Whether the columns of a list have titles. */
  readonly titled: boolean;
};

export type LayoutRequest = {
  readonly size: Size;
  /** Layers of the image. */
  readonly layers: number;
  readonly focus: Pane;
  readonly explaining: boolean;
  /** The pane with the keys is to have the whole screen. */
  readonly zoomed: boolean;
  /** Share of the columns that is left of the divider, where the user has moved it. */
  readonly split: number | null;
  /** What is selected is to be shown beside the files. */
  readonly preview: boolean;
};

/** Smallest terminal with a preview beside the files. */
export const previewFrom: Size = { columns: 150, rows: 18 };

/** Columns of it. */
const leastPreview = 46;
const mostPreview = 90;

/** Columns between the panes side by side. */
export const dividerColumns = 2;

/** Columns that the panes on each side of the divider keep, however it is moved. */
const leastLeft = 32;
const leastRight = 40;

/** Columns that the files keep beside a preview. */
const leastFiles = 50;

/** Lines above the panes (header, layer bar, an empty one or the tabs) and below them (the footer). */
const above = 3;
const below = 1;

export function layoutOf({ size, layers, focus, explaining, zoomed, split, preview: wanted }: LayoutRequest): Layout {
  const { columns, rows } = size;
  const width = columns - 1;
  const none = { layers: 0, files: 0, path: 0 };
  const base = {
    width,
    rows,
    widths: { layers: width, files: width, path: width },
    heights: none,
    preview: 0,
    why: 0,
    titled: false,
  };
  if (columns < smallest.columns || rows < smallest.rows) return { ...base, shape: 'too-small' };

  if (!zoomed && columns >= 100 && rows >= 18) {
    const why = explaining ? 3 : 0;
    const room = rows - above - below - why;
    const shows = wanted && columns >= previewFrom.columns;
    const own = Math.min(80, Math.max(44, Math.floor(columns * (shows ? 0.29 : 0.37))));
    const left =
      split === null ? own : clamp(Math.round(columns * split), leastLeft, width - dividerColumns - leastRight);
    const right = width - left - dividerColumns;
    const free = right - dividerColumns - leastFiles;
    const preview =
      shows && free >= leastPreview ? Math.min(free, mostPreview, Math.max(leastPreview, Math.floor(right * 0.4))) : 0;
    const titled = rows >= 24;
    // The path pane is worth more than layers without an end: these can be scrolled.
    const layerLines = Math.min(layers + 2 + (titled ? 1 : 0), Math.ceil(room * 0.55));
    return {
      ...base,
      shape: 'wide',
      widths: { layers: left, path: left, files: preview === 0 ? right : right - preview - dividerColumns },
      heights: { layers: layerLines, path: room - layerLines, files: room },
      preview,
      why,
      titled,
    };
  }
  if (!zoomed && rows >= 20) {
    const why = explaining ? 4 : 0;
    const room = rows - (above - 1) - below - why;
    const path = Math.min(focus === 'path' ? 12 : 6, Math.floor(room * (focus === 'path' ? 0.5 : 0.28)));
    const layerLines = Math.min(layers + 1, Math.max(4, Math.floor(room * 0.34)));
    return { ...base, shape: 'stacked', heights: { layers: layerLines, path, files: room - layerLines - path }, why };
  }
  const why = explaining ? 4 : 0;
  return {
    ...base,
    shape: 'single',
    heights: { ...none, [focus]: rows - above - below - why },
    why,
    titled: rows >= 24,
  };
}
