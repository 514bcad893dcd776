// Checks that one image gives one report, whichever form it comes in:  node compare-forms.mjs FORM FORM...
//
// Left out is only what a form is free to differ in; everything else has to be equal to the last digit.
import { basename } from 'node:path';
import { reportOf } from './unearth.mjs';

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

let expected;
const ids = new Map();

/** What is wrong with a form's report, and a few words on it that differ from form to form. */
function examine(form) {
  const report = reportOf(form);
  const { digest, tags, imageId } = report.image;
  const kind = kindOf(report);
  if (!ids.has(kind)) ids.set(kind, imageId);
  expected ??= common(report);
  const found = [...differences(expected, common(report))];
  if (imageId !== ids.get(kind)) {
    found.push(`image.imageId: ${ids.get(kind)} in other ${kind} forms, here ${imageId}`);
  }
  if (report.complete !== true) found.push('the report is not complete');
  return { found, words: `${kind}, ${digest ?? 'no digest'}, ${tags.join(' ') || 'no tag'}` };
}

let failed = false;
for (const form of process.argv.slice(2)) {
  let result;
  try {
    result = examine(form);
  } catch (error) {
    result = { found: [error.message], words: 'no report' };
  }
  const { found, words } = result;
  console.log(`${found.length === 0 ? 'same' : 'DIFFERENT'}  ${basename(form)}: ${words}`);
  for (const line of found.slice(0, shown)) console.log(`  ${line}`);
  if (found.length > shown) console.log(`  and ${found.length - shown} more`);
  failed ||= found.length > 0;
}
process.exitCode = failed ? 1 : 0;
