import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';

/**
 * Tells that a form was left with something typed: once a day and form from this browser, and not by
 * whom. Nothing waits for it.
 */
export function noteLeft(record_type: string): void {
  const today = todayIn(reader.get().timeZone);
  const name = `uptake.left.${record_type}`;
  if (localStorage.getItem(name) === today) return;
  localStorage.setItem(name, today);
  void fetch('/api/v1/desk/left', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ record_type }),
    keepalive: true,
  }).catch(() => undefined);
}
