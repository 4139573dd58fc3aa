/** Natural logarithm of the gamma function, by Lanczos' series; 15 digits. */
function logGamma(x: number): number {
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
    12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  const z = x - 1;
  let sum = 0.9999999999998099;
  terms.forEach((term, index) => {
    sum += term / (z + index + 1);
  });
  const t = z + terms.length - 0.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** The regularised incomplete beta function: that a Beta(a, b) is at most x. By Lentz' fraction. */
export function betaAtMost(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x),
  );
  if (x >= (a + 1) / (a + b + 2)) return 1 - (front * fraction(1 - x, b, a)) / b;
  return (front * fraction(x, a, b)) / a;
}

function fraction(x: number, a: number, b: number): number {
  const least = 1e-300;
  let c = 1;
  let d = 1 / keepOff(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= 300; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / keepOff(1 + even * d);
    c = keepOff(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / keepOff(1 + odd * d);
    c = keepOff(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-12) return value;
  }
  return value;

  function keepOff(z: number): number {
    return Math.abs(z) < least ? least : z;
  }
}

/** Of k of n, but for what does not depend on the share, where it differs from time to time. */
export function logBetaBinomial(
  k: number,
  n: number,
  { share, unsteady }: { share: number; unsteady: number },
): number {
  const weight = (1 - unsteady) / unsteady;
  const [a, b] = [share * weight, (1 - share) * weight];
  return logBeta(k + a, n - k + b) - logBeta(a, b);
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** That the share behind `k` of `n` is at least `share`, where all shares were as likely before. */
export function shareAtLeast(share: number, k: number, n: number): number {
  return 1 - betaAtMost(share, k + 1, n - k + 1);
}
