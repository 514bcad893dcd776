import { dividerColumns } from './layout.js';
import type { Size } from './size.js';

/** Columns and lines. */
type Room = { readonly width: number; readonly height: number };

/** Where a list and what is said of its selected row are; a height of 0 is not shown. */
export type SplitLayout = {
  readonly shape: 'beside' | 'stacked' | 'single';
  readonly list: Room;
  readonly text: Room;
};

export type SplitRequest = {
  readonly size: Size;
  /** Lines that the list has, its titles among them. */
  readonly lines: number;
  /** The keys are for what is said of the selected row. */
  readonly reading: boolean;
  /** Share of the columns that the list takes beside the text. */
  readonly share: number;
};

/** Lines of the screen around them: its header, the title of the overlay, the footer. */
const around = 3;

/** Side by side where there is room; else one above the other; in a small terminal the one that the keys are for. */
export function splitLayout({ size: { columns, rows }, lines, reading, share }: SplitRequest): SplitLayout {
  const width = columns - 1;
  const room = Math.max(0, rows - around);
  if (columns >= 100) {
    const list = Math.floor(width * share);
    return {
      shape: 'beside',
      list: { width: list, height: room },
      text: { width: width - list - dividerColumns, height: room },
    };
  }
  if (rows >= 20) {
    const list = Math.min(lines, Math.floor(room * 0.45));
    return { shape: 'stacked', list: { width, height: list }, text: { width, height: room - list - 1 } };
  }
  const height = (shown: boolean) => (shown ? room : 0);
  return {
    shape: 'single',
    list: { width, height: height(!reading) },
    text: { width, height: height(reading) },
  };
}
