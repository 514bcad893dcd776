import { contentsOfEqualSize, type Duplicate, duplicates as foundDuplicates } from '../analysis/duplicates.js';
import { hiddenIndex } from '../analysis/hidden-index.js';
import { padEnd } from '../format/display-width.js';
import { formatBytes, formatCount } from '../format/format-bytes.js';
import { safeJson } from '../format/safe-json.js';
import { type SafeText, safe, safeText } from '../format/safe-text.js';
import { hashRows } from '../inspect/hash-rows.js';
import type { Inspection } from '../inspect/inspection.js';
import { readImage } from '../inspect/read-image.js';
import { jsonPath } from '../report/json-path.js';
import { hiddenBecause } from '../words/hidden-words.js';
import type { RunCommand } from './command.js';
import { complete } from './complete.js';
import { askedImage, imageWord } from './image-options.js';

/** `unearth duplicates IMAGE`: contents that the layers store more than once, and the bytes that could be saved. */
export const duplicates: RunCommand = (args, { output }) =>
  readImage(imageWord(args), askedImage(args), async (inspection) => {
    output.progress(safe`comparing contents of equal size`);
    try {
      await hashRows(inspection, contentsOfEqualSize(inspection.stack));
    } finally {
      output.progress(null);
    }
    const found = foundDuplicates(inspection.stack);
    await output.writeLines(args.flag('json') ? jsonLines(inspection, found) : textLines(inspection, found));
    return complete(inspection, output);
  });

function* textLines({ stack, analysis }: Inspection, found: readonly Duplicate[]): Generator<SafeText> {
  const { byVersion } = hiddenIndex(analysis);
  let [copied, savable] = [0, 0];
  for (const { size, copies, savableBytes } of found) {
    copied += copies.length;
    savable += savableBytes;
    yield safe`${formatBytes(savableBytes)} could be saved: ${formatCount(copies.length)} copies of ${formatBytes(size)}`;
    for (const version of copies) {
      const hidden = byVersion.get(version);
      const why = hidden === undefined ? safe`` : safe`  (${hiddenBecause(hidden)})`;
      const layer = padEnd(safe`layer ${stack.layerOf(version)}`, 9);
      yield safe`  ${layer}  ${safeText(stack.tree.path(stack.nodeOf(version)))}${why}`;
    }
  }
  if (found.length === 0) yield safe`No content is stored more than once.`;
  else {
    yield safe`In all ${formatBytes(savable)} could be saved: ${formatCount(found.length)} contents in ${formatCount(copied)} copies.`;
  }
}

function* jsonLines({ stack, analysis }: Inspection, found: readonly Duplicate[]): Generator<SafeText> {
  const { byVersion } = hiddenIndex(analysis);
  for (const { size, copies, savableBytes } of found) {
    yield safeJson({
      size,
      savableBytes,
      copies: copies.map((version) => {
        const hidden = byVersion.get(version);
        return {
          ...jsonPath(stack.tree.path(stack.nodeOf(version))),
          layer: stack.layerOf(version),
          hidden: hidden === undefined ? null : { bytes: hidden.bytes, cause: hidden.cause, hiddenBy: hidden.hiddenBy },
        };
      }),
    });
  }
}
