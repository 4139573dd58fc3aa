import { createRoot } from 'react-dom/client';
import { darkColours, distances, fontSizes, lightColours } from '#src/web/ui/theme/tokens.ts';
import { PhonePage } from '../phone/phone-page.tsx';
import '../phone/ground.css';

/** Starts the page for whoever takes part in a workshop: small, without the frame of the app. */
export function startPhone(root: HTMLElement): void {
  const style = document.createElement('style');
  style.textContent = `:root{${write({ ...distances, ...fontSizes, ...lightColours })}}
    @media (prefers-color-scheme:dark){:root{${write(darkColours)}}}`;
  document.head.append(style);
  createRoot(root).render(<PhonePage />);
  if (import.meta.env.PROD) void keepPage();
}

/** So that the page comes up again where there is no connection. */
async function keepPage(): Promise<void> {
  // where the address is not encrypted browsers keep nothing
  await navigator.serviceWorker
    ?.register('/join-sw.js', { scope: '/j/', updateViaCache: 'none' })
    .catch(() => {});
}

function write(tokens: Record<string, string>): string {
  return Object.entries(tokens)
    .map(([name, value]) => `--u-${name}:${value}`)
    .join(';');
}
