import { sliceBlob } from '../blob/slice-blob.js';
import { type ContentKind, ContentReader, type ShownRow } from './content-reader.js';
import type { Content } from './contents.js';

/** The beginning of a content, as much as a pane shows of it. */
export type Preview = {
  readonly kind: ContentKind;
  readonly page:
    | { readonly form: 'text'; readonly rows: readonly ShownRow[] }
    | { readonly form: 'bytes'; readonly bytes: Uint8Array };
};

/** Bytes that are read for it. A screenful is a few thousand, and colours are told of all that is read. */
const mostBytes = 16_384;

/** Rows of text, and of sixteen bytes. */
const mostRows = 120;

/** Reads the beginning of a content, whatever its size. `name` is what the file is called. */
export async function previewContent({ blob, ...content }: Content, name: string): Promise<Preview> {
  const beginning = blob.size > mostBytes ? sliceBlob(blob, 0, mostBytes) : blob;
  const reader = await ContentReader.open({ ...content, blob: beginning }, name);
  const { kind } = reader;
  if (!kind.isText) return { kind, page: { form: 'bytes', bytes: await reader.bytes(0, 16 * mostRows) } };
  const { rows } = await reader.rows(0, mostRows);
  return { kind, page: { form: 'text', rows } };
}
