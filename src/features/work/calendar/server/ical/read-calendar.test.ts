import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createTurns } from '#src/server/turns.ts';
import { planImport } from './plan-import.ts';
import { readCalendarFile } from './read-calendar.ts';

const NOW = new Date('2026-03-18T12:00:00Z');

function readText(text: string, turns = createTurns()) {
  return readCalendarFile(new TextEncoder().encode(text), 'Europe/Rome', turns);
}

function calendar(events: string[], rest = ''): string {
  const parts = events.map((event) => `BEGIN:VEVENT\r\n${event}\r\nEND:VEVENT\r\n`);
  return `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${parts.join('')}${rest}END:VCALENDAR\r\n`;
}

test('between one event and the next others have their turn', async () => {
  const many = Array.from({ length: 40 }, (_, at) => `UID:${at}\r\nDTSTART:20260401T080000Z`);
  const turns = createTurns(0);
  let isOver = false;
  let others = 0;
  const counting = (async () => {
    while (!isOver) {
      await nextTurn();
      others += 1;
    }
  })();
  const read = await readText(calendar(many), turns);
  expect(others).toBeGreaterThanOrEqual(read.events.length);
  others = 0;
  await planImport(read, NOW, turns);
  isOver = true;
  expect(others).toBeGreaterThanOrEqual(read.events.length);
  await counting;
});

test('each calendar of a file has its own zones, wherever they stand', async () => {
  const zone = (place: string) =>
    `BEGIN:VTIMEZONE\r\nTZID:Ours\r\nX-LIC-LOCATION:${place}\r\nEND:VTIMEZONE\r\n`;
  const event = 'UID:1\r\nDTSTART;TZID=Ours:20260401T080000';
  const text = ['Europe/Rome', 'Asia/Tokyo'].map((place) => calendar([event], zone(place)));
  const { events, unreadable } = await readText(text.join(''));
  expect(unreadable).toBe(0);
  expect(events.map(({ due_at }) => due_at)).toEqual([
    '2026-04-01T06:00:00.000Z',
    '2026-03-31T23:00:00.000Z',
  ]);
});

test('one broken event leaves the others, and a file within an event is passed over', async () => {
  const attached = `ATTACH;ENCODING=BASE64;VALUE=BINARY:${'QUJD\r\n '.repeat(200_000)}QUJD`;
  const text = calendar([
    'UID:1\r\nDTSTART:20260401T080000Z\r\nSUMMARY:Fine',
    'UID:2\r\nno line of a calendar',
    `UID:3\r\nDTSTART:20260401T080000Z\r\n${attached}\r\nSUMMARY:With a file`,
  ]);
  const { events, unreadable } = await readText(text);
  expect(events.map(({ subject }) => subject)).toEqual(['Fine', 'With a file']);
  expect(unreadable).toBe(1);
});

test('days that are left out are read up to their limit, on however many lines', async () => {
  const days = Array.from({ length: 40 }, () => '20260401').join(',');
  const lines = Array.from({ length: 40 }, () => `EXDATE;VALUE=DATE:${days}`);
  const { events } = await readText(
    calendar([`DTSTART:20260401T080000Z\r\n${lines.join('\r\n')}`]),
  );
  expect(events[0]!.skipped).toHaveLength(500);
});

test('a property of a million characters is passed over, and the rest of its event is read', async () => {
  const long = `ATTENDEE${';A=b'.repeat(240_000)}:mailto:a@globex.com`;
  const folded = `DESCRIPTION:${'a\r\n '.repeat(60_000)}`;
  const rest = 'SUMMARY:Visit\r\nATTENDEE:mailto:b@globex.com\r\nDTSTART:20260401T080000Z';
  const { events } = await readText(calendar([`UID:1\r\n${long}\r\n${folded}\r\n${rest}`]));
  expect(events).toMatchObject([{ subject: 'Visit', mails: ['b@globex.com'], note: null }]);
});
