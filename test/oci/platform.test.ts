import { describe, expect, test } from 'vitest';
import {
  formatPlatform,
  hostPlatform,
  isUnknownPlatform,
  normalisePlatform,
  parsePlatform,
  platformAt,
  sameFamily,
  samePlatform,
} from '../../src/oci/platform.js';
import { UsageError } from '../../src/problem/errors.js';
import { placeOf } from './json-place.js';

describe('a platform is written', () => {
  test.each(['linux/amd64', 'linux/arm/v7', 'linux/arm64/v8', 'windows(10.0.17763.1)/amd64'])('%s', (text) => {
    expect(formatPlatform(parsePlatform(text))).toBe(text);
  });

  test.each(['linux', 'linux/', '/amd64', 'linux/arm/v7/x', 'linux amd64', 'linux/amd 64', ''])(
    'but not "%s"',
    (text) => {
      expect(() => parsePlatform(text)).toThrow(UsageError);
    },
  );
});

describe("spellings are compared as containerd's platforms package does", () => {
  test.each([
    ['linux/x86_64', 'linux/amd64'],
    ['linux/x86-64', 'linux/amd64'],
    ['linux/amd64/v1', 'linux/amd64'],
    ['linux/amd64/v2', 'linux/amd64/v2'],
    ['linux/i386', 'linux/386'],
    ['linux/aarch64', 'linux/arm64'],
    ['linux/arm64/v8', 'linux/arm64'],
    ['linux/arm64/8', 'linux/arm64'],
    ['linux/arm64/9', 'linux/arm64/v9'],
    ['linux/armhf', 'linux/arm/v7'],
    ['linux/armel', 'linux/arm/v6'],
    ['linux/arm', 'linux/arm/v7'],
    ['linux/arm/7', 'linux/arm/v7'],
    ['linux/arm/6', 'linux/arm/v6'],
    ['LINUX/AMD64', 'linux/amd64'],
    ['macos/arm64', 'darwin/arm64'],
  ])('%s is %s', (written, normal) => {
    expect(formatPlatform(normalisePlatform(parsePlatform(written)))).toBe(normal);
    expect(samePlatform(parsePlatform(written), parsePlatform(normal))).toBe(true);
  });

  test('variants tell platforms apart, but not families', () => {
    const [v6, v7] = [parsePlatform('linux/arm/v6'), parsePlatform('linux/arm/v7')];
    expect(samePlatform(v6, v7)).toBe(false);
    expect(sameFamily(v6, v7)).toBe(true);
    expect(sameFamily(v7, parsePlatform('linux/arm64'))).toBe(false);
    expect(sameFamily(v7, parsePlatform('windows/arm/v7'))).toBe(false);
  });

  test('a Windows build counts only when it is asked for', () => {
    const offered = parsePlatform('windows(10.0.17763.1)/amd64');
    expect(samePlatform(parsePlatform('windows/amd64'), offered)).toBe(true);
    expect(samePlatform(parsePlatform('windows(10.0.20348.1)/amd64'), offered)).toBe(false);
  });
});

describe('in a document', () => {
  test('a platform has os and architecture, and may have variant and build', () => {
    const platform = { architecture: 'arm', os: 'linux', variant: 'v7' };
    expect(platformAt(placeOf(platform))).toEqual({ ...platform, osVersion: null });
    expect(platformAt(placeOf({ architecture: 'amd64', os: 'windows', 'os.version': '10.0.1' }))).toEqual({
      architecture: 'amd64',
      os: 'windows',
      variant: null,
      osVersion: '10.0.1',
    });
  });

  test.each([[{ os: 'linux' }], [{ os: '', architecture: 'amd64' }], [{ os: 1, architecture: 2 }], [null], ['linux']])(
    '%j is none',
    (content) => {
      expect(platformAt(placeOf(content))).toBeNull();
    },
  );
});

test('unknown/unknown is what BuildKit gives attestations', () => {
  expect(isUnknownPlatform(parsePlatform('unknown/unknown'))).toBe(true);
  expect(isUnknownPlatform(parsePlatform('linux/amd64'))).toBe(false);
  expect(isUnknownPlatform(null)).toBe(false);
});

test('containers run on Linux, on the processor that is here', () => {
  expect(formatPlatform(hostPlatform('x64'))).toBe('linux/amd64');
  expect(formatPlatform(hostPlatform('arm64'))).toBe('linux/arm64');
  expect(formatPlatform(hostPlatform('ia32'))).toBe('linux/386');
  expect(formatPlatform(hostPlatform('ppc64'))).toBe('linux/ppc64le');
  expect(formatPlatform(hostPlatform('s390x'))).toBe('linux/s390x');
  expect(hostPlatform().os).toBe('linux');
});
