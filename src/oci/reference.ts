import { type Digest, parseDigest } from './digest.js';

/** The name of an image, taken apart and with what docker leaves out filled in (distribution `reference`). */
export type Reference = {
  /** `docker.io`, `localhost:5000`, … */
  readonly registry: string;
  /** `library/bloat` */
  readonly repository: string;
  /** null where none was written. */
  readonly tag: string | null;
  /** What follows `@`; null where nothing does. */
  readonly digest: Digest | null;
};

const pathPart = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const hostPart = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const host = `${hostPart}(?:\\.${hostPart})*(?::[0-9]+)?`;
const name = `(?:${host}/)?${pathPart}(?:/${pathPart})*`;
const grammar = new RegExp(`^(?<name>${name})(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@(?<digest>[^@]+))?$`);

/** Longest text that is tried, in characters: names have 255 at most, tags 128, digests some 140. */
const longest = 600;

/** The reference, or null when the text is none. */
export function parseReference(text: string): Reference | null {
  const { name, tag = null, digest: written } = (text.length <= longest && grammar.exec(text)?.groups) || {};
  if (name === undefined) return null;
  const digest = written === undefined ? null : parseDigest(written);
  if (written !== undefined && digest === null) return null;

  const [registry, repository] = splitRegistry(name);
  return { registry, repository, tag, digest };
}

/** What stands before the first slash is a registry if it looks like a host; otherwise Docker Hub is meant. */
function splitRegistry(name: string): [string, string] {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(0, slash));
  const isHost = slash > 0 && (/[.:A-Z]/.test(first) || first === 'localhost');
  const registry = isHost ? first : 'docker.io';
  const repository = isHost ? name.slice(slash + 1) : name;
  if (registry !== 'docker.io' && registry !== 'index.docker.io') return [registry, repository];
  return ['docker.io', repository.includes('/') ? repository : `library/${repository}`];
}

/** The full name: `docker.io/library/bloat:latest`. Without tag and digest, `latest` is meant. */
export function fullName({ registry, repository, tag, digest }: Reference): string {
  const meant = tag ?? (digest === null ? 'latest' : null);
  return `${registry}/${repository}${meant === null ? '' : `:${meant}`}${digest === null ? '' : `@${digest}`}`;
}

/**
 * The name as docker shows it: `docker.io/library/bloat:latest` is `bloat:latest`. Texts that are no reference stay as
 * they are.
 */
export function familiarName(text: string): string {
  return text.replace(/^(?:index\.)?docker\.io\/(?:library\/(?=[^/]+$))?/, '');
}
