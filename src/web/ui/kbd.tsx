import { useLanguage } from '../i18n/catalogue.ts';
import classes from './kbd.module.css';

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);
const SIGNS: Record<string, string> = {
  Escape: 'Esc',
  Enter: '↵',
  ArrowUp: '↑',
  ArrowDown: '↓',
  mod: '⌘',
  shift: isApple ? '⇧' : 'Shift',
};

/** What stands on the key of commands, by the language of the keyboard. */
const CONTROL: Record<string, string> = { en: 'Ctrl', de: 'Strg', it: 'Ctrl' };

function signOf(key: string, language: string): string {
  if (key === 'mod' && !isApple) return CONTROL[language] ?? CONTROL.en!;
  return SIGNS[key] ?? key.toUpperCase();
}

/** A shortcut as keys: `g p`, `mod+z`. */
export function Kbd({ keys }: { keys: string }) {
  const language = useLanguage();
  return (
    <span className={classes.keys}>
      {keys.split(/[ +]/).map((key) => (
        <kbd key={key} className={classes.key}>
          {signOf(key, language)}
        </kbd>
      ))}
    </span>
  );
}
