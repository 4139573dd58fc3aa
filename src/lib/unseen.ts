/** Whether a text has nothing but marks without width or ink, such as a paste may bring, and so says nothing. */
export function isUnseen(text: string): boolean {
  return MARK.test(text) && !/[^\s\p{DI}\p{Cc}\u2800]/u.test(text);
}

const MARK = /[\p{DI}\u2800]|(?!\s)\p{Cc}/u;

export const UNSEEN_MESSAGE = 'Nothing of this can be seen. Type it again.';
