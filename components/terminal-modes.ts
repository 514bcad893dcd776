/**
 * xterm's "Mouse Tracking" (ctlseqs): presses and releases (1000), moves while a button is held (1002), all with decimal positions (1006),
 * as without that there is no column beyond 223. 1003, every move, is not asked for: it would be a flood for nothing.
 */
const modes = ['1000', '1002', '1006'];

/**
 * What the terminal does for us, and no longer when it is given back: it reports what the mouse does, only while keys are read, so not to the shell that has the terminal in between or
 * afterwards, and not while the user wants to select text with it.
 */
export class TerminalModes {
  readonly #stdout: NodeJS.WriteStream;
  #wanted: boolean;
  #reading = false;
  #on = false;

  constructor(stdout: NodeJS.WriteStream, wanted: boolean) {
    this.#stdout = stdout;
    this.#wanted = wanted;
  }

  get reportsMouse(): boolean {
    return this.#on;
  }

  want(wanted: boolean): void {
    this.#wanted = wanted;
    this.#settle();
  }

  /** Keys are read from now on, or no longer. */
  readonly reading = (reading: boolean): void => {
    this.#reading = reading;
    this.#settle();
  };

  #settle(): void {
    const on = this.#wanted && this.#reading;
    if (on === this.#on) return;
    this.#on = on;
    this.#write(modes.map((mode) => `\u001b[?${mode}${on ? 'h' : 'l'}`).join(''));
  }

  /** A terminal that is gone has no modes. */
  #write(sequence: string): void {
    if (!this.#stdout.destroyed && this.#stdout.writable) this.#stdout.write(sequence);
  }
}
