// Whether one image gives one report, whichever form it comes in. Left out is only what a form is free to differ in; everything
// else has to be equal to the last digit.
import { basename } from 'node:path';

const shown = 10;

/** What depends on where the image is kept and how its layers are encoded. */
const ofTheForm = {
  image: ['source', 'reference', 'tags', 'digest', 'imageId'],
  totals: ['storedBytes'],
  layers: ['digest', 'mediaType', 'compression', 'storedBytes', 'verified'],
};

function common(report) {
  const without = (object, keys) => Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
  return {
    ...report,
    image: without(report.image, ofTheForm.image),
    totals: without(report.totals, ofTheForm.totals),
    layers: report.layers.map((layer) => without(layer, ofTheForm.layers)),
  };
}

/**
 * The image's id is the digest of its config, and an engine that turns Docker's manifest into OCI's writes the config
 * anew, without Docker's own fields (containers/image `internal/image/docker_schema2.go`). So there are two ids,
 * and each has to be the same in all forms of its kind.
 */
function kindOf(report) {
  return report.layers.some(({ mediaType }) => mediaType?.includes('.oci.')) ? 'OCI' : 'Docker';
}

function* differences(a, b, path = '') {
  if (a === b) return;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    yield `${path}: ${JSON.stringify(a)}, here ${JSON.stringify(b)}`;
    return;
  }
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    yield* differences(a[key], b[key], path === '' ? key : `${path}.${key}`);
  }
}

/** Holds the reports of one image, form by form, against the first of them. */
export class OneReport {
  #expected;
  #ids = new Map();

  /** Prints what is different in this form's report; says whether nothing is. */
  examine(form, report) {
    const { digest, tags, imageId } = report.image;
    const kind = kindOf(report);
    if (!this.#ids.has(kind)) this.#ids.set(kind, imageId);
    this.#expected ??= common(report);
    const found = [...differences(this.#expected, common(report))];
    if (imageId !== this.#ids.get(kind)) {
      found.push(`image.imageId: ${this.#ids.get(kind)} in other ${kind} forms, here ${imageId}`);
    }
    if (report.complete !== true) found.push('the report is not complete');
    const words = `${kind}, ${digest ?? 'no digest'}, ${tags.join(' ') || 'no tag'}`;
    console.log(`${found.length === 0 ? 'same report' : 'DIFFERENT'}  ${basename(form)}: ${words}`);
    for (const line of found.slice(0, shown)) console.log(`  ${line}`);
    if (found.length > shown) console.log(`  and ${found.length - shown} more`);
    return found.length === 0;
  }
}
