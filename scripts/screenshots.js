// Makes the pictures of the README: runs the program on the demo image in a pseudo-terminal, presses keys as a user would,
// and writes the screen a terminal shows then as SVG.   node scripts/screenshots.js

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import headless from '@xterm/headless';
import { buildIfStale } from './build.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs/screens');

const down = '\u001b[B';
/** The pictures are those of everybody, not of who makes them. */
const scratch = mkdtempSync(join(tmpdir(), 'unearth-screens-'));

/** @type {{ name: string, title: string, columns: number, rows: number, keys: string[], theme?: string }[]} */
const screens = [
  // One key from the first screen: the largest hidden file, where it was; one more says why.
  {
    name: 'explore-120x36',
    title: 'A file that was removed and still ships, and why',
    columns: 120,
    rows: 36,
    keys: ['.', 'w'],
  },
  // One key too: all that is hidden, and what is likely a secret first.
  {
    name: 'hidden-120x36',
    title: 'The hidden files, a deleted private key first, and why they ship',
    columns: 120,
    rows: 36,
    keys: ['H'],
  },
  {
    name: 'explore-80x24',
    title: 'The layer that removed it, in 80 columns',
    columns: 80,
    rows: 24,
    keys: [down, down, down, down],
  },
  // A layer that a chown wrote again.
  {
    name: 'explore-200x60',
    title: 'A layer that a chown wrote again, in 200 columns',
    columns: 200,
    rows: 60,
    keys: [down, down, down, down, down, '\t', down, down, down, down, down],
  },
  {
    name: 'treemap-120x36',
    title: 'All files of the image as areas, what is hidden in other colours',
    columns: 120,
    rows: 36,
    keys: ['G', 'v', 'v', 't', down, down],
  },
  {
    name: 'filter-120x36',
    title: 'Only what is looked for, and which layers touched it',
    columns: 120,
    rows: 36,
    keys: ['v', 'v', ']', ']', '/', 'j', 's', '\r'],
    theme: 'light',
  },
  {
    name: 'dockerfile-120x36',
    title: 'The Dockerfile as far as the history tells, with the bytes of each line',
    columns: 120,
    rows: 36,
    keys: ['I', down, down],
    theme: 'colour-blind',
  },
];

