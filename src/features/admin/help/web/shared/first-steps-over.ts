const KEY = 'uptake.first-steps.over';

/** Whether this device knows that the member's first steps are done or put away. */
export function isOver(memberId: string): boolean {
  try {
    return (localStorage.getItem(KEY) ?? '').split(' ').includes(memberId);
  } catch {
    return false;
  }
}

/** Spares each look at Today a question whose answer is known. */
export function noteOver(memberId: string): void {
  if (isOver(memberId)) return;
  keep((all) => [...all, memberId]);
}

/** They were asked back. */
export function forgetOver(memberId: string): void {
  keep((all) => all.filter((one) => one !== memberId));
}

function keep(change: (all: string[]) => string[]): void {
  try {
    const all = (localStorage.getItem(KEY) ?? '').split(' ').filter(Boolean);
    localStorage.setItem(KEY, change(all).slice(-20).join(' '));
  } catch {
    // then it is asked for each time
  }
}
