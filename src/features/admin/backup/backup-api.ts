import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';
import { BACKUP_NAME, MOST_KEPT } from './kept-backup.ts';

const tag = 'Backups';
const instant = z.string();

const keptBackup = z.object({
  name: z.string(),
  at: instant,
  bytes: z.int(),
  /** Null: nobody has read it back. */
  verified_at: instant.nullable(),
  /** It is being read back now. */
  checking: z.boolean(),
});

const backups = z.object({
  /** Whether all that a backup holds is yours to keep: you administer every workspace here. */
  may: z.boolean(),
  /** Where they lie on the server; null where `may` is false. */
  folder: z.string().nullable(),
  /** The newest that is known, also by the command line; size and place where `may` is true. */
  last: z
    .object({
      at: instant,
      bytes: z.int().nullable(),
      verified_at: instant.nullable(),
      checking: z.boolean(),
      place: z.string().nullable(),
    })
    .nullable(),
  /** What lies in the folder, the newest first; none where `may` is false. */
  items: z.array(keptBackup),
  /** One is being made since then. */
  making_since: instant.nullable(),
  /** Why the last try came to nothing, and when that was. */
  problem: z.string().nullable(),
  failed_at: instant.nullable(),
  /** How many are kept of those made each day; null: none is made by itself. */
  daily: z.int().nullable(),
});

export const listBackups = defineEndpoint({
  route: 'GET /api/v1/backups',
  summary: 'When the last backup was made, whether it was verified, and those that are kept',
  tag,
  access: 'administrator',
  output: backups,
});

export const makeBackupNow = defineEndpoint({
  route: 'POST /api/v1/backups',
  summary: 'Begin a backup of everything, if you administer every workspace of the installation',
  tag,
  access: 'administrator',
  output: backups,
});

export const readBackupFile = defineEndpoint({
  route: 'GET /api/v1/backups/{name}/file',
  summary:
    'Take a backup out; it holds everything of everybody, and each member can see that you did',
  tag,
  access: 'administrator',
  params: z.object({ name: z.string().regex(BACKUP_NAME, 'This is not the name of a backup.') }),
  output: z.unknown(),
});

const plan = z.strictObject({ daily: z.int().min(1).max(MOST_KEPT).nullable() });

export const planBackups = defineEndpoint({
  route: 'PUT /api/v1/backup-plan',
  summary: 'Make a backup each day and keep so many of them; null makes none by itself',
  tag,
  access: 'administrator',
  body: plan,
  output: plan,
});

export const listTaken = defineEndpoint({
  route: 'GET /api/v1/backups/taken',
  summary: 'Who took a backup of everything out, and when; for everybody whose data is in it',
  tag,
  access: 'member',
  output: z.object({
    items: z.array(z.object({ id: z.string(), at: instant, actor_id: z.string().nullable() })),
  }),
});
