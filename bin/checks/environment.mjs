import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/run.mjs';

/** Names the lines below `src` that read the environment elsewhere than in src/server/config. */
export function findStrayEnvironment() {
  return readdirSync(join(root, 'src'), { recursive: true })
    .map((name) => `src/${name}`)
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('src/server/config/'))
    .flatMap((path) =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .flatMap((line, index) => (line.includes('process.env') ? [`${path}:${index + 1}`] : [])),
    );
}
