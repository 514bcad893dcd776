import { describe, expect, it, test } from 'vitest';
import { builderOf } from '../../src/dockerfile/builder.js';
import { dockerfileOf } from '../../src/dockerfile/dockerfile.js';
import { dockerfileLines } from '../../src/dockerfile/dockerfile-text.js';
import { instructionLines } from '../../src/dockerfile/instruction-lines.js';
import { instructionOf } from '../../src/dockerfile/instruction-of.js';
import { readInstruction } from '../../src/dockerfile/read-instruction.js';
import { step } from './step.js';

const lines = (createdBy: string) => instructionLines(readInstruction(step(createdBy)));

describe('a step in one line', () => {
  test.each([
    ['/bin/sh -c #(nop)  CMD ["sh"]', 'CMD ["sh"]'],
    ['/bin/sh -c #(nop) ADD file:0123456789abcdef0123 in / ', 'ADD file:0123456789ab /'],
    ['/bin/sh -c apt-get update', 'RUN apt-get update'],
    ['|1 A=b c /bin/sh -c rm .env', 'RUN rm .env'],
    ['|2 A=1 B=x y /bin/bash -o pipefail -c a | b', 'RUN a | b'],
    ['|1 A=two words /bin/touch /a', 'RUN /bin/touch /a'],
    ['RUN /bin/sh -c apt-get update # buildkit', 'RUN apt-get update'],
    ['RUN |1 A=1 /bin/sh -c make # buildkit', 'RUN make'],
    ['RUN /bin/change rm /etc/secret # buildkit', 'RUN /bin/change rm /etc/secret'],
    ['/bin/change rm /etc/secret', 'RUN /bin/change rm /etc/secret'],
    ['COPY . /srv/app # buildkit', 'COPY . /srv/app'],
    ['[stage-1 3/3] COPY --from=builder /app/neuro /app', 'COPY --from=builder /app/neuro /app'],
    ['[2/2] RUN apk add curl', 'RUN apk add curl'],
    ['cmd /S /C md C:\\app', 'RUN md C:\\app'],
    ['cmd /S /C #(nop) WORKDIR C:\\app', 'WORKDIR C:\\app'],
    [
      "powershell -Command $ErrorActionPreference = 'Stop'; #(nop) COPY dir:0123456789abcdef in C:\\x ",
      'COPY dir:0123456789ab C:\\x',
    ],
    ['#(nop) ADD file:a3bc in /', 'ADD file:a3bc in /'],
    ['umoci insert', 'umoci insert'],
    ['bazel build //app:image', 'bazel build //app:image'],
    ['ko build ko://example.org/cmd', 'ko build ko://example.org/cmd'],
    ['jib-maven-plugin:3.4.0', 'jib-maven-plugin:3.4.0'],
    ['/bin/sh', '/bin/sh'],
    ['nginx -g daemon off;', 'nginx -g daemon off;'],
    ['RUN --mount=type=cache,target=/c pip install x', 'RUN --mount=type=cache,target=/c pip install x'],
    ['RUN ["a", "b c"]', 'RUN ["a", "b c"]'],
    ['CMD', 'CMD'],
    ['   ', null],
  ])('%s', (createdBy, line) => {
    expect(instructionOf(step(createdBy))).toBe(line);
  });

  it('is the comment where nothing else is said', () => {
    expect(instructionOf(step(null, { comment: 'Imported from -' }))).toBe('Imported from -');
    expect(instructionOf(step(null))).toBe(null);
    expect(instructionOf(null)).toBe(null);
  });
});

