import classes from './kbd.module.css';

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);
const SIGNS: Record<string, string> = {
  Escape: 'Esc',
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  mod: isApple ? '⌘' : 'Ctrl',
  shift: isApple ? '⇧' : 'Shift',
};

/** A shortcut as keys: `g p`, `mod+z`. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={classes.keys}>
      {keys.split(/[ +]/).map((key) => (
        <kbd key={key} className={classes.key}>
          {SIGNS[key] ?? key.toUpperCase()}
        </kbd>
      ))}
    </span>
  );
}
