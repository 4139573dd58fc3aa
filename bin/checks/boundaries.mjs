import { join } from 'node:path';
import swc from '@swc/core';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { root } from '../setup/run.mjs';

// The cruiser takes every file for TypeScript without JSX; this is what it must be told.
const { parseFileSync } = swc;
swc.parseFileSync = (path, options) =>
  parseFileSync(path, { ...options, tsx: path.endsWith('.tsx') });
const { cruise } = await import('dependency-cruiser');

/** Holds every import below `src` against .dependency-cruiser.cjs; returns what breaks a rule. */
export async function findBrokenBoundaries(baseDir = root) {
  const { forbidden, options } = await extractConfig(join(root, '.dependency-cruiser.cjs'));
  const asked = { ...options, baseDir, ruleSet: { forbidden }, validate: true };
  const { output } = await cruise(['src'], asked);
  const { totalCruised, totalDependenciesCruised, violations } = output.summary;
  // Where it cannot parse it says that all is well.
  if (totalCruised === 0 || totalDependenciesCruised === 0) {
    throw new Error(
      `${totalCruised} modules, ${totalDependenciesCruised} imports: nothing was read`,
    );
  }
  const broken = violations.map(({ rule, from, to, cycle, comment }) => {
    const way = cycle ? cycle.map(({ name }) => name).join(' → ') : to;
    return `${rule.name}: ${from} → ${way}${comment ? `\n    ${comment}` : ''}`;
  });
  return { modules: totalCruised, broken };
}
