/** Of the three questions of the introduction: which of three answers is right. */
const RIGHT = [1, 0, 2] as const;

export function isIntroRight(answers: readonly number[]): boolean {
  return RIGHT.every((right, at) => answers[at] === right);
}
