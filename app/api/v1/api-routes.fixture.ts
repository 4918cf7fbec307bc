import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';

type Handler = (
  request: Request,
  context: { readonly params: Promise<Readonly<Record<string, string>>> },
) => Response | Promise<Response>;

/** What a route file exports, by method. */
export type RouteModule = Readonly<Partial<Record<'GET' | 'HEAD' | 'POST' | 'OPTIONS', Handler>>>;

const ROOT = import.meta.dirname;

/** The routes below `/api/v1`, by the path that the document of the API gives them. */
export async function apiRoutes(): Promise<ReadonlyMap<string, RouteModule>> {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('route.ts'))
    .toSorted();
  const routes = files.map(async (file) => {
    const route: RouteModule = await import(/* @vite-ignore */ `${ROOT}/${file}`);
    return [pathOf(dirname(file)), route] as const;
  });
  return new Map(await Promise.all(routes));
}

function pathOf(folder: string): string {
  return `/api/v1/${folder.replaceAll('[', '{').replaceAll(']', '}')}`;
}
