import { archive } from '../../../tar/tar-blocks.js';
import { folder, put, whiteout } from '../../build/entries.js';
import { archiveOf, directoryOf, fileOf } from '../../build/images.js';
import type { Case } from '../../case.js';
import { directory, file } from '../../expected.js';

const v1 = 'moby docker-image-spec v1, "Combined Image JSON + Filesystem Changeset Format"';
const refused = 'refuses it: there is no manifest.json';
const runtimes = { docker: refused, containerd: refused, podman: refused };
const [base, top] = ['a'.repeat(64), 'b'.repeat(64)] as [string, string];
const [one, two] = [archive(put('a', 'aaa')), archive(put('b', 'bb'), whiteout('a'))];
const members = {
  [`${base}/VERSION`]: '1.0',
  [`${base}/json`]: {
    id: base,
    created: '2015-10-31T22:22:56Z',
    container_config: { Cmd: ['/bin/sh', '-c', 'ADD base'] },
  },
  [`${base}/layer.tar`]: one,
  [`${top}/VERSION`]: '1.0',
  [`${top}/json`]: {
    id: top,
    parent: base,
    created: '2015-11-01T00:00:00Z',
    architecture: 'amd64',
    os: 'linux',
    config: { Env: ['A=1'] },
    container_config: { Cmd: ['/bin/sh', '-c', 'rm a'] },
  },
  [`${top}/layer.tar`]: two,
  repositories: { busybox: { '1.0': top, latest: top } },
};
const rootfs = archive(
  folder('etc/'),
  put('etc/passwd', 'root'),
  folder('usr/'),
  folder('usr/bin/'),
  put('.dockerenv'),
);

export const firstFormCases: readonly Case[] = [
  {
    name: 'docker-save-of-the-first-form',
    row: 'form/docker-v1',
    shows: '`repositories` names an image, and each `json` the one that it builds on: two layers.',
    source: v1,
    image: archiveOf(members),
    expect: {
      rootfs: { b: file('bb') },
      image: { created: '2015-11-01T00:00:00Z', config: { env: ['A=1'] } },
      images: [{ names: ['busybox:1.0', 'busybox:latest'], platform: 'linux/amd64', available: true }],
      layers: [
        { entries: 1, createdBy: '/bin/sh -c ADD base' },
        { entries: 1, createdBy: '/bin/sh -c rm a' },
      ],
      hidden: [{ path: 'a', bytes: 3, cause: 'removed', layer: 0, hiddenBy: 1 }],
    },
    runtimes,
  },
  {
    name: 'docker-save-of-the-first-form-unpacked',
    row: 'form/docker-v1',
    shows: 'The same as a directory.',
    source: v1,
    image: directoryOf(members),
    expect: { rootfs: { b: file('bb') } },
  },
  {
    name: 'docker-save-of-the-first-form-without-its-base',
    row: 'form/docker-v1',
    shows: 'An image whose parent is not there: the layers above it are read.',
    source: v1,
    image: archiveOf(Object.fromEntries(Object.entries(members).filter(([name]) => !name.startsWith(base)))),
    expect: { complete: false, rootfs: { b: file('bb') } },
    problems: [
      { code: 'parent-missing', layer: null },
      { code: 'dangling-whiteout', layer: 0, path: 'a' },
    ],
    runtimes,
  },
  {
    name: 'filesystem-of-a-container',
    row: 'form/rootfs-tar',
    shows: '`docker export` writes the files alone: one layer of which nothing else is known.',
    source: 'moby daemon/export.go',
    image: fileOf(rootfs),
    expect: {
      rootfs: {
        '.dockerenv': file(''),
        etc: directory({ mode: '0755' }),
        'etc/passwd': file('root'),
        usr: directory(),
        'usr/bin': directory(),
      },
      image: { created: null, digest: null, config: { env: [], labels: {} } },
      layers: [{ compression: 'none', entries: 5, createdBy: null, diffId: null }],
    },
    problems: [{ code: 'no-manifest', layer: null }],
    runtimes: { docker: 'imports it, does not load it', podman: 'imports it, does not load it' },
  },
  {
    name: 'filesystem-of-docker-export',
    row: 'form/rootfs-tar',
    shows: 'What docker wrote of a container.',
    source: 'fixtures/README.md',
    image: { form: 'fixture', path: 'export/docker-export.tar' },
    expect: { layers: [{ compression: 'none' }] },
    problems: [{ code: 'no-manifest', layer: null }],
  },
];
