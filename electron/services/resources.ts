import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The `resources` folder that ships with the program: beside the sources, or beside the bundles. */
function findResources(): string {
  for (let dir = import.meta.dirname; dir !== dirname(dir); dir = dirname(dir)) {
    const candidate = join(dir, 'resources');
    if (existsSync(join(candidate, 'templates'))) return candidate;
  }
  throw new Error('the resources folder is missing');
}

export const resourcePath = (...parts: string[]): string => join(findResources(), ...parts);

export const readJsonResource = (...parts: string[]): unknown =>
  JSON.parse(readFileSync(resourcePath(...parts), 'utf8'));
