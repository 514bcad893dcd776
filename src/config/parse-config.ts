import { closestMatch } from 'leven';
import type { Document, LineCounter, Node } from 'yaml';
import type { Key } from '../explorer/key.js';
import { keyNamed } from '../explorer/key.js';
import { type KeyOverrides, reservedKey, withKeys } from '../explorer/key-overrides.js';
import { type Keymap, standardKeymap } from '../explorer/keymap.js';
import type { Settings } from '../explorer/settings.js';
import type { Mistake } from './mistake.js';
import { type SettingName, settingNames, settingRow } from './setting-rows.js';

/** What a configuration says. */
export type Config = {
  /** What is right of it, and the line of each. */
  readonly settings: Partial<Settings>;
  readonly lines: Readonly<Partial<Record<SettingName, number>>>;
  /** The bindings with other keys, and the keymap that this makes. */
  readonly keys: KeyOverrides;
  readonly keymap: Keymap;
  /** In the order of the file. */
  readonly mistakes: readonly Mistake[];
};

/** Goes through a configuration, and takes what is right in it. */
export async function parseConfig(text: string): Promise<Config> {
  return new ConfigReader(text, await import('./yaml.js')).config();
}

type Yaml = typeof import('./yaml.js');

class ConfigReader {
  readonly #text: string;
  readonly #yaml: Yaml;
  readonly #lines: LineCounter;
  readonly #mistakes: Mistake[] = [];
  readonly #settings: Record<string, unknown> = {};
  readonly #settingLines: Record<string, number> = {};
  readonly #keys = new Map<string, readonly Key[]>();
  readonly #keyPlaces = new Map<string, Node>();

  constructor(text: string, yaml: Yaml) {
    this.#text = text;
    this.#yaml = yaml;
    this.#lines = new yaml.LineCounter();
  }

  config(): Config {
    const document = this.#parse();
    if (document !== null) this.#readAll(document);
    const { keymap, conflicts } = withKeys(standardKeymap, this.#keys);
    for (const { key, id, other } of conflicts) {
      const message = `The key ${key} of ${id} is that of ${other.id} too: ${other.help}.`;
      this.#add(this.#keyPlaces.get(id)!, message, `Give ${other.id} another key, or none: ${other.id}: []`);
      this.#keys.delete(id);
    }
    const mistakes = this.#mistakes.sort((a, b) => a.line! - b.line! || a.column! - b.column!);
    return {
      settings: this.#settings as Partial<Settings>,
      lines: this.#settingLines,
      keys: this.#keys,
      keymap,
      mistakes,
    };
  }

  #parse(): Document.Parsed | null {
    try {
      const document = this.#yaml.parseDocument(this.#text, { lineCounter: this.#lines, prettyErrors: false });
      for (const { pos, code, message } of [...document.errors, ...document.warnings]) {
        // The words of the package are for those who program with it.
        if (code === 'MULTIPLE_DOCS') this.#addAt(pos[0], 'Only what stands above --- is read.', 'Leave the line out.');
        else this.#addAt(pos[0], message.split('\n')[0]!, 'See yaml.org, or write the line as unearth config does.');
      }
      return document;
    } catch (error) {
      // Brackets in brackets without end.
      if (!(error instanceof RangeError)) throw error;
      this.#addAt(0, 'This is nested too deeply.', 'A setting is one line: see unearth config.');
      return null;
    }
  }

