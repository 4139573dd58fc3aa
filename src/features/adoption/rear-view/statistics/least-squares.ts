/** What generalised least squares says of the last regressor, all else being estimated besides. */
export interface Fit {
  estimate: number;
  /** Its standard error, with the scale estimated from what is left over. */
  error: number;
  df: number;
  /** Up to a constant the log of the restricted likelihood, the scale taken out. */
  likelihood: number;
}

type Matrix = number[][];

/** `covariance` up to its scale; null where the regressors cannot be told apart. */
export function fitLast(values: number[], regressors: Matrix, covariance: Matrix): Fit | null {
  const root = cholesky(covariance);
  if (!root) return null;
  const y = solveLower(root, values);
  const x = regressors.map((column) => solveLower(root, column));
  const gram = x.map((one) => x.map((other) => dot(one, other)));
  const inner = cholesky(gram);
  if (!inner) return null;
  const projected = solveLower(
    inner,
    x.map((column) => dot(column, y)),
  );
  const last = x.length - 1;
  const df = values.length - x.length;
  const left = Math.max(dot(y, y) - dot(projected, projected), 1e-14 * dot(y, y));
  if (df <= 0) return null;
  return {
    estimate: projected[last]! / inner[last]![last]!,
    error: Math.sqrt(left / df) / inner[last]![last]!,
    df,
    likelihood: -logDiagonal(root) - logDiagonal(inner) - (df / 2) * Math.log(left || 1),
  };
}

/** The lower triangle whose square it is; null if it has none. */
function cholesky(of: Matrix): Matrix | null {
  const root: Matrix = [];
  for (const [i, row] of of.entries()) {
    // a row of the triangle solves those above it
    const made = solveLower(root, row.slice(0, i));
    const rest = row[i]! - dot(made, made);
    if (rest <= 1e-10 * Math.abs(row[i]!)) return null;
    root.push([...made, Math.sqrt(rest)]);
  }
  return root;
}

function solveLower(root: Matrix, right: number[]): number[] {
  const solved: number[] = [];
  for (const [i, row] of root.entries()) {
    let rest = right[i]!;
    for (let k = 0; k < i; k += 1) rest -= row[k]! * solved[k]!;
    solved.push(rest / row[i]!);
  }
  return solved;
}

function dot(one: number[], other: number[]): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 1) sum += one[at]! * other[at]!;
  return sum;
}

function logDiagonal(root: Matrix): number {
  return root.reduce((sum, row, at) => sum + Math.log(row[at]!), 0);
}
