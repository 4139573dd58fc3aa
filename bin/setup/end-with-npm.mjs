import { readFileSync } from 'node:fs';

const EVERY_MS = 300;

/**
 * Stops this process cleanly when the npm that started it has gone. npm puts a shell between
 * itself and us, and that shell passes no signal on: without this, the end of `npm start` would
 * leave the server running.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const started = readAncestors();
  const timer = setInterval(() => {
    if (readAncestors() === started) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, EVERY_MS);
  timer.unref();
}

/** The shell's pid, and where the system tells it, npm's: both change when either has ended. */
function readAncestors() {
  const shell = process.ppid;
  if (process.platform !== 'linux') return `${shell}`;
  try {
    const afterName = readFileSync(`/proc/${shell}/stat`, 'utf8').split(') ').at(-1);
    return `${shell} ${afterName.split(' ')[1]}`;
  } catch {
    return 'gone';
  }
}
