/** @typedef {import('./bench-throughput.mjs').Throughput} Throughput */
/** @typedef {import('./bench-lighthouse.mjs').Look} Look */
/** @typedef {import('./bench-interaction.mjs').Interactivity} Interactivity */
/** @typedef {import('./bench-cost.mjs').Cost} Cost */
/** @typedef {import('./bench-packages.mjs').PackageFigures & { day: string }} PackageFigures */

/**
 * @typedef {{
 *   day: string,
 *   machine: { cpu: string, cores: number, memoryGigabytes: number, node: string },
 *   options: { seconds: number, runs: number, floor: string },
 *   throughput: readonly Throughput[],
 *   looks: readonly Look[],
 *   looksOn?: { day: string, runs: number },
 *   interactions: readonly Interactivity[],
 *   cost: Cost,
 *   packages: PackageFigures,
 *   residentMegabytes: number,
 *   grown: { throughput: readonly Throughput[], looks: readonly Look[], residentMegabytes: number },
 * }} Measured
 */

/** Writes what was measured, each figure next to its aim. @param {Measured} measured */
export function describeBench(measured) {
  const { day, machine, options, throughput, looks, interactions, cost, grown } = measured;
  const { cores, cpu, memoryGigabytes, node } = machine;
  // Pages may be measured again by themselves.
  const looksOn = measured.looksOn ?? { day, runs: options.runs };
  return [
    '# Measured',
    '',
    `${day}, ${cores} cores (${cpu}), ${memoryGigabytes} GB, Node ${node}. Made by`,
    '`npm run bench`; everything in one run on one machine, on loopback, with the stand-in for GitHub as its data. The packages',
    'have their own day: `npm run bench -- packages` measures only them.',
    '',
    '## Server',
    '',
    `Requests a second of \`wrk -t2 -c32 -d${options.seconds}s\` with gzip, compared with nginx that serves the same bytes with gzip on`,
    'the fly. The aim is at least half of nginx.',
    '',
    ...throughputTable(throughput),
    '',
    `Resident memory after it: ${measured.residentMegabytes} MB (aim: at most 400; under mixed load: docs/soak.md).`,
    '',
    '## Browser',
    '',
    `Lighthouse in its mobile setting, median of ${looksOn.runs}, measured on ${looksOn.day}. The aim is performance 98, the others 100, largest`,
    'contentful paint 1800 ms, total blocking time 50 ms, layout shift 0, 185 kB of script and 60 kB of HTML as transferred.',
    `\`${options.floor}\` requests nothing and shows hardly anything: the cost of the framework.`,
    '',
    ...lookTable(looks),
    '',
    '## Interaction',
    '',
    'From an event to the next paint, as Event Timing reports it in steps of 8 ms. The aim is 50 ms on a processor slowed',
    'four times for the grid of 60 jobs and the builder, and 200 ms for a grid of 5,000 jobs.',
    '',
    '| What | Slowed | Interactions | Median ms | Worst ms |',
    '|---|---|---|---|---|',
    ...interactions.map(
      ({ what, slowdown, interactions: count, medianMs, worstMs }) =>
        `| ${what} | ${slowdown === 1 ? 'no' : `${slowdown} times`} | ${count} | ${medianMs} | ${worstMs} |`,
    ),
    '',
    '## Cost',
    '',
    '| What | Measured | Aim |',
    '|---|---|---|',
    `| Expanding a workflow of 256 jobs and evaluating their names | ${cost.expansionMs.toFixed(1)} ms | 20 ms |`,
    `| Requests of a first start without a token, until all that is always shown is live | ${cost.coldRequests} | 60 |`,
    `| Requests of a refresh of everything, for ${cost.resources} resources | ${cost.warmRequests}, of which ${cost.warmUnchanged} got 304 | as many as resources, all 304 |`,
    `| From the start of the program to the first page, with everything known | ${Math.round(cost.startMs)} ms | 2000 ms |`,
    '',
    ...describePackages(measured.packages),
    '## Ten thousand releases',
    '',
    'The same with 10,000 releases of one component in the store.',
    '',
    ...throughputTable(grown.throughput),
    '',
    ...lookTable(grown.looks),
    '',
    `Resident memory after it: ${grown.residentMegabytes} MB.`,
    '',
  ].join('\n');
}

