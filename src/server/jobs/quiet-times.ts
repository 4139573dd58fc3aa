/** How long after a command somebody may still be at it. */
const LULL_MS = 500;

let underWay = 0;
let lastEndedAt = 0;

/** Notes that a command runs until what this gives is called. */
export function noteCommand(): () => void {
  underWay++;
  return () => {
    underWay--;
    lastEndedAt = Date.now();
  };
}

/** Whether nobody writes right now: then work that nobody waits for may have the machine. */
export function isQuiet(): boolean {
  return underWay === 0 && Date.now() - lastEndedAt >= LULL_MS;
}
