import { expect, it } from 'vitest';
import { jsonLinesOf, unearth } from './run-unearth.js';

it('prints the Dockerfile that made an image, but for what its history loses', () => {
  const { stdout, status } = unearth('dockerfile', 'fixtures/buildkit/docker-save.tar');
  // fixtures/source/story.Dockerfile, built by BuildKit.
  expect(stdout.split('\n').filter((line) => !line.startsWith('#'))).toEqual([
    '',
    'FROM scratch',
    'ADD base.tar /',
    'LABEL org.opencontainers.image.title=story',
    'ENV GREETING=hello',
    'COPY config /etc/config',
    'RUN /bin/change chmod 755 /app/run',
    'RUN /bin/change rm /etc/secret',
    'RUN /bin/change rm /data/deep/two rmdir /data/deep rm /data/one rmdir /data',
    'RUN /bin/change rm /cache/old rmdir /cache mkdir /cache touch /cache/new rm /app/turns mkdir /app/turns touch /app/turns/inside rm /app/original',
    'COPY late /lib/late',
    'EXPOSE 8080/tcp',
    'WORKDIR /app',
    'USER 1000:1000',
    'ENTRYPOINT ["/app/run"]',
    'CMD ["--help"]',
    '',
  ]);
  expect(stdout.match(/^# in exec form/gm)).toHaveLength(4);
  expect(status).toBe(0);
});

it('as JSON lines, with layers and bytes', () => {
  const steps = jsonLinesOf('dockerfile', 'fixtures/story/docker-save.tar');
  expect(steps).toHaveLength(14);
  expect(steps.map(({ layer }) => layer)).toEqual([0, null, null, 1, 2, 3, 4, 5, 6, null, null, null, null, null]);
  expect(steps[0]).toMatchObject({
    keyword: 'ADD',
    text: 'ADD file:91fe36da465e /',
    notTold: ['sources'],
    builder: 'the classic builder, or buildah',
    comment: null,
  });
  expect(steps[3]).toMatchObject({
    keyword: 'COPY',
    layer: 1,
    shippedBytes: 15,
    createdBy: expect.stringContaining('#(nop) COPY'),
  });
});

it('wants an image, and nothing else', () => {
  expect(unearth('dockerfile').status).toBe(2);
  expect(unearth('dockerfile', 'fixtures/story/docker-save.tar', 'etc').status).toBe(2);
});
