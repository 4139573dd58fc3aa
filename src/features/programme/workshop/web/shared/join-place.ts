/** The address without its protocol and the code: what is typed by hand. */
export function joinPlace(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname.slice(0, pathname.lastIndexOf('/'))}`;
}
