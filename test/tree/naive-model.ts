import { createHash } from 'node:crypto';

/**
 * The stacking rules once more, as simply as they can be said: directories are Maps of objects, every layer is applied by
 * walking, nothing is clever. It stands beside the real thing in property tests.
 */
export type ModelEntry =
  | { readonly type: 'file'; readonly path: string; readonly content: string; readonly mode: number }
  | { readonly type: 'directory'; readonly path: string; readonly mode: number }
  | { readonly type: 'symlink'; readonly path: string; readonly target: string }
  | { readonly type: 'hardlink'; readonly path: string; readonly target: string }
  | { readonly type: 'whiteout'; readonly path: string }
  | { readonly type: 'opaque'; readonly path: string };

type Inode = { type: string; content: string; mode: number; target: string; layer: number; path: string };
type Node = { inode: Inode | null; children: Map<string, Node> | null };

export type ModelState = {
  /** What is there, by path: a text that is equal for equal things. Implied directories are `directory`. */
  readonly paths: ReadonlyMap<string, string>;
  /** Bytes of content that some path reaches, each inode once. */
  readonly visibleBytes: number;
  readonly shippedBytes: number;
  /** `layer path` of each content that no path reaches, with the layer that hid it. */
  readonly hidden: ReadonlyMap<string, number>;
};

export class NaiveModel {
  readonly #root: Node = { inode: null, children: new Map() };
  readonly #files: Inode[] = [];
  readonly #hidden = new Map<Inode, number>();
  /** Symlinks that the layer removes or makes directories of: its markers do not go through them. */
  readonly #leaving = new Set<Node>();
  #layer = -1;

  apply(entries: readonly ModelEntry[]): ModelState {
    this.#layer += 1;
    // Markers look at the layers below only, so they are resolved before anything of this layer is done.
    for (const { type, path } of entries) {
      const node = type === 'directory' || type === 'whiteout' ? this.#find(path, false) : null;
      if (node?.inode?.type === 'symlink') this.#leaving.add(node);
    }
    const opaque = entries.filter(({ type }) => type === 'opaque').map(({ path }) => this.#find(path, true));
    const removed = entries.filter(({ type }) => type === 'whiteout').map(({ path }) => this.#slot(path));
    this.#leaving.clear();
    for (const node of opaque) node?.children?.clear();
    for (const slot of removed) slot?.parent.children?.delete(slot.name);
    for (const entry of entries) this.#write(entry);
    return this.#state();
  }

  #write(entry: ModelEntry): void {
    if (entry.type === 'whiteout' || entry.type === 'opaque') return;
    const parts = entry.path.split('/');
    const name = parts.pop()!;
    const parent = this.#resolve(parts);
    if (parent === null) return;
    let inode: Inode;
    if (entry.type === 'hardlink') {
      const target = this.#find(entry.target, false);
      const place = `${parent.join('/')}/${name}`;
      const targetParts = entry.target.split('/');
      const targetName = targetParts.pop()!;
      const targetPlace = `${this.#resolve(targetParts)?.join('/')}/${targetName}`;
      if (target === null || target.children !== null || place === targetPlace) return;
      inode = target.inode!;
    } else {
      const content = entry.type === 'file' ? entry.content : '';
      const path = [...parent, name].join('/');
      const target = entry.type === 'symlink' ? entry.target : '';
      const mode = entry.type === 'symlink' ? 0 : entry.mode;
      inode = { type: entry.type, content, mode, target, layer: this.#layer, path };
      if (entry.type === 'file') this.#files.push(inode);
    }
    const directory = this.#make(parent);
    const old = directory.children!.get(name);
    if (entry.type === 'directory') {
      directory.children!.set(name, { inode, children: old?.children ?? new Map() });
    } else directory.children!.set(name, { inode, children: null });
  }

  /** The directory at resolved parts; what is missing or no directory becomes an implied one. */
  #make(parts: readonly string[]): Node {
    let node = this.#root;
    for (const part of parts) {
      let child = node.children!.get(part);
      if (child?.children == null) {
        child = { inode: null, children: new Map() };
        node.children!.set(part, child);
      }
      node = child;
    }
    return node;
  }

  /** Parts with all symlinks on the way followed; null for a loop. */
  #resolve(parts: readonly string[]): string[] | null {
    const rest = [...parts];
    let resolved: string[] = [];
    for (let links = 0; rest.length > 0; ) {
      const part = rest.shift()!;
      if (part === '..') resolved = resolved.slice(0, -1);
      else {
        const node = this.#at([...resolved, part]);
        if (node?.inode?.type === 'symlink' && !this.#leaving.has(node)) {
          links += 1;
          if (links > 40) return null;
          if (node.inode.target.startsWith('/')) resolved = [];
          rest.unshift(...node.inode.target.split('/').filter((piece) => piece !== '' && piece !== '.'));
        } else resolved = [...resolved, part];
      }
    }
    return resolved;
  }