const cell = { width: 8.4, height: 17, baseline: 13 };
const dark = { text: '#d0d4dc', ground: '#14161b' };
const light = { text: '#1c1f24', ground: '#fbfbfa' };
let colours = dark;
/** The 16 colours as terminals draw them by default; the rest is computed (xterm's 256-colour table). */
const palette = [
  ['#14161b', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2', '#abb2bf'],
  ['#5c6370', '#ff7a85', '#b5e890', '#ffd68a', '#7cc4ff', '#dd9cf0', '#7ad7e0', '#ffffff'],
].flat();

await buildIfStale();
mkdirSync(folder, { recursive: true });
for (const screen of screens) {
  colours = screen.theme === 'light' ? light : dark;
  const terminal = await run(screen);
  writeFileSync(join(folder, `${screen.name}.svg`), svgOf(terminal, screen.title));
  terminal.dispose();
}
rmSync(scratch, { recursive: true, force: true });

/**
 * The terminal after the keys were pressed.
 * @param {typeof screens[number]} screen
 */
async function run({ columns, rows, keys, theme = 'dark' }) {
  const terminal = new headless.Terminal({ cols: columns, rows, allowProposedApi: true });
  const program = spawn(process.execPath, [join(root, 'bin/unearth.js'), 'demo', '--no-cache', '--theme', theme], {
    cols: columns,
    rows,
    env: {
      ...process.env,
      TERM: 'xterm-256color',
      COLORTERM: 'truecolor',
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      UNEARTH_CONFIG: '/dev/null',
      UNEARTH_STATE_DIR: scratch,
    },
  });
  program.onData((data) => terminal.write(data));
  await pause(2500);
  for (const key of keys) {
    program.write(key);
    await pause(250);
  }
  await pause(500);
  program.kill();
  // What the program draws when it leaves is not part of the picture: the alternate screen stays as it was.
  return terminal;
}

/** @param {number} milliseconds */
function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/**
 * @param {import('@xterm/headless').Terminal} terminal
 * @param {string} title
 */
function svgOf(terminal, title) {
  const { cols, rows } = terminal;
  const width = (cols * cell.width).toFixed(0);
  const height = rows * cell.height;
  const lines = Array.from({ length: rows }, (_, row) => lineOf(terminal, row));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="100%" height="100%" fill="${colours.ground}"/>`,
    '<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,monospace" font-size="14" xml:space="preserve">',
    ...lines.flat(),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

/**
 * The pieces of a line: runs of equal colours, each at its own place, so that no font can move what stands behind it.
 * @param {import('@xterm/headless').Terminal} terminal
 * @param {number} row
 */
function lineOf(terminal, row) {
  const line = terminal.buffer.active.getLine(row);
  /** @type {{ start: number, text: string, style: Style }[]} */
  const pieces = [];
  for (let column = 0; line !== undefined && column < terminal.cols; column += 1) {
    const glyph = line.getCell(column);
    if (glyph === undefined || glyph.getWidth() === 0) continue;
    const style = styleOf(glyph);
    const last = pieces.at(-1);
    if (last !== undefined && JSON.stringify(last.style) === JSON.stringify(style))
      last.text += glyph.getChars() || ' ';
    else pieces.push({ start: column, text: glyph.getChars() || ' ', style });
  }
  const y = row * cell.height;
  return pieces.flatMap(({ start, text, style }) => {
    const x = (start * cell.width).toFixed(1);
    const width = (text.length * cell.width).toFixed(1);
    const ground =
      style.ground === null
        ? []
        : [`<rect x="${x}" y="${y}" width="${width}" height="${cell.height}" fill="${style.ground}"/>`];
    if (text.trim() === '') return ground;
    const weight = style.bold ? ' font-weight="bold"' : '';
    const faint = style.dim ? ' opacity="0.6"' : '';
    const trimmed = text.trimEnd();
    const length = (trimmed.length * cell.width).toFixed(1);
    return [
      ...ground,
      `<text x="${x}" y="${y + cell.baseline}" fill="${style.text}"${weight}${faint} textLength="${length}" lengthAdjust="spacingAndGlyphs">${escaped(trimmed)}</text>`,
    ];
  });
}

/** @typedef {{ text: string, ground: string | null, bold: boolean, dim: boolean }} Style */

/**
 * @param {import('@xterm/headless').IBufferCell} glyph
 * @returns {Style}
 */
function styleOf(glyph) {
  const text = glyph.isFgDefault() ? colours.text : colourOf(glyph.getFgColor(), glyph.isFgRGB() !== false);
  const ground = glyph.isBgDefault() ? null : colourOf(glyph.getBgColor(), glyph.isBgRGB() !== false);
  const inverse = glyph.isInverse() !== 0;
  return {
    text: inverse ? (ground ?? colours.ground) : text,
    ground: inverse ? text : ground,
    bold: glyph.isBold() !== 0,
    dim: glyph.isDim() !== 0,
  };
}

/**
 * @param {number} value
 * @param {boolean} isRgb
 */
function colourOf(value, isRgb) {
  if (isRgb) return `#${value.toString(16).padStart(6, '0')}`;
  if (value < 16) return /** @type {string} */ (palette[value]);
  if (value >= 232)
    return `rgb(${Array(3)
      .fill((value - 232) * 10 + 8)
      .join(',')})`;
  const level = (/** @type {number} */ part) => (part === 0 ? 0 : part * 40 + 55);
  const index = value - 16;
  return `rgb(${[Math.floor(index / 36), Math.floor(index / 6) % 6, index % 6].map(level).join(',')})`;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '');
}
