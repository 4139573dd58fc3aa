import { encode } from 'uqr';

interface JoinCodeProps {
  url: string;
  label: string;
  className?: string | undefined;
}

/** An address to be read by a phone's camera; always dark on light, as cameras want it. */
export function JoinCode({ url, label, className }: JoinCodeProps) {
  const { data, size } = encode(url, { ecc: 'M', border: 2 });
  const d = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      className={className}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect width={size} height={size} fill="white" />
      <path d={d} fill="black" />
    </svg>
  );
}
