import { useKeys } from '../../shell/keys.ts';

/**
 * Beside what is open for as long as it is: `Escape` closes it wherever the focus is. Mantine's
 * popover hears it only inside itself, and the focus comes there a moment later.
 */
export function ClosedByEscape({ close }: { close: () => void }) {
  useKeys([{ keys: 'Escape', run: close, whileTyping: true }]);
  return null;
}
