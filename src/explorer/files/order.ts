/** By what the files of a directory are put in order. Names go from A on, all others from the most, or the latest, on. */
export const sorts = ['name', 'size', 'hidden', 'entries', 'time', 'layer'] as const;
export type Sort = (typeof sorts)[number];

/** In which order files stand. */
export type Order = {
  readonly by: Sort;
  /** The other way round. */
  readonly reversed: boolean;
  /** Directories come before everything else; null: by name they do, else they do not. */
  readonly directoriesFirst: boolean | null;
};

export const standardOrder: Order = { by: 'name', reversed: false, directoriesFirst: null };

export function hasDirectoriesFirst({ by, directoriesFirst }: Order): boolean {
  return directoriesFirst ?? by === 'name';
}

/** The next one, its own way round. */
export function nextOrder(order: Order): Order {
  return { ...order, by: sorts[(sorts.indexOf(order.by) + 1) % sorts.length]!, reversed: false };
}

/** By that, its own way round; the other way where it is that already. */
export function orderBy(order: Order, by: Sort): Order {
  return { ...order, by, reversed: order.by === by && !order.reversed };
}

/** Whether small comes before large, old before new, A before Z. */
export function isAscending({ by, reversed }: Order): boolean {
  return (by === 'name') !== reversed;
}