  #at(parts: readonly string[]): Node | null {
    let node: Node | undefined = this.#root;
    for (const part of parts) node = node?.children?.get(part);
    return node ?? null;
  }

  #slot(path: string): { parent: Node; name: string } | null {
    const parts = path.split('/');
    const name = parts.pop()!;
    const resolved = this.#resolve(parts);
    const parent = resolved === null ? null : this.#at(resolved);
    return parent === null ? null : { parent, name };
  }

  #find(path: string, followLast: boolean): Node | null {
    if (followLast) {
      const resolved = this.#resolve(path.split('/'));
      return resolved === null ? null : this.#at(resolved);
    }
    const slot = this.#slot(path);
    return slot?.parent.children?.get(slot.name) ?? null;
  }

  #state(): ModelState {
    const paths = new Map<string, string>();
    const reached = new Set<Inode>();
    const visit = (node: Node, path: string) => {
      for (const [name, child] of node.children ?? []) {
        const childPath = path === '' ? name : `${path}/${name}`;
        const { inode } = child;
        paths.set(childPath, describe(inode));
        if (inode?.type === 'file') reached.add(inode);
        visit(child, childPath);
      }
    };
    visit(this.#root, '');
    for (const inode of this.#files) {
      if (!reached.has(inode) && !this.#hidden.has(inode)) this.#hidden.set(inode, this.#layer);
    }
    const bytes = (inodes: Iterable<Inode>) => [...inodes].reduce((sum, { content }) => sum + content.length, 0);
    const withBytes = [...this.#hidden].filter(([{ content }]) => content.length > 0);
    return {
      paths,
      visibleBytes: bytes(reached),
      shippedBytes: bytes(this.#files),
      hidden: new Map(withBytes.map(([{ layer, path }, by], index) => [`${layer} ${path} ${index}`, by])),
    };
  }
}

function describe(inode: Inode | null): string {
  if (inode === null) return 'directory';
  const { type, content, mode, target } = inode;
  if (type === 'directory') return `directory ${mode.toString(8)}`;
  if (type === 'symlink') return `symlink ${target}`;
  return `file ${mode.toString(8)} ${createHash('sha256').update(content).digest('hex')}`;
}

/** The change of each path between two states, as the design defines it: an implied directory differs from no directory. */
export function modelChanges(
  before: ModelState,
  after: ModelState,
): { added: number; modified: number; removed: number } {
  let [added, modified, removed] = [0, 0, 0];
  for (const [path, thing] of after.paths) {
    const old = before.paths.get(path);
    if (old === undefined) added += 1;
    else if (
      old !== thing &&
      !(isDirectory(old) && isDirectory(thing) && (old === 'directory' || thing === 'directory'))
    ) {
      modified += 1;
    }
  }
  for (const path of before.paths.keys()) if (!after.paths.has(path)) removed += 1;
  return { added, modified, removed };
}

function isDirectory(thing: string): boolean {
  return thing.startsWith('directory');
}
