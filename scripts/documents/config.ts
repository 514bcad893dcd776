import { settingNames, settingRow, settingText } from '../../src/config/setting-rows.js';
import { keyLabel } from '../../src/explorer/key.js';
import { standardKeymap } from '../../src/explorer/keymap.js';
import { standardSettings } from '../../src/explorer/settings.js';
import { asciiSigns } from '../../src/explorer/signs.js';

const introduction = `# Configuration

unearth needs none. What you want otherwise stands in \`config.yaml\`, where your system has such files: \`~/.config/unearth\` on Linux
(or below \`XDG_CONFIG_HOME\`), \`~/Library/Preferences/unearth\` on macOS, \`%APPDATA%\\unearth\\Config\` on Windows. \`UNEARTH_CONFIG\` names
another file. \`unearth config\` prints all settings as they count and where each comes from, in a form that can be saved as that file;
\`unearth config --json\` does it for programs.

An option of the command line comes before the file, and the file before what was chosen in the explorer and is remembered: theme,
order of the files, the divider and the preview. These choices stand in a file of their own (\`unearth config\` says where; \`UNEARTH_STATE_DIR\` names another folder).

What has no meaning is told by \`unearth config\` with its line and what to try, with exit code 2. The explorer starts all the same, with what is right.

\`\`\`yaml
theme: light
sort: size
keys:
  sort: [o, ctrl-o]
  look: Z
  suspend: []
\`\`\`

| setting | takes | default | what it is |
| --- | --- | --- | --- |
`;

const themes = `
## Themes

\`auto\` takes \`dark\` or \`light\` by the background that the terminal tells of (OSC 11, or \`COLORFGBG\`), \`16-colours\` where it has no more, and
\`none\` with \`NO_COLOR\`: bold, underlined and inverse text, and no colour. \`high-contrast\` has 7:1 and more; \`dark\`, \`light\` and
\`colour-blind\` have 4.5:1, and keep what was added, modified, removed and hidden apart for all eyes, the last one furthest, in blue and
orange. With sixteen colours the palette of the terminal decides. Signs say the same without any colour. \`T\` goes to the next theme,
\`--theme NAME\` begins with one.

## Keys

Below \`keys\` stand names of bindings, each with one key or a list of them; \`[]\` leaves it to the palette and the mouse. A key is a character, a name
(\`up\`, \`pagedown\`, \`enter\`, \`space\`, \`escape\`, ...) or \`ctrl-\` and a letter; some characters need quotes: \`"-"\`. Ctrl-C always leaves.

| binding | keys | what it does |
| --- | --- | --- |
`;

/** Every setting, and every binding with its keys. */
export function document(): string {
  const settings = settingNames.map((name) => {
    const { takes, help } = settingRow(name);
    return `| \`${name}\` | ${takes} | ${settingText(standardSettings, name)} | ${help} |\n`;
  });
  const keys = standardKeymap.bindings.map(
    (binding) =>
      `| \`${binding.id}\` | ${binding.keys.map((key) => `\`${keyLabel(key, asciiSigns)}\``).join(' ')} | ${binding.help} |\n`,
  );
  return [introduction, ...settings, themes, ...keys].join('');
}
