/** Something that the program must never do, and did. */
export class Finding extends Error {
  override readonly name = 'Finding';
  /** Which of the judge's rules it broke: a few words. */
  readonly rule: string;

  constructor(rule: string, message: string) {
    super(message);
    this.rule = rule;
  }
}

/** Throws a finding unless it holds. */
export function hold(holds: boolean, rule: string, detail: () => string): void {
  if (!holds) throw new Finding(rule, detail());
}
