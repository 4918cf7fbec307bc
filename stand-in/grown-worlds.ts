import { findRepository, type World, type WorldRepository } from './world';

const WORKFLOW = '.github/workflows/test.yml';

/** Most combinations that GitHub makes of one matrix. */
const MATRIX_JOBS = 256;

/** Adds releases to Kairos until it has so many, each with notes and some files like those it has. */
export function addReleases(world: World, count: number): void {
  const { releases } = repositoryOf(world, 'kairos-io/kairos');
  const models = releases.filter(({ draft, tag }) => !draft && /^v[23]/.test(tag));
  const oldest = Date.parse('2021-01-01T00:00:00Z');
  for (let index = releases.length; index < count; index += 1) {
    const model = models[index % models.length];
    if (model === undefined) throw new Error('There is no release to go by.');
    const at = new Date(oldest - index * 3_600_000).toISOString().replace('.000Z', 'Z');
    releases.push({
      ...model,
      id: 900_000_000 + index,
      tag: `v1.${count - index}.0`,
      name: `v1.${count - index}.0`,
      publishedAt: at,
      createdAt: at,
      assets: model.assets.slice(0, 5).map((asset, place) => ({
        ...asset,
        id: 9_000_000_000 + index * 100 + place,
        createdAt: at,
        updatedAt: at,
      })),
    });
  }
}

/** Replaces the workflow of kairos-init by one of so many jobs: base images by row, boards by column. */
export function setJobs(world: World, count: number): void {
  for (const commit of repositoryOf(world, 'kairos-io/kairos-init').commits) {
    if (WORKFLOW in commit.files) commit.files[WORKFLOW] = jobsWorkflow(count);
  }
}

/** Writes a workflow of so many jobs, or some more; their names are computed. */
export function jobsWorkflow(count: number): string {
  const models = ['generic', 'rpi3', 'rpi4', 'rpi5', 'nvidia-jetson-agx-orin', 'a', 'b', 'c'];
  const jobs = Array.from({ length: Math.ceil(count / MATRIX_JOBS) }, (_, job) => {
    const images = Array.from({ length: 16 }, (__, image) => `"ubuntu:${job + 10}.${image + 10}"`);
    return [
      `  job_${job}:`,
      "    name: ${{ matrix.platform }} - ${{ matrix.base_image }} - ${{ matrix.model || 'generic' }}${{ matrix.fips == true && ' - FIPS' || '' }}",
      '    runs-on: ubuntu-24.04',
      '    strategy:',
      '      matrix:',
      '        platform: [amd64, arm64]',
      `        base_image: [${images.join(', ')}]`,
      `        model: [${models.join(', ')}]`,
    ].join('\n');
  });
  return `name: Tests\non: [push]\njobs:\n${jobs.join('\n')}\n`;
}

function repositoryOf(world: World, fullName: string): WorldRepository {
  const found = findRepository(world, fullName);
  if (found === undefined) throw new Error(`There is no ${fullName}.`);
  return found;
}
