import type { FileStore } from './file-store.js';

/** What lies at the top of a store, without what lies below. */
export function topNames(store: FileStore): ReadonlySet<string> {
  const names = new Set<string>();
  for (const name of store.names()) names.add(name.split('/', 1)[0]!);
  return names;
}
