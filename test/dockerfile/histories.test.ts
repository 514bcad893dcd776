import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dockerfileOf } from '../../src/dockerfile/dockerfile.js';
import { dockerfileLines } from '../../src/dockerfile/dockerfile-text.js';
import { alignHistory } from '../../src/oci/history.js';
import { imageConfigAt } from '../../src/oci/image-config.js';

// What builders wrote of `every-instruction.Dockerfile`: docker 20.10.24 with the classic builder, with --squash, and with BuildKit;
// buildah 1.28.2 with --layers and without. Each with --build-arg NOVALUE=n. Times are left out.
const histories = JSON.parse(readFileSync(new URL('histories.json', import.meta.url), 'utf8'));

function dockerfile(name: string): string[] {
  const history = histories[name];
  const layers = history.filter((entry: { empty_layer?: boolean }) => entry.empty_layer !== true).length;
  const { config } = imageConfigAt({ document: '', path: '', value: { history } });
  const { steps } = alignHistory(config.history, Array<boolean>(layers).fill(false));
  return [...dockerfileLines(dockerfileOf(config.history, steps, 'linux'))];
}

/** The lines that are the same whoever built it. */
const end = [
  'USER 1000:1000',
  'WORKDIR /srv/app',
  'HEALTHCHECK --interval=5m --timeout=3s --start-period=1m30s --retries=2 CMD cat /etc/x || exit 1',
  'STOPSIGNAL SIGKILL',
];
const docker = [
  'ARG VERSION=1.2',
  'ARG WORDS="two words"',
  'ARG NOVALUE',
  'ENV A=1 B="two words" PATH=/usr/bin:/bin',
  'ENV OLD="style value"',
  String.raw`LABEL one=1 two="with \"quotes\" and space"`,
  'LABEL multi="line one continued"',
  '# with NOVALUE=n',
  String.raw`RUN touch /tmp/a && \ `.trim(),
  String.raw`    rm /tmp/a; \ `.trimEnd(),
  '    echo "a && b" > /tmp/b',
  '# in exec form; where its words end is not told',
  '# with NOVALUE=n',
  'RUN /bin/touch /tmp/exec form b',
  'SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
  '# with NOVALUE=n',
  'RUN set -e; for i in 1 2; do echo $i | cat; done',
];
const last = [
  String.raw`ENTRYPOINT ["/bin/sh", "-c", "echo \"$0\""]`,
  'CMD ["a", "b c"]',
  'CMD ["/bin/bash", "-o", "pipefail", "-c", "echo hello && true"]',
  'HEALTHCHECK NONE',
  'HEALTHCHECK CMD ["cat", "/etc/x"]',
];
const first = '# From the history of the image. Where the steps of a base image end is not told.';
const sums = '# What COPY and ADD took is not told, only a checksum of it: file:, dir: or multi:';

describe('a Dockerfile with every instruction, as its history tells it', () => {
  it('of the classic builder: all but what was copied', () => {
    expect(dockerfile('classic')).toEqual([
      ...[first, sums, '', 'FROM scratch', 'MAINTAINER A Person <a@example.org>', 'COPY dir:954f7bed3ec8 /'],
      ...docker,
      'COPY file:d86e9ceb84ac /x/',
      'COPY file:8ab43d7718fe /y/',
      'COPY --chown=1:2 dir:b143dff29465 /z/',
      'ADD multi:d2edcf8ca18e /w/',
      'ADD --chown=1000 file:a596f0888def /v',
      'EXPOSE 443/udp 80 8000-8001/tcp',
      'VOLUME /data /more',
      'VOLUME ["/data two"]',
      ...end,
      'ONBUILD RUN echo hello',
      'ONBUILD COPY . /app',
      ...last,
    ]);
  });

  it('of BuildKit: names of what was copied, no flags, and no ONBUILD', () => {
    expect(dockerfile('buildkit')).toEqual([
      first,
      '# BuildKit does not tell --from, --link and --mount, nor ONBUILD, nor the quotes that words had.',
      ...['', 'FROM scratch', 'MAINTAINER A Person <a@example.org>', 'COPY rootfs /'],
      ...docker,
      ...['COPY /made /x/', 'COPY b c.txt /y/', 'COPY dir /z/', 'ADD a.txt dir/x /w/', 'ADD a.txt /v'],
      'EXPOSE 443/udp 80/tcp 8000/tcp 8001/tcp',
      'VOLUME /data /more',
      'VOLUME ["/data two"]',
      ...end,
      ...last,
    ]);
  });

  it('of buildah, which writes the lines of the Dockerfile', () => {
    const lines = dockerfile('buildah');
    expect(lines.slice(0, 6)).toEqual([
      first,
      sums,
      '',
      'FROM scratch',
      'MAINTAINER A Person <a@example.org>',
      'COPY dir:b1bdcf6991a1 /',
    ]);
    for (const line of [
      'ENV A=1 B="two words" PATH=/usr/bin:/bin',
      'ENV OLD style value',
      String.raw`LABEL one="1" two="with \"quotes\" and space"`,
      '# with NOVALUE=n VERSION=1.2 WORDS="two words"',
      'RUN ["/bin/touch", "/tmp/exec form", "b"]',
      'RUN set -e; for i in 1 2; do echo $i | cat; done',
      'EXPOSE 80 443/udp 8000-8001/tcp',
      'VOLUME ["/data two"]',
      ...end,
      'CMD echo hello && true',
      'HEALTHCHECK CMD ["cat", "/etc/x"]',
    ]) {
      expect(lines).toContain(line);
    }
    expect(lines.filter((line) => line.startsWith('#') && line.includes('exec form'))).toEqual([]);
  });

  it('says where one layer has what several steps wrote', () => {
    const together = '# the layer has what the steps above wrote, together';
    expect(dockerfile('buildahOneLayer').slice(-2)).toEqual([together, 'HEALTHCHECK CMD ["cat", "/etc/x"]']);
    expect(dockerfile('squashed').slice(-2)).toEqual([
      together,
      '# create new from sha256:6ef3293172a8f069e58027681951535676aa4c353640a8a947e48c3f3c8ba83c',
    ]);
    expect(dockerfile('classic')).not.toContain(together);
  });
});
