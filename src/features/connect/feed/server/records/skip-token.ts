import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor } from '#src/server/context.ts';
import { refuseOption } from '../../odata/refuse-option.ts';

/** Where a page ends. */
export interface Place {
  /** What it is ordered by, of the last row, as text. */
  keys: (string | null)[];
  id: string;
  /** Rows that `$top` still allows; null: all. */
  left: number | null;
  /** When the reading began, in milliseconds: what was logged then is not read for ever. */
  began: number;
}

const MOST_HOURS = 12;

/** What a place belongs to: whose it is, the table, and what was asked of it. */
export interface Reading {
  actor: Actor;
  asked: string;
}

/** Signed, for the log has an entry for the beginning of a reading and none for each page. */
export function writeToken(key: Buffer, reading: Reading, place: Place): string {
  const text = Buffer.from(JSON.stringify(place)).toString('base64url');
  return `${text}.${sign(key, reading, text).toString('base64url')}`;
}

export function readToken(
  key: Buffer,
  reading: Reading,
  { token, now }: { token: string; now: Date },
): Place {
  const [text = '', signature = ''] = token.split('.');
  const given = Buffer.from(signature, 'base64url');
  const right = sign(key, reading, text);
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw refuseToken();
  const place = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Place;
  if (now.getTime() - place.began > MOST_HOURS * 3_600_000) throw refuseToken();
  return place;
}

function sign(key: Buffer, { actor, asked }: Reading, text: string): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify([actor.workspaceId, actor.memberId, asked, text]))
    .digest();
}

function refuseToken() {
  return refuseOption(
    'This $skiptoken does not belong to this request, or is more than 12 hours old. Begin again without it.',
  );
}