describe('what Go prints of its values', () => {
  test.each([
    [
      'HEALTHCHECK {Test:[CMD-SHELL curl -f http://localhost || exit 1] Interval:30s Timeout:1h0m0s StartPeriod:0s StartInterval:5s Retries:3}',
      'HEALTHCHECK --interval=30s --timeout=1h --start-interval=5s --retries=3 CMD curl -f http://localhost || exit 1',
    ],
    ['HEALTHCHECK {Test:[NONE] Interval:0s Timeout:0s StartPeriod:0s StartInterval:0s Retries:0}', 'HEALTHCHECK NONE'],
    [String.raw`HEALTHCHECK &{["CMD-SHELL" "a \"b\""] "0s" "0s" "0s" "0s" '\n'}`, 'HEALTHCHECK --retries=10 CMD a "b"'],
    ['HEALTHCHECK &{["CMD" "a"] "0s" "0s" "0s" \'0\'}', 'HEALTHCHECK --retries=48 CMD ["a"]'],
    ['EXPOSE map[80/tcp:{}]', 'EXPOSE 80/tcp'],
    ['EXPOSE [80/tcp 443/udp]', 'EXPOSE 80/tcp 443/udp'],
    [String.raw`CMD ["a\tb" "\u00e9\x07"]`, String.raw`CMD ["a\tb", "é\u0007"]`],
    ['CMD ["broken', 'CMD ["broken'],
    [
      "SHELL [powershell -NoLogo -Command $ErrorActionPreference = 'Stop';]",
      'SHELL ["powershell", "-NoLogo", "-Command", "$ErrorActionPreference = \'Stop\';"]',
    ],
    ["ENV A=it's B=$x C=", String.raw`ENV A="it's" B="\$x" C=`],
    ['VOLUME [data more]', 'VOLUME data more'],
  ])('%s', (createdBy, line) => {
    expect(lines(createdBy)).toEqual([line]);
  });

  it('gives long pairs a line each', () => {
    expect(lines(`ENV PATH=${'/x'.repeat(30)} LANG=C.UTF-8 GPG_KEY=A035C8C19219BA821ECEA86B64E628F8D684696D`)).toEqual([
      `ENV PATH=${'/x'.repeat(30)} \\`,
      '    LANG=C.UTF-8 \\',
      '    GPG_KEY=A035C8C19219BA821ECEA86B64E628F8D684696D',
    ]);
  });
});

describe('a command is broken into lines', () => {
  it('where its lines ended, as their indents tell', () => {
    expect(
      lines('RUN /bin/sh -c set -eux; \tapt-get update; \tapt-get install -y \t\tcurl \t\t"a  b" \t; # buildkit'),
    ).toEqual([
      'RUN set -eux; \\',
      '    apt-get update; \\',
      '    apt-get install -y \\',
      '        curl \\',
      '        "a  b" \\',
      '    ;',
    ]);
  });

  it('else behind && and ; outside of quotes and parentheses', () => {
    const command = `apt-get update && apt-get install -y gcc && (cd /src && make; make install) && echo "a && b; c" && rm -rf /src`;
    expect(lines(`/bin/sh -c ${command}`)).toEqual([
      'RUN apt-get update && \\',
      '    apt-get install -y gcc && \\',
      '    (cd /src && make; make install) && \\',
      '    echo "a && b; c" && \\',
      '    rm -rf /src',
    ]);
    const loop = `for file in one two three four five six seven eight nine; do cat "$file" || exit 1; done; case $x in a) echo a;; esac`;
    expect(lines(`/bin/sh -c ${loop}`)).toEqual([
      'RUN for file in one two three four five six seven eight nine; do cat "$file" || \\',
      '    exit 1; \\',
      '    done; \\',
      '    case $x in a) echo a;; \\',
      '    esac',
    ]);
  });

  it('and before what a long part is piped to', () => {
    const long = `curl --fail --silent https://example.org/${'x'.repeat(50)} | tar -xz || exit 1`;
    expect(lines(`/bin/sh -c ${long} && true`)).toEqual([
      `RUN curl --fail --silent https://example.org/${'x'.repeat(50)} | \\`,
      '    tar -xz || \\',
      '    exit 1 && \\',
      '    true',
    ]);
  });

  it('not where it is short', () => {
    expect(lines('/bin/sh -c a && b; c')).toEqual(['RUN a && b; c']);
  });
});

describe('here-documents', () => {
  it('are what a command of several lines was in', () => {
    expect(lines('RUN /bin/sh -c apt-get update\napt-get install -y curl\n # buildkit')).toEqual([
      'RUN <<EOF',
      'apt-get update',
      'apt-get install -y curl',
      'EOF',
    ]);
    expect(lines('RUN /bin/sh -c a\nEOF\n # buildkit')).toEqual(['RUN <<EOF_', 'a', 'EOF', 'EOF_']);
  });

  it('stay where they are for a program', () => {
    const text = ['RUN cat <<"X" > /a', 'one', 'X'];
    expect(lines(`RUN /bin/sh -c ${text.join('\n').slice(4)} # buildkit`)).toEqual(text);
    // buildah 1.33 leaves out the mark at the end.
    expect(lines('/bin/sh -c <<EOF\necho one\necho two')).toEqual(['RUN <<EOF', 'echo one', 'echo two', 'EOF']);
  });

  it('are not told of files and scripts', () => {
    expect(readInstruction(step('RUN /dev/pipes/EOF # buildkit')).notes).toContain('document');
    expect(readInstruction(step('COPY <<robots.txt /srv/ # buildkit')).notes).toContain('document');
  });
});

