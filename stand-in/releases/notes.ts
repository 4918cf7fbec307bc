/** A release and the one before it in its list. */
type Place = {
  readonly repository: string;
  readonly tag: string;
  readonly previous: string | null;
  /** Its place in the list, which decides what its notes look like. */
  readonly index: number;
};

type Notes = (place: Place) => string | null;

const SUBJECTS = [
  'Wait for the network before the node registers',
  'Keep the hostname after an upgrade',
  'Read the install device from the configuration',
  'Raise the timeout of the reset',
  'Mount the persistent partition before the services start',
  'Bump the base image',
  'Say which partition is full',
  'Let the agent list its versions',
];
const PEOPLE = ['first-person', 'second-person', 'third-person', 'a-fourth-1'];

/** GitHub takes no more than this. */
const LONGEST = 125_000;

/** The notes of a release, in one of the shapes that they have upstream. */
export function notesOf(place: Place): string | null {
  const own = place.repository === 'kairos' ? OF_KAIROS[place.tag] : undefined;
  const notes = own ?? SHAPES[place.index % SHAPES.length];
  return notes === undefined ? null : notes(place);
}

function pick(list: readonly string[], index: number): string {
  return list[index % list.length] ?? '';
}

function web({ repository }: Place): string {
  return `https://github.com/kairos-io/${repository}`;
}

function numberAt({ index }: Place, offset: number): number {
  return 4000 - index * 11 - offset;
}

function commitAt({ repository, tag }: Place): string {
  const hex = Buffer.from(`${repository}${tag}`).toString('hex');
  return `5f0c1e7${hex}`.padEnd(40, 'a').slice(0, 40);
}

function changes(place: Place, count: number): string {
  const lines = Array.from({ length: count }, (_none, offset) => {
    const number = numberAt(place, offset);
    const subject = pick(SUBJECTS, place.index + offset);
    return `* ${subject} by @${pick(PEOPLE, offset)} in ${web(place)}/pull/${number}`;
  });
  return `## What's Changed\n${lines.join('\n')}\n`;
}

function newcomers(place: Place): string {
  const number = numberAt(place, 1);
  return (
    '\n## New Contributors\n' +
    `* @second-person made their first contribution in ${web(place)}/pull/${number}\n`
  );
}

function fullChangelog(place: Place): string {
  const { previous, tag } = place;
  const range = previous === null ? `commits/${tag}` : `compare/${previous}...${tag}`;
  return `\n\n**Full Changelog**: ${web(place)}/${range}`;
}

const generated: Notes = (place) =>
  `<!-- Release notes generated using configuration in .github/release.yml at ${place.tag} -->\n\n` +
  changes(place, 4 + (place.index % 5)) +
  fullChangelog(place);

const withNewcomers: Notes = (place) => changes(place, 6) + newcomers(place) + fullChangelog(place);

const plain: Notes = ({ tag }) => `Release ${tag}`;

const onlyChangelog: Notes = (place) => fullChangelog(place).trim();

const byHand: Notes = (place) =>
  [
    `This one repairs the upgrade from ${place.previous ?? 'the tag before'}, see #${numberAt(place, 0)}.`,
    '',
    `- the reset asks before it wipes (${commitAt(place)})`,
    `- the agent says which \`image\` it runs, thanks to @${pick(PEOPLE, place.index)}`,
    `- kairos-io/immucore#${numberAt(place, 3)} is part of it`,
    '',
    'Nothing has to be changed in a configuration.',
  ].join('\r\n');

const SHAPES: readonly Notes[] = [
  generated,
  plain,
  withNewcomers,
  byHand,
  generated,
  onlyChangelog,
  () => '',
];

function component(title: string, from: string, to: string, lines: readonly string[]): string {
  const body = lines.length === 0 ? 'No changes\n' : `${lines.join('\n')}\n`;
  return `## ${title}\n\n- Version: ${from} -> ${to}\n\n${body}`;
}

