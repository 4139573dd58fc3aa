const KEY = 'uptake.dashboard.';

/** Which dashboard the member looked at last in this browser. */
export function recallBoard(memberId: string): string | undefined {
  try {
    return localStorage.getItem(KEY + memberId) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberBoard(memberId: string, board: string): void {
  try {
    localStorage.setItem(KEY + memberId, board);
  } catch {
    // it then begins with the one for their work
  }
}
