/** @typedef {import('./bench-throughput.mjs').Throughput} Throughput */
/** @typedef {import('./bench-lighthouse.mjs').Look} Look */
/** @typedef {import('./bench-interaction.mjs').Interactivity} Interactivity */
/** @typedef {import('./bench-cost.mjs').Cost} Cost */

/**
 * @typedef {{
 *   day: string,
 *   machine: { cpu: string, cores: number, memoryGigabytes: number, node: string },
 *   options: { seconds: number, runs: number, floor: string },
 *   throughput: readonly Throughput[],
 *   looks: readonly Look[],
 *   interactions: readonly Interactivity[],
 *   cost: Cost,
 *   residentMegabytes: number,
 *   grown: { throughput: readonly Throughput[], looks: readonly Look[], residentMegabytes: number },
 * }} Measured
 */

/** Writes what was measured, each figure beside what it is held against. @param {Measured} measured */
export function describeBench(measured) {
  const { day, machine, options, throughput, looks, interactions, cost, grown } = measured;
  const { cores, cpu, memoryGigabytes, node } = machine;
  return [
    '# Measured',
    '',
    `${day}, ${cores} cores (${cpu}), ${memoryGigabytes} GB, Node ${node}. Made by`,
    '`npm run bench`; everything in one run on one machine, on loopback, with the stand-in for GitHub as its data.',
    '',
    '## Server',
    '',
    `Requests a second of \`wrk -t2 -c32 -d${options.seconds}s\` with gzip, beside nginx that serves the same bytes with gzip on`,
    'the fly. The aim is at least half of nginx.',
    '',
    ...throughputTable(throughput),
    '',
    `Resident memory after it: ${measured.residentMegabytes} MB (aim: at most 400; under mixed load: docs/soak.md).`,
    '',
    '## Browser',
    '',
    `Lighthouse in its mobile setting, median of ${options.runs}. The aim is performance 98, the others 100, largest contentful`,
    'paint 1800 ms, total blocking time 50 ms, layout shift 0, 185 kB of script and 60 kB of HTML as transferred.',
    `\`${options.floor}\` asks for nothing and shows hardly anything: what the framework costs by itself.`,
    '',
    ...lookTable(looks),
    '',
    '## Interaction',
    '',
    'From an event to the next paint, as Event Timing tells it in steps of 8 ms. The aim is 50 ms on a processor slowed',
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
    `| Requests of a refresh of everything, for ${cost.resources} resources | ${cost.warmRequests}, of which ${cost.warmUnchanged} were answered 304 | as many as resources, all 304 |`,
    `| From the start of the program to the first page, with everything known | ${Math.round(cost.startMs)} ms | 2000 ms |`,
    '',
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

/** @param {readonly Throughput[]} rows */
function throughputTable(rows) {
  return [
    '| Address | Ours | nginx | Ratio |',
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
    '| Address | Performance | Accessibility | Best practices | SEO | LCP ms | TBT ms | CLS | HTML kB | Script kB |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...rows.map(
      (look) =>
        `| \`${look.path}\` | ${look.performance} | ${look.accessibility} | ${look.bestPractices} | ${look.seo} | ${look.lcpMs} | ${look.tbtMs} | ${look.cls} | ${look.htmlKilobytes} | ${look.scriptKilobytes} |`,
    ),
  ];
}
