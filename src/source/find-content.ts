import type { FileStore } from './file-store.js';
import type { FoundContent } from './found-image.js';
import type { ImageShape } from './image-shape.js';
import { onlyFolder } from './only-folder.js';
import { uniteContent } from './unite-images.js';

/** What a store holds, and the word for the shape in which it does. */
export type ContentInShape = { readonly content: FoundContent; readonly transport: string };

/**
 * Finds what lies in a store in one of the shapes: first where documents tell, then the same for a directory that was put
 * into a tar as a whole, then whatever is left; null when nothing does.
 */
export async function findContent(store: FileStore, shapes: readonly ImageShape[]): Promise<ContentInShape | null> {
  const documented = shapes.filter(({ lastResort }) => lastResort !== true);
  const atTop = await findIn(store, documented);
  if (atTop !== null) return atTop;
  const folder = onlyFolder(store);
  const inFolder = folder === null ? null : await findIn(folder, documented);
  if (inFolder !== null) return inFolder;
  for (const shape of shapes.filter(({ lastResort }) => lastResort === true)) {
    const found = await findIn(store, [shape]);
    if (found !== null) return found;
  }
  return null;
}

async function findIn(store: FileStore, shapes: readonly ImageShape[]): Promise<ContentInShape | null> {
  let found: ContentInShape | null = null;
  for (const shape of shapes) {
    const content = await shape.find(store);
    if (content === null) continue;
    const transport = shape.transport[store.medium];
    found = { transport, content: found === null ? content : uniteContent(found.content, content) };
  }
  return found;
}