/** Writes what the packages of many images cost. @param {PackageFigures} figures */
export function describePackages(figures) {
  const { lists, packages, searchMs, naiveSearchMs, historyMs, naiveHistoryMs, loaders, day } =
    figures;
  const ratio = (/** @type {number} */ naive, /** @type {number} */ ours) =>
    `${Math.round(naive / ours)} times`;
  return [
    '## Packages',
    '',
    `Measured on ${day}. ${lists} lists of ${packages.toLocaleString('en')} packages: 30 images in 12 releases. Medians in milliseconds; of several`,
    'searches the slowest. The naive way looks at the text of every package of every list.',
    '',
    '| What | Measured | Aim | The naive way takes |',
    '|---|---|---|---|',
    `| Search all lists | ${searchMs.toFixed(1)} ms | 50 ms | ${ratio(naiveSearchMs, searchMs)} as long |`,
    `| First, last or never | ${historyMs.toFixed(1)} ms | 50 ms | ${ratio(naiveHistoryMs, historyMs)} as long |`,
    `| Compare two lists | ${figures.diffMs.toFixed(1)} ms | 50 ms | |`,
    `| Read an SBOM with ten files for each package | ${figures.readMs.toFixed(1)} ms | | |`,
    `| Load all lists, in slices | ${(figures.loadMs / 1000).toFixed(1)} s | | |`,
    `| Longest slice | ${figures.longestSliceMs.toFixed(0)} ms | 50 ms | |`,
    `| Memory of all lists | ${figures.memoryMegabytes.toFixed(0)} MB | 60 MB | |`,
    `| A stored list | ${figures.storedKilobytes.toFixed(0)} kB | | |`,
    `| The same with brotli | ${figures.compressedKilobytes.toFixed(0)} kB | 40 kB | |`,
    '',
    `Through the loaders of the pages, without their HTML: ${loaders.lists} stored lists of SBOMs that are files of 60 releases,`,
    'and two images of a registry; nothing is requested from GitHub.',
    '',
    '| What | Measured | Aim |',
    '|---|---|---|',
    `| Search all lists, with history and coverage | ${loaders.searchMs.toFixed(1)} ms | 50 ms |`,
    `| The same for a package with a bound | ${loaders.historyMs.toFixed(1)} ms | 50 ms |`,
    `| Compare two images, with what the registry has of them | ${loaders.diffMs.toFixed(1)} ms | 50 ms |`,
    `| Load all lists from the disk | ${(loaders.loadMs / 1000).toFixed(1)} s | |`,
    `| Longest delay of others meanwhile | ${loaders.delayMs.toFixed(0)} ms | 50 ms |`,
    '',
  ];
}

/** @param {readonly Throughput[]} rows */
function throughputTable(rows) {
  return [
    '| URL | Ours | nginx | Ratio |',
    '|---|---|---|---|',
    ...rows.map(
      ({ path, ours, nginx, ratio }) =>
        `| \`${path}\` | ${Math.round(ours)} | ${nginx === null ? 'not installed' : Math.round(nginx)} | ${ratio === null ? '' : ratio.toFixed(1)} |`,
    ),
    ...(rows.length === 0 ? ['| wrk is not installed | | | |'] : []),
  ];
}

/** @param {readonly Look[]} rows */
function lookTable(rows) {
  return [
    '| URL | Performance | Accessibility | Best practices | SEO | LCP ms | TBT ms | CLS | HTML kB | Script kB |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...rows.map(
      (look) =>
        `| \`${look.path}\` | ${look.performance} | ${look.accessibility} | ${look.bestPractices} | ${look.seo} | ${look.lcpMs} | ${look.tbtMs} | ${look.cls} | ${look.htmlKilobytes} | ${look.scriptKilobytes} |`,
    ),
  ];
}
