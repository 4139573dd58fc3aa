import { once } from 'node:events';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { chooseAccount, spawnAs } from './embedded-account.ts';

const isRoot = process.getuid?.() === 0;

async function makeHiddenProgram(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'uptake-hidden-')));
  onTestFinished(() => rm(folder, { recursive: true }));
  const program = join(folder, 'program');
  await writeFile(program, '#!/bin/sh\nid -u\n', { mode: 0o755 });
  return program;
}

async function runAs(account: ReturnType<typeof chooseAccount>, command: [string, ...string[]]) {
  const child = spawnAs(account, command, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout!.on('data', (chunk) => {
    output += chunk;
  });
  const [code] = await once(child, 'close');
  return { code, output: output.trim() };
}

test.runIf(isRoot)('under root a program in a closed folder runs as nobody', async () => {
  const program = await makeHiddenProgram();
  const account = chooseAccount('/nowhere', [program]);
  expect(account?.launcher).not.toEqual([]);
  expect(await runAs(account, [program])).toEqual({ code: 0, output: '65534' });
});

test.runIf(isRoot)('and finds its neighbours there by access(2), as initdb does', async () => {
  const program = await makeHiddenProgram();
  const account = chooseAccount('/nowhere', [program]);
  const script = `require('fs').accessSync(${JSON.stringify(program)}, 1)`;
  expect((await runAs(account, [process.execPath, '-e', script])).code).toBe(0);
});

test.runIf(isRoot)('an open folder needs no capability', async () => {
  expect(chooseAccount('/nowhere', ['/usr/bin/env'])).toEqual({
    uid: 65_534,
    gid: 65_534,
    launcher: [],
  });
});

test.runIf(!isRoot)('an ordinary user runs PostgreSQL as themselves', async () => {
  expect(chooseAccount('/nowhere', ['/'])).toBeUndefined();
});
