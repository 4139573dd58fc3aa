const KEY = 'uptake.offline.owner';

/** The member whom this browser keeps things for; known before the server can be asked. */
export function readOwner(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function noteOwner(member: string | null): void {
  try {
    if (member) localStorage.setItem(KEY, member);
    else localStorage.removeItem(KEY);
  } catch {
    // without a store nothing is kept either
  }
}