function differences(place: Place): string {
  const line = (offset: number) => {
    const number = numberAt(place, offset);
    const subject = pick(SUBJECTS, place.index + offset);
    return `- ${subject} by @${pick(PEOPLE, offset)} in [#${number}](${web(place)}/pull/${number})`;
  };
  const { previous, tag } = place;
  return [
    `\n# Changes since previous version (${previous ?? 'none'})\n`,
    component('Kairos', previous ?? '-', tag, [line(0), line(1), line(2)]),
    component('kairos-init', 'v0.14.6', 'v0.17.2', [line(3), line(4)]),
    component('Immucore', 'v0.16.2', 'v0.20.4', [line(5)]),
    component('kairos-agent', 'v2.29.4', 'v2.31.3', [line(6), line(7)]),
    component('provider-kairos', 'v2.16.4', 'v2.16.4', []),
    component('Hadron', 'v0.4.0', 'v0.5.1', [line(8)]),
  ].join('\n');
}

const withWarning: Notes = (place) =>
  [
    '> [!WARNING]',
    '> **Security Notice**',
    '> The k3s of this release carries a fix that the one before lacks: CVE-2026-0001.',
    '> The k0s carries the same fix.',
    '',
    '## :rocket: In short',
    '',
    'One version number now covers what was several repositories, see #4301.',
    differences(place),
  ].join('\n');

const withRawImages: Notes = (place) =>
  [
    'A quiet month.',
    '',
    '<!-- raw-images -->',
    '## Raw images',
    '',
    'The boards have an image to extract:',
    '',
    '```sh',
    `docker create --name raw quay.io/kairos/example:${place.tag}-img`,
    'docker cp raw:/artifacts .',
    '```',
    differences(place),
  ].join('\n');

const tour: Notes = (place) =>
  [
    '# 🗺 What to know',
    '',
    'Images are built on one base only.[^1] Read [how to move](docs/moving.md) first.',
    '',
    '![The parts of an image](docs/parts.png)',
    '',
    '![The installer](https://github.com/user-attachments/assets/0b1c2d3e-4f50-4a6b-8c7d-9e0f1a2b3c4d)',
    '',
    '> [!NOTE]',
    '> Other distributions stay possible with images of your own.',
    '',
    '> [!TIP]',
    '> Try it in a machine that you can lose.',
    '',
    '## 🔦 Highlights',
    '',
    '| Flavor | Core | Standard |',
    '| :--- | :---: | ---: |',
    '| hadron | :white_check_mark: | k3s, k0s |',
    '| ubuntu | ~~yes~~ | own image |',
    '',
    '## ✅ Before the upgrade',
    '',
    '- [x] Keep a copy of the configuration',
    '- [ ] Read the list below',
    '  - [ ] and the one of the provider',
    '',
    '<details><summary>All the fixes</summary>',
    '',
    `1. ${pick(SUBJECTS, 1)} (#3806)`,
    `2. ${pick(SUBJECTS, 2)} (${commitAt(place)})`,
    `3. H<sub>2</sub>O, <kbd>Ctrl</kbd> and a bare address: https://kairos.io/docs/`,
    '',
    '</details>',
    '',
    '### Known',
    '',
    'GH-3615 and kairos-io/hadron#12 are open. Ask @first-person.',
    '',
    '[^1]: That is Hadron.',
    fullChangelog(place).trim(),
  ].join('\r\n');

const longest: Notes = (place) => {
  const section = (offset: number) =>
    `### Part ${offset + 1}\n\n${changes(place, 8).replace(/^## .+\n/, '')}\n`;
  const sections = Array.from({ length: 180 }, (_none, offset) => section(offset)).join('');
  return `# Everything\n\n${sections}`.slice(0, LONGEST).padEnd(LONGEST, '.');
};

const OF_KAIROS: Readonly<Record<string, Notes>> = {
  'v4.3.1': byHand,
  'v4.3.0': withWarning,
  'v4.2.0': withRawImages,
  'v4.0.0': tour,
  'v3.7.2': withNewcomers,
  'v3.6.0': longest,
  'v3.4.0': () => '',
  'v3.4.1': () => null,
  'v3.3.6': generated,
  'v2.3.1': byHand,
  'v1.20.4': plain,
};
