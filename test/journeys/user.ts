import type { Landmark } from './landmarks.js';

/** What a user does at the explorer, and what is seen there then. */
export type User = {
  /** Presses the key of a binding, by the binding's id; a few times. */
  does(id: string, times?: number): Promise<void>;
  /** Types what is no key of the table: text into a prompt, numbers before keys. */
  types(text: string): Promise<void>;
  pastes(text: string): Promise<void>;
  /** A click of the left button on the first place of the screen that has the text. */
  clicks(text: string): Promise<void>;
  /** The wheel, down or up, over such a place. */
  wheels(text: string, notches: number): Promise<void>;
  /** Drags with the left button from such a place, by columns. */
  drags(text: string, columns: number): Promise<void>;
  resizes(columns: number, rows: number): Promise<void>;
  /** Waits until the screen has the text, or one that fits. */
  sees(text: string | RegExp): Promise<void>;
  /** Waits until the screen shows that the user is there. */
  isAt(landmark: Landmark): Promise<void>;
  /** The screen as it is now is kept, and later ones are held against it. */
  keeps(name: string): Promise<void>;
};

/** A way through the explorer that a user takes for a reason. */
export type Journey = {
  /** What the user wants. */
  readonly wants: string;
  /** Command line behind the program's name; `demo` where nothing is said. */
  readonly args?: readonly string[];
  /** Files and folders that lie where the program is started, by name: where they are in the repository, or what they hold. */
  readonly place?: Readonly<Record<string, string | (() => Uint8Array)>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Started by a shell that can stop jobs. */
  readonly inShell?: true;
  /** The colours are kept too, and only at 80x24. */
  readonly coloured?: true;
  readonly run: (user: User) => Promise<void>;
};
