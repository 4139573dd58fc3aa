import { shellText } from './shell-text.ts';
import { showToast } from './toast-store.ts';

/** Copies for pasting elsewhere, and says so, or that it could not be. */
export async function copyText(content: string, says: string): Promise<void> {
  const isCopied = await putOnClipboard(content);
  if (isCopied) showToast(says);
  else showToast(shellText.text('notCopied'), { tone: 'bad' });
}

/** Whether it is on the clipboard now. A page that came without encryption has the old way alone. */
export async function putOnClipboard(content: string): Promise<boolean> {
  // absent there, whatever its type says
  const clipboard: Clipboard | undefined = navigator.clipboard;
  const isCopied = await clipboard?.writeText(content).then(
    () => true,
    () => false,
  );
  return isCopied || copyAsMarked(content);
}

function copyAsMarked(content: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = content;
  field.readOnly = true;
  field.setAttribute('aria-hidden', 'true');
  field.style.cssText = 'position:fixed;inset:0 auto auto 0;opacity:0';
  // within a dialog, which lets the focus go nowhere else
  (before?.closest('[role="dialog"]') ?? document.body).append(field);
  field.select();
  const isCopied = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return isCopied;
}
