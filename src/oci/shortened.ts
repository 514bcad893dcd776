/** Characters of a name that a sentence quotes. */
const mostQuoted = 120;

/** A name as a sentence quotes it: an image may give it any length. */
export function shortened(name: string): string {
  return name.length > mostQuoted ? `${name.slice(0, mostQuoted)}…` : name;
}
