import { familiarName } from './reference.js';

/**
 * What people call an image: its name, as docker shows it. In an image layout that is mostly a bare tag, `latest`, which
 * says nothing alone: the name of the file or directory goes before it. `source` is the place as a source tells it,
 * `oci:PATH`; null where neither says anything.
 */
export function imageTitle(reference: string | null, source: string): string | null {
  const path = source.slice(source.indexOf(':') + 1);
  const place = path.split('/').findLast((part) => part !== '') ?? '';
  const isName = !['', '.', '..'].includes(place);
  if (reference === null) return isName ? place : null;
  return isName && isBareTag(reference) ? `${place}:${reference}` : familiarName(reference);
}

/** Whether `ref.name` of an index entry is a tag without the name before it (image-spec annotations.md allows both). */
export function isBareTag(reference: string): boolean {
  return !/[:/@]/.test(reference);
}
