/** What the installed app does without: its page is kept by its address, phones in a workshop have their own. */
const LEFT_OUT =
  /^\/((join-)?sw\.js|index\.html|join\.html|\.vite\/.*|.*\.map|.*\.br|assets\/join[.-][^/]*)$/;

/** Whether a file of the build is kept in the browser. `path` is its address, such as `/assets/part-1.js`. */
export function isKept(path: string): boolean {
  return !LEFT_OUT.test(path);
}
