import { directory, file, gone, hardlink, opaque, symlink } from '../images.js';
import type { TestImage } from './inspection-of.js';

export const megabyte = 'x'.repeat(1_000_000);

/** One layer adds a big file, the next removes it. */
export const bigfile: TestImage = {
  reference: 'docker.io/library/bigfile:latest',
  layers: [
    {
      entries: { 'etc/passwd': 'root:x:0:0', 'bin/sh': 'shell' },
      step: '/bin/sh -c #(nop) ADD file:0123456789abcdef in /',
    },
    { entries: { bigfile: megabyte }, step: 'COPY bigfile / # buildkit' },
    { entries: { bigfile: gone }, step: 'RUN /bin/sh -c rm /bigfile # buildkit' },
  ],
};

/** A bit of everything that layers can do. */
export const everything: TestImage = {
  reference: 'docker.io/library/everything:1.0',
  layers: [
    {
      entries: {
        'etc/': directory(),
        'etc/passwd': 'root:x:0:0',
        'etc/shadow': file('secret', { mode: 0o640 }),
        'usr/bin/perl': 'perl'.repeat(1000),
        'usr/bin/perl5': hardlink('usr/bin/perl'),
        'usr/bin/su': file('su', { mode: 0o4755 }),
        'usr/share/doc/a/b/c/copyright': 'copyright',
        bin: symlink('usr/bin'),
      },
      step: '/bin/sh -c #(nop) ADD file:0123456789abcdef in /',
    },
    {
      entries: {
        'srv/app/.env': 'KEY=1',
        'srv/app/server.js': 'listen'.repeat(50),
        'srv/app/cache/x': 'x',
        'srv/app/cache/y': 'yy',
      },
      step: 'COPY . /srv/app # buildkit',
    },
    {
      entries: {
        'srv/app/server.js': file('listen'.repeat(50), { uid: 65534, gid: 65534 }),
        'srv/app/.env': file('KEY=1', { uid: 65534, gid: 65534 }),
        'etc/passwd': 'root:x:0:0',
      },
      step: 'RUN /bin/sh -c chown -R nobody /srv/app # buildkit',
    },
    {
      entries: { 'srv/app/.env': gone, 'srv/app/cache': opaque, 'srv/app/cache/z': 'zzz' },
      step: 'RUN |1 A=b c /bin/sh -c rm .env',
    },
  ],
};
