/** A tab that is out of sight draws no frame. */
const LONGEST_MS = 100;
let frame: Promise<void> | undefined;

/** Ends once the next frame is drawn; what is read from now on begins after it. */
export function drawFirst(): Promise<void> {
  frame ??= nextFrame().then(() => {
    frame = undefined;
  });
  return frame;
}

/** A page that is shown asks for much at once: each is a task of its own, after it is drawn. */
export async function whenDrawn(): Promise<void> {
  await frame;
  await new Promise((begin) => setTimeout(begin));
}

function nextFrame(): Promise<void> {
  return new Promise((drawn) => {
    requestAnimationFrame(() => setTimeout(drawn));
    setTimeout(drawn, LONGEST_MS);
  });
}
