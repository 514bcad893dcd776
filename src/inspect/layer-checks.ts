import type { LayerReading, Passed } from '../layer/layer-reading.js';
import type { TocVerdict } from '../layer/toc/toc-verdict.js';
import {
  type Check,
  type CheckedProperty,
  type CheckSubject,
  check,
  type Outcome,
  type Promiser,
} from '../oci/check.js';
import { digestCheck } from '../oci/digest-check.js';
import { isForeignLayerType } from '../oci/media-type.js';
import type { ImageLayer } from '../source/image.js';

/** Why nothing can be said of the bytes of a blob that was not passed whole. */
const notPassed: Readonly<Record<Passed, string | null>> = {
  all: null,
  damaged: null,
  stored: null,
  headers: 'only its headers were read',
  cached: 'its index comes from the cache; these bytes were not read',
  none: 'its bytes could not be read',
};

/** Holds a layer against what descriptor, config and file name say of it. */
export function layerChecks(layer: ImageLayer, reading: LayerReading): Check[] {
  const { index, digest, diffId, declaredSize, blob, digestSays } = layer;
  const subject = (property: CheckedProperty, says: Promiser): CheckSubject => {
    return { what: 'layer', layer: index, blob: digest ?? diffId ?? `layer ${index}`, property, says };
  };
  const [size, stored, tar] = [
    subject('size', 'descriptor'),
    // Where nothing says the digest of the blob, it stands for the diff id, which is checked below.
    digestSays === 'config' ? null : subject('digest', digestSays),
    subject('diff-id', 'config'),
  ];
  if (blob === null) {
    const absent = (one: CheckSubject, promised: string | number | null): Check => {
      const outcome = promised === null ? {} : { outcome: 'absent' as const };
      return { ...check(one, promised, null, absence(layer)), ...outcome };
    };
    return [absent(size, declaredSize), ...(stored === null ? [] : [absent(stored, digest)]), absent(tar, diffId)];
  }
  return [
    check(size, declaredSize, blob.size),
    ...(stored === null ? [] : [ifPassed(reading.passed, digestCheck(stored, digest, reading.digest))]),
    ifPassed(reading.passed, tarCheck(tar, diffId, reading)),
    ...(reading.toc === null ? [] : [ifPassed(reading.passed, tocCheck(subject('toc', 'annotation'), reading.toc))]),
  ];
}

/** Whether a layer that is not here can be had elsewhere, and need not be here. */
export function isForeign({ urls, mediaType }: Pick<ImageLayer, 'urls' | 'mediaType'>): boolean {
  return urls.length > 0 || isForeignLayerType(mediaType);
}

function absence(layer: ImageLayer): string {
  if (layer.urls.length > 0) return `a foreign layer, to be had at ${layer.urls[0]}`;
  return isForeign(layer) ? 'a foreign layer, which may not be handed on' : 'it is not here';
}

function ifPassed(passed: Passed, one: Check): Check {
  const reason = notPassed[passed];
  if (reason === null || one.promised === null) return one;
  // Bytes of the digest that is promised have an index that something else contradicts: no bytes can keep both promises.
  if (passed === 'cached' && one.outcome === 'mismatch') return { ...one, reason };
  return { ...one, found: null, outcome: 'unchecked', reason };
}

function tarCheck(subject: CheckSubject, diffId: ImageLayer['diffId'], reading: LayerReading): Check {
  const one = digestCheck(subject, diffId, reading.diffId);
  if (one.promised === null) return one;
  if (reading.passed === 'damaged') return { ...one, outcome: 'mismatch', reason: 'it cannot be inflated to its end' };
  return reading.passed === 'stored' ? { ...one, reason: 'it was not inflated to its end' } : one;
}

const tocOutcomes: Readonly<Record<TocVerdict, Outcome>> = {
  agrees: 'verified',
  differs: 'mismatch',
  unreadable: 'unchecked',
};

function tocCheck(subject: CheckSubject, toc: TocVerdict): Check {
  const reason = { agrees: null, differs: 'it differs from the tar', unreadable: 'it cannot be read' }[toc];
  return { ...subject, promised: 'the tar', found: null, outcome: tocOutcomes[toc], reason };
}
