let member: string | null = null;

/**
 * For whom this page speaks, once it is known: the server refuses its requests if somebody else has
 * signed in in the same browser since.
 */
export function speakFor(id: string | null): void {
  member = id;
}

/** The key under which this page keeps something for whom it speaks: in the same browser others may sign in later. */
export function ownKey(name: string): string {
  return `uptake.${name}.${member ?? ''}`;
}

export function speakerHeader(): Record<string, string> {
  return member ? { 'Uptake-Member': member } : {};
}