describe('a whole history', () => {
  const of = (layers: number, ...history: ReturnType<typeof step>[]) => {
    const made = history.filter(({ emptyLayer }) => !emptyLayer);
    const steps = Array.from({ length: layers }, (_, i) => made[i - (layers - made.length)] ?? null);
    return dockerfileLines(dockerfileOf(history, steps, 'linux')).slice(1);
  };

  it('names another shell than that of SHELL in exec form', () => {
    expect(
      of(
        2,
        step('RUN bash -c a && b # buildkit'),
        step('SHELL [bash -c]', { emptyLayer: true }),
        step('RUN bash -c a # buildkit'),
      ).slice(-3),
    ).toEqual(['RUN ["bash", "-c", "a && b"]', 'SHELL ["bash", "-c"]', 'RUN a']);
  });

  it('says of which layers it tells nothing, and of which steps there is no layer', () => {
    expect(of(2, step('COPY a /'))).toEqual([
      '',
      '# base image: not told by the history',
      '# the history says nothing of this layer',
      'COPY a /',
    ]);
    expect(of(0, step('COPY a /'))).toEqual([
      '',
      'FROM scratch',
      '# is said to have made a layer; there is none for it',
      'COPY a /',
    ]);
    expect(of(1)).toEqual(['', '# base image: not told by the history', '# the history says nothing of this layer']);
  });

  it('names the base where buildah tells it', () => {
    const base = step('/bin/sh -c #(nop) CMD ["sh"]', { emptyLayer: true });
    const own = step('/bin/sh -c make', { comment: 'FROM docker.io/library/busybox:latest' });
    expect(of(1, base, own).slice(-3)).toEqual([
      'CMD ["sh"]',
      '# FROM docker.io/library/busybox:latest: the steps above are those of its history',
      'RUN make',
    ]);
  });
});

test.each([
  [step('RUN /bin/sh -c a # buildkit', { comment: 'buildkit.dockerfile.v0' }), 'BuildKit'],
  [step('mount / from exec sh', { comment: 'buildkit.exporter.image.v0' }), 'BuildKit'],
  [step('RUN make', { author: 'kaniko' }), 'kaniko'],
  [step('ko build ko://example.org/cmd', { author: 'ko' }), 'ko'],
  [step('apko', { author: 'apko', comment: 'This is an apko single-layer image' }), 'apko'],
  [step('bazel build ...', { author: 'Bazel' }), 'Bazel'],
  [step('/bin/sh -c make', { comment: 'FROM 4571ec4b63b7' }), 'buildah'],
  [step('/bin/sh -c #(nop) CMD ["sh"]'), 'the classic builder, or buildah'],
  [step(null, { comment: 'Imported from -' }), 'docker import'],
  [step('hand made'), null],
])('%o was written by %s', (entry, builder) => {
  expect(builderOf(entry)).toBe(builder);
});

it('takes no time for hostile texts', () => {
  const long = 100_000;
  for (const text of [
    `|9999 ${'A=1 '.repeat(long)}`,
    `ENV ${'a="'.repeat(long)}`,
    `CMD [${'"\\'.repeat(long)}`,
    `RUN /bin/sh -c ${'a && '.repeat(long)}`,
    `RUN /bin/sh -c ${'a || b && '.repeat(long)}`,
    `HEALTHCHECK &{[${'" '.repeat(long)}`,
    `COPY ${'file:'.repeat(long)}`,
    `sh ${'-a '.repeat(long)}`,
    `${'<<A '.repeat(long)}\n`,
    `RUN /bin/sh -c ${'<<A '.repeat(long)}${'\nb'.repeat(long)}`,
    `LABEL ${' '.repeat(long)}a=${' '.repeat(long)}`,
    `/bin/sh -c ${' \n'.repeat(long)}`,
  ]) {
    expect(instructionOf(step(text))).not.toBe('');
    lines(text);
  }
}, 10_000);
