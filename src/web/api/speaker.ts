let member: string | null = null;

/**
 * For whom this page speaks, once it is known: the server refuses its requests if somebody else has
 * signed in in the same browser since.
 */
export function speakFor(id: string | null): void {
  member = id;
}

export function speakerHeader(): Record<string, string> {
  return member ? { 'Uptake-Member': member } : {};
}
