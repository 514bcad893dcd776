import { type HiddenIndex, hiddenIndex } from '../../analysis/hidden-index.js';
import { formatBytes } from '../../format/format-bytes.js';
import { type SafeText, safe } from '../../format/safe-text.js';
import { rootNode } from '../../path/path-tree.js';
import { absolutePath } from '../absolute-path.js';
import { closesHint, keyFor } from '../keys/key-for.js';
import { cutRow, emptyRow, type Row, type Segment, segment, spaces, spread } from '../row.js';
import type { Signs } from '../signs.js';
import { isLayerKnown, type State } from '../state.js';
import type { StyleName } from '../style.js';
import { isColoured } from '../themes.js';
import type { Measure } from '../treemap/measure.js';
import type { Block } from '../treemap/treemap-layout.js';
import { type Scene, sceneOf, treemapSize, whyLines } from '../treemap/treemap-view.js';
import { blockSegments, type Drawn, outlineAt } from './tile-blocks.js';
import { tileFacts } from './tile-facts.js';
import { whyRows } from './why.js';

/** Sizes as areas: a title, the map, and a line about what is selected. */
export function treemapPane(state: State): Row[] {
  const { width, height } = treemapSize(state);
  const scene = sceneOf(state);
  const title = titleRow(state, scene, width);
  if (scene === null || scene.selected === null) {
    return [title, emptyRow, cutRow([segment(spaces(3)), segment(nothingToDraw(state), 'faint')], width, state.signs)];
  }
  const drawn = { state, scene, hidden: hiddenIndex(state.inspection!.analysis) };
  return [
    title,
    ...scene.layout.lines.slice(0, height).map((line, y) => mapRow(drawn, line, y)),
    tileFacts(state, scene, width),
    ...(state.explaining ? whyRows(state, width, whyLines) : []),
  ];
}

function measureWords({ layer }: State, measure: Measure): SafeText {
  const words: Readonly<Record<Measure, SafeText>> = {
    filesystem: safe`the filesystem after layer ${layer}`,
    changes: safe`what layer ${layer} changed`,
    hidden: safe`what is hidden in the image`,
  };
  return words[measure];
}

function titleRow(state: State, scene: Scene | null, width: number): Row {
  const { signs, inspection } = state;
  const words = measureWords(state, state.treemap!.measure);
  const title: Row = [
    segment(safe` Treemap`, 'headingFocused'),
    segment(safe` ${signs.dot} `, 'faint'),
    segment(words, scene?.measured.measure === 'hidden' ? 'hidden' : 'plain'),
  ];
  const closes = closesHint(state);
  if (scene === null) return spread(title, [closes], width, signs);
  const path = scene.directory === rootNode ? safe`/` : safe`${absolutePath(inspection!.stack, scene.directory)}/`;
  const total = formatBytes(scene.measured.bytes[scene.directory]!);
  return spread([...title, segment(safe`  ${path}`, 'strong'), segment(safe`  ${total}`)], [closes], width, signs);
}

function nothingToDraw(state: State): SafeText {
  const { layer, treemap } = state;
  if (!isLayerKnown(state)) return safe`Layer ${layer} is still being read.`;
  const next = safe`${keyFor(state, 'view')} shows something else.`;
  if (treemap!.measure === 'hidden') return safe`Nothing is hidden: every byte that ships can be seen. ${next}`;
  if (treemap!.measure === 'changes') return safe`Layer ${layer} wrote no bytes. ${next}`;
  return safe`No file has bytes after layer ${layer}. ${next}`;
}

/** What a line of the map is drawn as where nothing in it is selected: by block, and as a whole. */
type DrawnLine = {
  readonly hidden: HiddenIndex;
  readonly signs: Signs;
  readonly coloured: boolean;
  readonly pieces: readonly (readonly Segment[])[];
  readonly row: Row;
};

/** The same for every key, but for the tile that was selected and the one that is: thousands of texts would be made anew. */
const drawnLines = new WeakMap<readonly Block[], DrawnLine>();

function mapRow(drawn: Drawn, line: readonly Block[], y: number): Row {
  const { pieces, row } = drawnLine(drawn, line, y);
  const { layout, selected } = drawn.scene;
  const outlines = line.map((block) =>
    selected !== null && layout.tiles[block.at] === selected ? outlineAt(selected, block, y) : null,
  );
  if (outlines.every((outline) => outline === null)) return row;
  const all = line.map((block, i) => {
    const outline = outlines[i]!;
    return outline === null ? pieces[i]! : blockSegments(drawn, block, y, outline);
  });
  return withoutEnd(drawn, all.flat());
}

function drawnLine(drawn: Drawn, line: readonly Block[], y: number): DrawnLine {
  const { hidden, state } = drawn;
  const { signs } = state;
  const coloured = isColoured(state.theme);
  const known = drawnLines.get(line);
  if (known?.hidden === hidden && known.signs === signs && known.coloured === coloured) return known;
  const pieces = line.map((block) => blockSegments(drawn, block, y));
  const made = { hidden, signs, coloured, pieces, row: withoutEnd(drawn, pieces.flat()) };
  drawnLines.set(line, made);
  return made;
}

/** Blanks without a colour behind them are not drawn at the end: a frame costs what is in it. */
function withoutEnd(drawn: Drawn, row: Segment[]): Row {
  while (row.length > 0 && /^ *$/.test(row.at(-1)!.text) && isOnGround(drawn, row.at(-1)!.style)) row.pop();
  return row;
}

function isOnGround({ state }: Drawn, style: StyleName): boolean {
  return !isColoured(state.theme) || style === 'plain';
}