  #readAll(document: Document.Parsed): void {
    // Nothing here needs them, and each may stand for as much as there is memory.
    this.#yaml.visit(document, {
      Node: (_, node) => {
        if (this.#yaml.isAlias(node))
          this.#add(node, 'A reference (*) has no meaning here.', 'Write the value itself.');
        else if (node.anchor !== undefined) this.#add(node, 'An anchor (&) has no meaning here.', 'Leave it out.');
      },
    });
    const { contents } = document;
    if (contents === null || (this.#yaml.isScalar(contents) && contents.value === null)) return;
    if (!this.#yaml.isMap(contents)) {
      this.#add(contents, 'The configuration is no list of settings.', 'Write a setting in each line: theme: dark');
      return;
    }
    for (const { key, value } of contents.items) {
      const name = this.#nameOf(key as Node | null);
      if (name === 'keys') this.#readKeys(value as Node | null);
      else if (name !== null) this.#readSetting(name, key as Node, value as Node | null);
    }
  }

  #readSetting(written: string, key: Node, value: Node | null): void {
    const name = settingNames.find((known) => known === written);
    if (name === undefined) {
      this.#add(key, `There is no setting ${written}.`, nearest(written, [...settingNames, 'keys'], 'Settings are'));
      return;
    }
    if (this.#yaml.isAlias(value)) return;
    const row = settingRow(name);
    const found = this.#yaml.isScalar(value) ? row.read(value.value) : undefined;
    if (found === undefined) {
      const asked = this.#yaml.isScalar(value) && value.value !== null ? (value.source ?? String(value.value)) : '';
      // In quotes everything is text.
      const isQuoted = this.#yaml.isScalar(value) && value.type !== 'PLAIN' && row.choices.includes(asked);
      const said = asked === '' ? '' : isQuoted ? `, not the text "${asked}"` : `, not ${asked}`;
      const usual = 'Leave the line out for what is usual';
      const nextStep = isQuoted ? 'Leave out the quotes.' : nearest(asked, row.choices, `${name}:`, usual);
      this.#add(value ?? key, `${name} takes ${row.takes}${said}.`, nextStep);
      return;
    }
    this.#settings[name] = found;
    this.#settingLines[name] = this.#place(key).line;
  }

  #readKeys(value: Node | null): void {
    if (value === null || (this.#yaml.isScalar(value) && value.value === null) || this.#yaml.isAlias(value)) return;
    if (!this.#yaml.isMap(value)) {
      this.#add(value, 'keys has a line for each binding.', 'Below keys, and further in: sort: s');
      return;
    }
    const ids = standardKeymap.bindings.map(({ id }) => id);
    for (const { key, value: keys } of value.items) {
      const id = this.#nameOf(key as Node | null);
      if (id === null) continue;
      if (!ids.includes(id)) {
        this.#add(key as Node, `There is no binding ${id}.`, nearest(id, ids, 'Bindings are'));
        continue;
      }
      this.#readBinding(id, key as Node, keys as Node | null);
    }
  }

  #readBinding(id: string, key: Node, value: Node | null): void {
    if (this.#yaml.isAlias(value)) return;
    const items = this.#yaml.isSeq(value) ? (value.items as Node[]) : value === null ? [] : [value];
    if (!this.#yaml.isSeq(value) && (value === null || (this.#yaml.isScalar(value) && value.value === null))) {
      this.#add(key, `${id} has no key.`, `Write one, or turn it off: ${id}: []`);
      return;
    }
    const found = items.map((item) => this.#keyOf(id, item));
    const keys = [...new Set(found.filter((key) => key !== null))];
    if (found.includes(null)) return;
    // A program on the whole screen that cannot be left is a trap.
    if (id === 'quit' && !keys.includes(reservedKey)) keys.push(reservedKey);
    this.#keys.set(id, keys);
    this.#keyPlaces.set(id, key);
  }

  #keyOf(id: string, item: Node): Key | null {
    if (this.#yaml.isAlias(item)) return null;
    const written = this.#yaml.isScalar(item) ? (item.source ?? String(item.value)) : null;
    const key = written === null ? null : keyNamed(written);
    if (key === null) {
      const what = written === null ? 'This' : written === '' ? 'Nothing' : written;
      this.#add(
        item,
        `${what} is no key.`,
        'Keys are x, ctrl-x, enter, space, up, pagedown, ...; some need quotes: "-"',
      );
      return null;
    }
    if (key === reservedKey && id !== 'quit') {
      this.#add(item, 'ctrl-c always leaves unearth.', 'Take another key.');
      return null;
    }
    return key;
  }

  /** The text before a colon. */
  #nameOf(key: Node | null): string | null {
    if (this.#yaml.isScalar(key) && typeof key.value === 'string') return key.value;
    if (key !== null && !this.#yaml.isAlias(key))
      this.#add(key, 'This is no name of a setting.', 'Write it as: theme: dark');
    return null;
  }

  #place(node: Node): { line: number; column: number } {
    return this.#placeAt(node.range?.[0] ?? 0);
  }

  #placeAt(offset: number): { line: number; column: number } {
    const { line, col } = this.#lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }

  #add(node: Node, message: string, nextStep: string): void {
    this.#addAt(node.range?.[0] ?? 0, message, nextStep);
  }

  #addAt(offset: number, message: string, nextStep: string): void {
    this.#mistakes.push({ ...this.#placeAt(offset), message, nextStep });
  }
}

/** The name that was meant, if it is clear; else all there are. */
function nearest(written: string, names: readonly string[], all: string, none = ''): string {
  const found = closestMatch(written, names, { maxDistance: Math.max(2, Math.floor(written.length / 3)) });
  if (found !== undefined && written !== '') return `Is ${found} meant?`;
  return names.length === 0 ? `${none}.` : `${all} ${names.join(', ')}.`;
}
