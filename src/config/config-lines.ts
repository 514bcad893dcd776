import { standardKeymap } from '../explorer/keymap.js';
import type { Effective } from './effective.js';
import type { SettingName } from './setting-rows.js';
import { settingNames, settingRow, settingText } from './setting-rows.js';

/** The effective configuration as YAML, line by line: it can be saved as the user's file. What may be shown is up to the caller. */
export function configLines(effective: Effective): string[] {
  const { settings } = effective;
  const lines = settingNames.flatMap((name) => {
    const { help, takes } = settingRow(name);
    const said = `${name}: ${settingText(settings, name)}`;
    return ['', `# ${help}`, `# ${takes}`, `${said.padEnd(28)} # ${originWords(effective, name)}`];
  });
  return [...lines, '', ...keyLines(effective)];
}

function originWords({ origins, lines }: Effective, name: SettingName): string {
  const line = lines[name];
  if (origins[name] === 'file') return line === undefined ? 'file' : `file, line ${line}`;
  return origins[name];
}

/** Keys of the user's own as they count; the others as remarks, with their names. */
function keyLines({ keys, keymap }: Effective): string[] {
  const lines = standardKeymap.bindings.map(({ id, keys: standard, help }) => {
    const own = keys.has(id);
    const now = own ? (keymap.named(id)?.keys ?? []) : standard;
    const said = `${id}: [${now.map((key) => JSON.stringify(key)).join(', ')}]`;
    return own ? `  ${said.padEnd(26)} # file; ${help}` : `  # ${said.padEnd(36)} ${help}`;
  });
  return ['# keys of your own; [] turns one off. As it is without:', keys.size === 0 ? '# keys:' : 'keys:', ...lines];
}
