import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.js';

async function told(text: string): Promise<string[]> {
  const { mistakes } = await parseConfig(text);
  return mistakes.map(({ line, column, message, nextStep }) => `${line}:${column} ${message} ${nextStep}`);
}

describe('a configuration', () => {
  it('says what is set', async () => {
    const text =
      'theme: light\n# a remark\nsigns: ascii\nsort: size\nview: filesystem\nmouse: false\nbig: 1.5MB\nscreenReader: yes_\n';
    const { settings, lines } = await parseConfig(text);
    expect(settings).toEqual({
      theme: 'light',
      signs: 'ascii',
      sort: 'size',
      view: 'filesystem',
      mouse: false,
      big: 1_500_000,
    });
    expect(lines).toMatchObject({ theme: 1, signs: 3, big: 7 });
  });

  it.each(['', '# nothing but a remark\n', '---\n', '~', '\ufefftheme: dark\n'])(
    'may be as short as %j',
    async (text) => {
      expect(await told(text)).toEqual([]);
    },
  );

  it('gives bindings other keys, or none', async () => {
    const text =
      'keys:\n  sort: Z\n  why: [W, ctrl-w]\n  ghosts: x\n  view: []\n  down: [Down, "-"]\n  collapse-all: []\n';
    const { keymap, keys, mistakes } = await parseConfig(text);
    expect(mistakes.map(({ line, column }) => [line, column])).toEqual([[4, 3]]);
    expect(keymap.at('Z', { overlay: null })?.id).toBe('sort');
    expect(keymap.at('s', { overlay: null })).toBeUndefined();
    expect(keymap.at('ctrl-w', { overlay: null })?.id).toBe('why');
    expect(keymap.at('-', { overlay: null })?.id).toBe('down');
    expect(keymap.named('view')?.keys).toEqual([]);
    expect(keymap.at('v', { overlay: null })).toBeUndefined();
    expect(keys.get('down')).toEqual(['down', '-']);
  });

  it('always has a key to leave', async () => {
    const { keymap } = await parseConfig('keys:\n  quit: Q\n');
    expect(keymap.named('quit')?.keys).toEqual(['Q', 'ctrl-c']);
    expect((await parseConfig('keys: {quit: []}')).keymap.named('quit')?.keys).toEqual(['ctrl-c']);
  });

  it('lets two bindings change places', async () => {
    const { keymap, mistakes } = await parseConfig('keys: {sort: w, why: s}');
    expect(mistakes).toEqual([]);
    expect(keymap.at('w', { overlay: null })?.id).toBe('sort');
    expect(keymap.at('s', { overlay: null })?.id).toBe('why');
  });
});

describe('a mistake', () => {
  it.each([
    ['thme: dark', /^1:1 There is no setting thme\. Is theme meant\?/],
    ['\ncolour: dark', /^2:1 There is no setting colour\. Settings are theme, signs,/],
    ['theme: drak', /^1:8 theme takes auto, dark, .*, not drak\. Is dark meant\?/],
    ['theme: [dark]', /^1:8 theme takes auto/],
    ['theme:', /^1:\d+ theme takes auto/],
    ['mouse: maybe', /^1:8 mouse takes true, false, auto, not maybe\./],
    ['mouse: "true"', /^1:8 mouse takes true, false, auto, not the text "true"\. Leave out the quotes\.$/],
    ["reverse: 'false'", /^1:10 reverse takes true or false, not the text "false"\. Leave out the quotes\.$/],
    ['reverse: "trues"', /^1:10 reverse takes true or false, not trues\. Is true meant\?$/],
    ['big: lots', /^1:6 big takes bytes, such as/],
    ['big: -1', /^1:6 big takes bytes/],
    ['big: none', /^1:6 big takes bytes/],
    ['keys: s', /^1:7 keys has a line for each binding/],
    ['keys:\n  srt: s', /^2:3 There is no binding srt\. Is sort meant\?/],
    ['keys:\n  sort: ctrl-1', /^2:9 ctrl-1 is no key\./],
    ['keys:\n  sort: [s, fn]', /^2:13 fn is no key\./],
    ['keys:\n  sort: {s: x}', /^2:9 This is no key\./],
    ['keys:\n  sort:', /^2:3 sort has no key\..*sort: \[\]/],
    ['keys:\n  sort: ctrl-c', /^2:9 ctrl-c always leaves unearth\./],
    ['keys:\n  sort: q', /^2:3 The key q of sort is that of quit too/],
    ['keys:\n  sort: ctrl-i', /^2:3 The key tab of sort is that of next-pane too/],
    ['- theme', /^1:1 The configuration is no list of settings/],
    ['dark', /^1:1 The configuration is no list of settings/],
    ['? [a, b]\n: c', /^1:3 This is no name of a setting/],
    ['theme: dark\ntheme: light', /^2:1 Map keys must be unique/],
    ['theme: &t dark', /^1:\d+ An anchor \(&\) has no meaning here/],
    ['theme: "dark', /\n1:\d+ Missing closing "quote/],
    ['theme: dark\n\tsort: size', /^2:1 /],
    ['theme: !!js/function x', /^1:8 Unresolved tag/],
    ['theme: dark\n---\nsort: size', /^2:1 Only what stands above --- is read\. Leave the line out\.$/],
  ])('in %j is told with its place, and what to try', async (text, expected) => {
    expect((await told(text)).join('\n')).toMatch(expected);
  });

  it('does not hide others in its list, and the keys of before stay', async () => {
    const text = 'keys:\n  quit: ["", "ab", Q, "ctrl-1", fn]\n';
    expect((await told(text)).map((line) => line.split('.')[0])).toEqual([
      '2:10 Nothing is no key',
      '2:14 ab is no key',
      '2:23 ctrl-1 is no key',
      '2:33 fn is no key',
    ]);
    expect((await parseConfig(text)).keymap.named('quit')?.keys).toEqual(['q', 'ctrl-c']);
  });

  it('does not hide others, nor what is right', async () => {
    const text = 'theme: drak\nsort: size\nbig: x\nkeys:\n  srt: s\n  why: Q\n';
    const { settings, keymap } = await parseConfig(text);
    expect((await told(text)).map((line) => line.split(' ')[0])).toEqual(['1:8', '3:6', '5:3']);
    expect(settings).toEqual({ sort: 'size' });
    expect(keymap.at('Q', { overlay: null })?.id).toBe('why');
  });

  it('costs no more than the file has bytes', async () => {
    const levels = Array.from(
      { length: 20 },
      (_, i) =>
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
    );
    const began = process.memoryUsage().heapUsed;
    expect((await told(['a: &a0 [x]', ...levels].join('\n'))).length).toBeGreaterThan(20);
    expect(process.memoryUsage().heapUsed - began).toBeLessThan(100_000_000);
    for (const text of ['['.repeat(60_000), '{a: '.repeat(15_000), '- '.repeat(30_000)]) {
      expect((await told(text)).length).toBeGreaterThan(0);
    }
  });
});
