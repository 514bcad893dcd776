import type { JsonReport } from '../../src/report/json-report.js';

/** A report without what two forms of one image may differ in: place, names, and how the layers are stored. */
export function comparable(report: JsonReport): object {
  const { image, layers, totals, ...rest } = report;
  return {
    ...rest,
    image: { ...image, source: '', reference: '', tags: [], digest: '', imageId: '' },
    totals: { ...totals, storedBytes: 0 },
    layers: layers.map((layer) => ({
      ...layer,
      digest: '',
      mediaType: '',
      compression: '',
      storedBytes: 0,
      verified: '',
    })),
  };
}
