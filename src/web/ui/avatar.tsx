import classes from './avatar.module.css';
import { avatarHues } from './theme/tokens.ts';

interface AvatarProps {
  name: string;
  /** People are round, companies and other things are square. */
  shape?: 'round' | 'square';
  size?: 's' | 'm' | 'l';
}

/** Initials on a colour that follows from the name; drawn here, asked of nobody. */
export function Avatar({ name, shape = 'round', size = 'm' }: AvatarProps) {
  return (
    <span
      aria-hidden="true"
      className={classes.avatar}
      data-shape={shape}
      data-size={size}
      style={{ '--hue': pickHue(name) } as React.CSSProperties}
    >
      {takeInitials(name, shape === 'round' && size !== 's' ? 2 : 1)}
    </span>
  );
}

/** The first letters of the first and the last word, in capitals; `?` where there are none. */
export function takeInitials(name: string, count: 1 | 2): string {
  const words = name
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .split(/[\s-]+/u)
    .filter(Boolean);
  const picked = count === 2 && words.length > 1 ? [words[0]!, words.at(-1)!] : words.slice(0, 1);
  return picked.map((word) => [...word][0]!.toLocaleUpperCase()).join('') || '?';
}

/** The same name has the same colour everywhere. */
export function pickHue(name: string): number {
  let sum = 7;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)!) % 100_003;
  return avatarHues[sum % avatarHues.length]!;
}
