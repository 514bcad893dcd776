import { keepSafe } from '../../format/safe-text.js';
import { type Row, type Segment, segment } from '../row.js';
import type { StyleName } from '../style.js';
import type { ShownLine } from './dockerfile-lines.js';

/**
 * What has a colour in a line of a Dockerfile: the keyword is known, so strings, variables and flags are all that is to be told, and the
 * languages of `src/content` need not be loaded for it.
 */
const coloured = /"(?:[^"\\]|\\.)*"|'[^']*'|\$(?:\{[^}\s]*\}|\w+)|(?<=^|\s)--[\w-]+|\\$/g;

/** A line in colours; its keyword stands at its beginning, and has one of its own. */
export function codeRow({ text, keyword, isComment }: Pick<ShownLine, 'text' | 'keyword' | 'isComment'>): Row {
  if (isComment) return [segment(text, 'faint')];
  const row: Segment[] = [];
  const add = (from: number, to: number, style: StyleName) => {
    if (to > from)
      row.push(
        segment(
          keepSafe(text, (raw) => raw.slice(from, to)),
          style,
        ),
      );
  };
  let end = keyword !== null && text.startsWith(keyword) ? keyword.length : 0;
  add(0, end, 'codeKeyword');
  for (const { 0: found, index } of text.matchAll(coloured)) {
    if (index < end) continue;
    add(end, index, 'plain');
    end = index + found.length;
    add(index, end, styleOf(found));
  }
  add(end, text.length, 'plain');
  return row;
}

function styleOf(found: string): StyleName {
  if (found.startsWith('$')) return 'codeName';
  if (found.startsWith('-')) return 'codeNumber';
  return found === '\\' ? 'faint' : 'codeString';
}
