import type { Changeset } from '../layer/changeset.js';
import type { LayerProblem } from '../problem/problem.js';
import type { Column } from './columns.js';

/** What JSON holds as it is. */
type Plain = string | number | boolean | null;

/** Lists of numbers by row. */
type Lists = ReadonlyMap<number, ArrayLike<number>>;

/** How the value of a field is written: in JSON, with columns beside it that have numbers. */
type Form<Value> = {
  pack(value: Value, add: (column: Column) => number): unknown;
  unpack(packed: unknown, columns: readonly Column[]): Value;
};

const forms = {
  plain: { pack: (value) => value, unpack: (packed) => packed as Plain } satisfies Form<Plain>,
  column: {
    pack: (column, add) => add(column),
    unpack: (number, columns) => columnAt(columns, number),
  } satisfies Form<Column>,
  lists: {
    pack: (lists, add) => {
      const values = [...lists.values()];
      const all = new Float64Array(values.reduce((length, list) => length + list.length, 0));
      let end = 0;
      for (const list of values) {
        all.set(list, end);
        end += list.length;
      }
      return [Float64Array.from(lists.keys()), Float64Array.from(values, (list) => list.length), all].map(add);
    },
    unpack: (numbers, columns) => {
      const [keys, lengths, all] = (numbers as number[]).map((number) => columnAt(columns, number) as Float64Array);
      let end = 0;
      return new Map(
        Array.from(keys!, (key, index) => {
          const start = end;
          end += lengths![index]!;
          return [key, Array.from(all!.subarray(start, end))];
        }),
      );
    },
  } satisfies Form<Lists>,
  problems: {
    pack: (problems) =>
      problems.map(({ path, ...rest }) => ({ ...rest, path: path && Buffer.from(path).toString('base64') })),
    unpack: (packed) =>
      (packed as (Omit<LayerProblem, 'path'> & { path: string | null })[]).map(({ path, ...rest }) => ({
        ...rest,
        path: path === null ? null : new Uint8Array(Buffer.from(path, 'base64')),
      })),
  } satisfies Form<readonly LayerProblem[]>,
};

/** The form that a value of this type is written in. For a type that has none, nothing fits: write one. */
type FormOf<Value> = Value extends Plain
  ? 'plain'
  : Value extends Lists
    ? 'lists'
    : Value extends Column
      ? 'column'
      : Value extends readonly LayerProblem[]
        ? 'problems'
        : never;

/** How each field of a changeset is written. The compiler misses a new field here, so that none is lost. */
const fields: { readonly [Field in keyof Changeset]: FormOf<Changeset[Field]> } = {
  rows: 'plain',
  pathParent: 'column',
  pathName: 'column',
  names: 'column',
  path: 'column',
  kind: 'column',
  mode: 'column',
  uid: 'column',
  gid: 'column',
  mtime: 'column',
  size: 'column',
  storedSize: 'column',
  offset: 'column',
  link: 'column',
  xattrs: 'column',
  flags: 'column',
  strings: 'column',
  stringStart: 'column',
  devices: 'lists',
  sparseMaps: 'lists',
  digestRows: 'column',
  digestKinds: 'column',
  digests: 'column',
  problems: 'problems',
  complete: 'plain',
};

const formByField = Object.entries(fields).map(([field, form]) => [field, forms[form] as Form<unknown>] as const);

/** A changeset as it is written: what JSON can hold, and the columns that `add` took in. */
export function packChangeset(changeset: Changeset, add: (column: Column) => number): Record<string, unknown> {
  return Object.fromEntries(
    formByField.map(([field, form]) => [field, form.pack(changeset[field as keyof Changeset], add)]),
  );
}

/** The same back. */
export function unpackChangeset(packed: Readonly<Record<string, unknown>>, columns: readonly Column[]): Changeset {
  const entries = formByField.map(([field, form]) => [field, form.unpack(packed[field], columns)]);
  return Object.fromEntries(entries) as Changeset;
}

function columnAt(columns: readonly Column[], number: unknown): Column {
  const column = columns[number as number];
  if (column === undefined) throw new Error(`There is no column ${number}.`);
  return column;
}
