import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { merged, mouseReport } from '../../components/mouse-report.js';
import { type KeySource, TerminalInput } from '../../components/terminal-input.js';

const esc = '\u001b';

// xterm's ctlseqs, "Mouse Tracking": the low two bits are the button, 4 Shift, 8 Meta, 16 Control, 32 a move, 64 the wheel, 128 more buttons.
it.each([
  [`${esc}[<0;1;1M`, { kind: 'press', button: 'left', column: 0, row: 0, since: 7 }],
  [`${esc}[<2;300;200M`, { kind: 'press', button: 'right', column: 299, row: 199, since: 7 }],
  [`${esc}[<1;3;4m`, { kind: 'release', button: 'middle', column: 2, row: 3 }],
  [`${esc}[<32;3;4M`, { kind: 'drag', button: 'left', column: 2, row: 3 }],
  [`${esc}[<16;3;4M`, { kind: 'press', button: 'left', column: 2, row: 3, since: 7 }],
  [`${esc}[<64;3;4M`, { kind: 'wheel', column: 2, row: 3, down: -1, right: 0 }],
  [`${esc}[<65;3;4M`, { kind: 'wheel', column: 2, row: 3, down: 1, right: 0 }],
  [`${esc}[<66;3;4M`, { kind: 'wheel', column: 2, row: 3, down: 0, right: -1 }],
  [`${esc}[<69;3;4M`, { kind: 'wheel', column: 2, row: 3, down: 0, right: 1 }],
  [`${esc}[<128;3;4M`, { kind: 'press', button: 'back', column: 2, row: 3, since: 7 }],
  [`${esc}[<35;3;4M`, null],
  [`${esc}[<;3;4M`, null],
  [`${esc}[<0;1`, null],
])('%j is %j', (sequence, report) => {
  expect(mouseReport(sequence, 7)).toEqual(report);
});

it('makes one of wheels and of drags that follow each other, and of nothing else', () => {
  const wheel = (down: number) => ({ kind: 'wheel', column: 1, row: 1, down, right: 0 }) as const;
  const drag = (column: number) => ({ kind: 'drag', button: 'left', column, row: 1 }) as const;
  expect(merged(wheel(2), wheel(-5))).toEqual(wheel(-3));
  expect(merged(drag(4), drag(9))).toEqual(drag(9));
  expect(merged(wheel(1), drag(1))).toBeNull();
  expect(merged({ kind: 'release', button: 'left', column: 1, row: 1 }, drag(1))).toBeNull();
});

it('keeps keys and reports in their order, however the bytes come', async () => {
  const source = Object.assign(new PassThrough(), { isTTY: true, setRawMode() {}, ref() {}, unref() {} });
  const input = new TerminalInput(source as unknown as KeySource);
  const heard: string[] = [];
  input.on('data', (bytes) => heard.push(String(bytes)));
  input.on('mouse', (report) => heard.push(`${report.kind} ${report.down ?? report.column}`));
  input.setRawMode(true);
  const notch = `${esc}[<65;2;2M`;
  for (const piece of [
    `j${notch}${notch}${notch}k${esc}[<0;5`,
    `;5M${esc}[<32;6;5M${esc}[<32;9;5M`,
    `${esc}[<0;9;5ml`,
  ]) {
    source.write(piece);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await expect.poll(() => heard.at(-1)).toBe('l');
  input.close();
  expect(heard).toEqual(['j', 'wheel 3', 'k', 'press 4', 'drag 8', 'release 8', 'l']);
});
