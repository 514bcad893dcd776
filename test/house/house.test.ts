import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../src/problem/problem-codes.js';
import { packages, pure, pureModules, rooms } from './rooms.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** What a file imports: paths from the root of the checkout, or names of packages. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
  );
  return [...found].map(([, from, dynamic, bare]) => {
    const specifier = (from ?? dynamic ?? bare)!;
    return specifier.startsWith('.') ? join(dirname(file), specifier) : specifier;
  });
}

function roomOf(path: string): string | undefined {
  return Object.keys(rooms).find(
    (room) => path === room || path === room.replace(/\.ts$/, '.js') || path.startsWith(`${room}/`),
  );
}

const files = [...filesIn('src'), ...filesIn('components')];

describe('the house', () => {
  it('has a rule for every file', () => {
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
    expect(files.length).toBeGreaterThan(50);
  });

  it('is walked in one direction: a room imports only what lies to its right', () => {
    const wrong = files.flatMap((file) => {
      const room = roomOf(file)!;
      return importsOf(file)
        .filter((path) => path.startsWith('src/') || path.startsWith('components/'))
        .filter((path) => roomOf(path) !== room && !rooms[room]!.includes(roomOf(path) ?? ''))
        .map((path) => `${file} imports ${path}`);
    });
    expect(wrong).toEqual([]);
  });

  it('has no circle of rooms', () => {
    const reach = (room: string, seen: Set<string>): boolean =>
      rooms[room]!.some((next) => seen.has(next) || reach(next, new Set([...seen, next])));
    expect(Object.keys(rooms).filter((room) => reach(room, new Set([room])))).toEqual([]);
  });

  it('loads React and Ink for components only, and every other package where its room is', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((path) => !path.startsWith('src/') && !path.startsWith('components/') && !path.startsWith('node:'))
        .filter((name) => !packages[roomOf(file)!]?.includes(name))
        .map((name) => `${file} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps pure rooms pure', () => {
    const wrong = files
      .filter((file) => pure.includes(roomOf(file)!))
      .flatMap((file) =>
        importsOf(file)
          .filter((name) => name.startsWith('node:') && !pureModules.includes(name))
          .map((name) => `${file} imports ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it('draws text in one component only, which takes nothing but safe text', () => {
    const drawing = filesIn('components').filter((file) =>
      /import\s*{[^}]*\bText\b[^}]*}\s*from\s*'ink'/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(drawing).toEqual(['components/lines.tsx']);
  });

  it('makes safe text in one file only: nothing else casts to it', () => {
    const casts = files.filter((file) =>
      /\bas\s+SafeText\b|<SafeText>\s*[(`'"]/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(casts).toEqual(['src/format/safe-text.ts']);
  });

  it('writes to the terminal in one file only, which takes nothing but safe text, and modes of it, a question to it and base64 in three others', () => {
    const writing = /\bconsole\.|\b(?:stdout|stderr|stream|errors)\.write\(|\bwriteSync\((?:1|2|process)\b/;
    expect(files.filter((file) => writing.test(readFileSync(join(root, file), 'utf8')))).toEqual([
      'src/commands/output.ts',
      'components/ground-query.ts',
      // A text for the clipboard, in base64.
      'components/terminal-control.ts',
      'components/terminal-modes.ts',
    ]);
  });

  it('names a key in a sentence only by what it does: a configuration may have given that another one', () => {
    // Esc, Enter and Tab of prompts, and Esc of what is waited for, are nobody's to change.
    const named = /(?:^|[.:,;] )[b-zB-HJ-Z?*/] [a-z]+s\b/;
    const wrong = files
      .filter((file) => file.startsWith('src/explorer/') && !file.startsWith('src/explorer/keys/'))
      .flatMap((file) => {
        const text = readFileSync(join(root, file), 'utf8');
        const sentences = [...text.matchAll(/safe`([^`]*)`|'([^'\n]*\.)'/g)].map(([, safe, plain]) => safe ?? plain!);
        return sentences.filter((sentence) => named.test(sentence)).map((sentence) => `${file}: ${sentence}`);
      });
    expect(wrong).toEqual([]);
    expect(named.test('layer 3 wrote over it itself. o looks into it.')).toBe(true);
  });

  it('has no problem code that nothing reports', () => {
    const sources = files
      .filter((file) => !file.startsWith('src/problem/'))
      .map((file) => readFileSync(join(root, file), 'utf8'));
    const reported = (code: string) => sources.some((text) => text.includes(`'${code}'`));
    expect(Object.keys(problemCodes).filter((code) => !reported(code))).toEqual([]);
  });
});
