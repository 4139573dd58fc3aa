import { send } from '#src/web/api/call.ts';
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
  const body = { record_type };
  void send('POST /api/v1/desk/left', { body }, { says: false, reads: true }).catch(
    () => undefined,
  );
}
