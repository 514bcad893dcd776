import { describe, expect, it } from 'vitest';
import { readImage } from '../../src/inspect/read-image.js';
import { hostPlatform } from '../../src/oci/platform.js';
import { jsonReport } from '../../src/report/json-report.js';
import { textReport } from '../../src/report/text-report.js';
import { gone, tarOf } from '../images.js';
import { writeDirectory, writeFile } from '../source/files.js';
import { configOf, Layout, named, types } from '../source/image-files.js';

const read = (spec: string) =>
  readImage(spec, { host: hostPlatform('x64') }, async (inspection) => ({
    report: jsonReport(inspection),
    text: String(textReport(inspection)),
  }));

describe('a tar of files', () => {
  it('is reported as one layer of an image of which nothing is known', async () => {
    const path = writeFile('rootfs.tar', await tarOf({ 'etc/passwd': 'root', 'usr/bin/x': 'xx' }));
    const { report, text } = await read(path);
    expect(report).toMatchObject({
      complete: true,
      image: { reference: null, imageId: null, digest: null, platform: null, created: null, tags: [] },
      totals: { layers: 1, entries: 2, shippedBytes: 6, hiddenBytes: 0 },
      layers: [{ digest: null, diffId: null, mediaType: null, instruction: null, verified: 'unchecked' }],
      artifacts: [],
      problems: [{ code: 'no-manifest', layer: null }],
    });
    expect(text).toContain('1 layer,');
    expect(text).toContain('no-manifest');
  });

  it('may be a layer that removes what it does not have', async () => {
    const path = writeFile('layer.tar', await tarOf({ 'app/old': gone, 'app/new': 'new' }));
    const { report } = await read(path);
    expect(report.problems.map(({ code }) => code)).toEqual(['no-manifest', 'dangling-whiteout']);
    expect(report.totals.visibleBytes).toBe(3);
  });
});

describe('an image beside other things', () => {
  it('is reported with them, and the layer that is encrypted with what it is', async () => {
    const layout = new Layout();
    const base = await tarOf({ a: 'aa' });
    const layers = [
      layout.blob(base, types.layer),
      layout.blob(Buffer.alloc(2048, 0xa7), 'application/vnd.oci.image.layer.v1.tar+gzip+encrypted'),
    ];
    const config = layout.blob({ ...configOf([]), rootfs: { diff_ids: [] } }, types.config);
    const image = layout.manifest(config, layers);
    const signing = layout.blob('{}', 'application/vnd.dev.cosign.simplesigning.v1+json');
    const signature = layout.manifest(layout.blob('{}', types.config), [signing]);
    const tag = `${image.digest.replace(':', '-')}.sig`;
    const { report, text } = await read(writeDirectory(layout.listing(named(image, '1.0'), named(signature, tag))));
    expect(report).toMatchObject({
      complete: false,
      totals: { layers: 2, shippedBytes: 2 },
      layers: [{ entries: 1 }, { entries: 0, storedBytes: 2048 }],
      artifacts: [
        {
          kind: 'signature',
          digest: signature.digest,
          mediaType: types.manifest,
          artifactType: null,
          subject: image.digest,
          bytes: signature.size + 2 + 2,
          tags: [tag],
          predicateTypes: [],
        },
      ],
    });
    expect(report.problems.map(({ code, layer }) => [code, layer])).toContainEqual(['layer-not-a-changeset', 1]);
    expect(text).toContain('Beside the image: 1');
    expect(text).toContain('of this image');
  });
});
