import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the product. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Says what is being done. On stderr, since the output of a command is its answer alone. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * Runs a program in the product's folder and gives back how it ended and what it printed; with
 * `isShown` it prints to stderr instead.
 */
export function run(program, args, { env = {}, isShown = false, timeoutMs = 0 } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: isShown ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs || undefined,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs one of our dependencies' programs. */
export function runTool(path, args, options) {
  return run(process.execPath, [join(root, 'node_modules', path), ...args], options);
}

/** Runs npm: the one that called us, or the one in PATH. */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath?.replace(/npx-cli\.js$/, 'npm-cli.js');
  if (npm?.endsWith('npm-cli.js')) return run(process.execPath, [npm, ...args], options);
  return run('npm', args, options);
}
