import { sql } from 'kysely';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { readMemberActor } from '#src/server/auth/authenticate.ts';
import type { Services } from '#src/server/feature.ts';
import type { Job } from '#src/server/jobs/job.ts';
import { sendOnce } from '#src/server/mail/send-once.ts';
import { runRead } from '#src/server/run-command.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };
import { type NoticeRow, readNotice } from './notice-queries.ts';

export const NOTICE_MAIL = 'automation.mail';

const PACKS: Record<string, typeof english> = { en: english, de: german, it: italian };

/** Sends what a rule tells somebody to their mail address too, unless they put it away meanwhile. */
export function createNoticeMail(services: Services, types: RecordTypes): Job {
  const { machinery, mail, url, log } = services;
  return {
    name: NOTICE_MAIL,
    async run(payload, { workspaceId }) {
      if (!mail) return;
      const found = await machinery.database.read(workspaceId, (db) =>
        db.first<NoticeRow & { email: string; language: string }>(sql`
          select n.id, n.member_id, n.kind, n.words, n.record_type, n.record_id, n.created_at,
            m.email, m.language
          from automation_notice n
          join member m on m.workspace_id = n.workspace_id and m.id = n.member_id and m.active
          where n.workspace_id = ${workspaceId} and n.id = ${String(payload.noticeId)}
            and n.seen_at is null`),
      );
      if (!found) return;
      const { email, language, ...row } = found;
      const given = { workspaceId, memberId: row.member_id };
      const reader = await machinery.database.read(workspaceId, (db) =>
        readMemberActor(db, given, 'automation'),
      );
      const notice =
        reader && (await runRead(machinery, reader, (ctx) => readNotice(ctx, types, row)));
      if (!notice) return;
      const texts = PACKS[language] ?? english;
      const link = `${url}/?open=${notice.record_type}.${notice.record_id}#reminder`;
      const text = [notice.words, '', notice.title, link, '', texts.why].join('\n');
      const subject = notice.words.replace(/\s+/g, ' ').slice(0, 150);
      await sendOnce({ mail, log }, {}, { to: email, subject, text });
    },
  };
}
