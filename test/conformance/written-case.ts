import { gunzipSync, gzipSync } from 'node:zlib';
import { bytesOf } from '../source/file-content.js';
import type { BuiltImage, Case } from './case.js';

/** The files of a case, by their path in `fixtures/conformance`. */
export function writtenCase(conformanceCase: Case): Map<string, Uint8Array> {
  const { image } = conformanceCase;
  const base = `${folderOf(conformanceCase)}/${conformanceCase.name}`;
  const files = new Map<string, Uint8Array>();
  if (image.form === 'file') files.set(base + image.suffix, image.packed ? gzipSync(image.bytes) : image.bytes);
  if (image.form === 'directory') {
    for (const [name, content] of Object.entries(image.files)) files.set(`${base}/${name}`, content);
  }
  files.set(`${base}.json`, new Uint8Array(bytesOf(`${JSON.stringify(documentOf(conformanceCase), null, 1)}\n`)));
  return files;
}

/** What must not change: of a packed image what is in it, since versions of zlib pack differently. */
export function contentOf(path: string, bytes: Uint8Array): Uint8Array {
  return path.endsWith('.tar.gz') ? gunzipSync(bytes) : bytes;
}

export function folderOf({ row }: Case): string {
  return row.slice(0, row.indexOf('/'));
}

/** Where the image lies, as seen from the JSON of its case. */
export function placeOf({ name, image }: Case): string {
  const places: Record<BuiltImage['form'], string> = {
    file: image.form === 'file' ? name + image.suffix : '',
    directory: name,
    fixture: image.form === 'fixture' ? `../../${image.path}` : '',
  };
  return places[image.form];
}

/** A case as other projects read it. */
function documentOf(conformanceCase: Case): object {
  const { name, row, shows, source, ask, refusal, expect, problems, runtimes } = conformanceCase;
  const opened = { opens: true, expect: { complete: true, ...expect }, unearth: { problems: problems ?? [] } };
  const refused = { opens: false, refusal, ...(expect === undefined ? {} : { expect }) };
  return {
    name,
    row,
    shows,
    source,
    image: placeOf(conformanceCase),
    ...(ask === undefined ? {} : { ask }),
    ...(refusal === undefined ? opened : refused),
    ...(runtimes === undefined ? {} : { runtimes }),
  };
}
