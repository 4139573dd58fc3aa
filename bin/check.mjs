#!/usr/bin/env node
// `npm test`: sets up all it needs and makes every check; words after `--` pick checks by name.
import { ensureInstalled } from './setup/install.mjs';
import { refuseOldNode } from './setup/prepare.mjs';
import { say } from './setup/run.mjs';

try {
  refuseOldNode();
  await ensureInstalled();
} catch (error) {
  say(error.message);
  process.exit(1);
}

// Only now, since the checks import dependencies.
const { STEPS, Skipped } = await import('./checks/list.mjs');
const { findMemoryFolder } = await import('./checks/memory-folder.mjs');
const memory = findMemoryFolder();
if (memory) process.env.TMPDIR ??= memory;

const AT_ONCE = 3;
const wanted = process.argv.slice(2);
const counts = { passed: 0, failed: 0 };
refuseUnknown();
for (const step of STEPS) await makeAll(step.filter(([name]) => isWanted(name)));
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;

/** Lists the checks to who asks for help, or for one that there is not. */
function refuseUnknown() {
  const names = STEPS.flat().map(([name]) => name);
  const unknown = wanted.find((word) => !names.some((name) => name.includes(word)));
  if (unknown === undefined) return;
  const isHelp = /^(-h|--help)$/.test(unknown);
  if (!isHelp) say(`No check is called "${unknown}".\n`);
  say(`Words after "npm test --" choose the checks whose names hold one of them:\n`);
  for (const name of names) say(`  ${name}`);
  process.exit(isHelp ? 0 : 1);
}

function isWanted(name) {
  return wanted.length === 0 || wanted.some((word) => name.includes(word));
}

async function makeAll(checks) {
  const waiting = [...checks];
  async function makeNext() {
    for (let next = waiting.shift(); next; next = waiting.shift()) await make(...next);
  }
  await Promise.all(Array.from({ length: AT_ONCE }, makeNext));
}

async function make(name, check) {
  const began = performance.now();
  const { mark, text } = await observe(check);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${mark} ${name.padEnd(34)} ${seconds.padStart(6)} s  ${text}`.trimEnd());
}

async function observe(check) {
  try {
    const seen = await check();
    counts.passed++;
    return { mark: '✓', text: /^[^\n]{1,80}$/.test(seen ?? '') ? seen : '' };
  } catch (error) {
    if (error instanceof Skipped) return { mark: '–', text: `skipped: ${error.message}` };
    counts.failed++;
    return { mark: '✗', text: `\n${indent(error.message)}` };
  }
}

function indent(text) {
  return text.replace(/^(?=.)/gm, '    ');
}
