import { createHash } from 'node:crypto';
import type { Member } from './seed-image.js';

/** How far a new digest is carried on. Documents that name each other in a circle never agree. */
const mostRounds = 6;

/**
 * Puts another content into a file of an image. With `repair` everything that names the old one by digest names the new one,
 * up to the top of the image, so that readers who check digests still come to what is damaged.
 */
export function replaceContent(
  members: readonly Member[],
  name: string,
  content: Buffer,
  repair: boolean,
  rounds = mostRounds,
): readonly Member[] {
  const before = members.find((member) => member.name === name);
  if (before === undefined) return members;
  const was = sha256(before.content);
  const is = sha256(content);
  const replaced = members.map((member) =>
    member === before ? { ...member, name: repair ? name.replace(was, is) : name, content } : member,
  );
  return repair && was !== is ? renamed(replaced, was, is, content.length, rounds) : replaced;
}

/** Says another digest in all documents, and in those that name these, and so on. */
export function renamed(
  members: readonly Member[],
  was: string,
  is: string,
  size: number | null,
  rounds = mostRounds,
): readonly Member[] {
  let all = members;
  if (rounds === 0) return all;
  for (const member of members) {
    if (!isDocument(member) || !member.content.includes(was)) continue;
    const text = member.content.toString('utf8').replaceAll(was, is);
    const content = Buffer.from(size === null ? text : withSize(text, is, size));
    all = replaceContent(all, member.name, content, true, rounds - 1);
  }
  return all.map((member) =>
    member.link?.includes(was) === true ? { ...member, link: member.link.replaceAll(was, is) } : member,
  );
}

/** Small enough to be a document, and it begins like one. */
export function isDocument({ content, link }: Member): boolean {
  return link === null && content.length < 100_000 && (content[0] === 0x7b || content[0] === 0x5b);
}

/** Descriptors are written with the size next to the digest, on one side or the other. */
function withSize(text: string, digest: string, size: number): string {
  return text
    .replace(new RegExp(`("digest":\\s*"sha256:${digest}",\\s*"size":\\s*)\\d+`, 'g'), `$1${size}`)
    .replace(new RegExp(`("size":\\s*)\\d+(,\\s*"digest":\\s*"sha256:${digest}")`, 'g'), `$1${size}$2`);
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
