const underWay = new Set<Promise<unknown>>();

/** Notes what is being saved, or leads to it, until it has ended either way. */
export function noteSaving<T>(saving: Promise<T>): Promise<T> {
  const end = () => void underWay.delete(saving);
  underWay.add(saving);
  saving.then(end, end);
  return saving;
}

export function isSaving(): boolean {
  return underWay.size > 0;
}

/** Ends once the server has what was typed, or has refused it. */
export async function whenSaved(): Promise<void> {
  while (isSaving()) await Promise.allSettled(underWay);
}
