/** How many of a customer’s stories are whole if a share `a` writes down and `m` people meet each. */
export function wholeStories(a: number, m: number): number {
  return a ** m;
}
