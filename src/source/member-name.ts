/** Longest name, in characters, as Linux has it; it also bounds the work of following links inside an archive. */
const longest = 4096;

/**
 * The one spelling of a name inside an archive or directory: no `./`, no leading or double slashes. null for a name
 * that leaves it, or that names nothing in it.
 */
export function normaliseName(name: string): string | null {
  if (name.length > longest || name.includes('\0')) return null;
  const parts: string[] = [];
  for (const part of name.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  return parts.length === 0 ? null : parts.join('/');
}

/** The directory that a normalised name lies in; empty at the top. */
export function parentOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf('/')));
}
