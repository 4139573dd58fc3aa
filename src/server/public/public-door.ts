import { AppError } from '#src/lib/app-error.ts';
import { isUnseen } from '#src/lib/unseen.ts';
import type { Actor } from '../context.ts';
import type { Services } from '../feature.ts';
import { senderOf } from '../http/client-address.ts';
import { createSenderLimit } from '../http/rate-limit.ts';
import { readBytes } from '../http/read-input.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import { html } from './html.ts';
import italian from './it.json' with { type: 'json' };
import { pageLanguage, pageTexts } from './page-texts.ts';
import { findPublicLink, hasEnded, type PublicLink } from './public-link.ts';
import { publicPage } from './public-page.ts';

const shellTexts = pageTexts({ en: english, de: german, it: italian });

/** Guesses of tokens are to be few; a page that is there may be read and loaded again. */
const WRONG_PER_MINUTE = 20;
const READS_PER_MINUTE = 120;
/** Whatever addresses they come from: behind each stands a write that stays for good. */
const WRITES_PER_MINUTE = 120;
const MOST_FORM_BYTES = 64 * 1024;

/** Somebody at the door, with a link that holds. */
export interface PublicVisit {
  link: PublicLink;
  request: Request;
  address: string;
  userAgent: string;
}

interface Knock {
  request: Request;
  address: string;
  token: string;
}

export type PublicDoor = ReturnType<typeof createPublicDoor>;

/**
 * The way in for who has a link and no account. A wrong link and one that has ended are answered by
 * a page, as is everything that fails behind it.
 */
export function createPublicDoor({ machinery, log }: Services, purpose: string) {
  const countWrong = createSenderLimit(WRONG_PER_MINUTE);
  const countRead = createSenderLimit(READS_PER_MINUTE);
  const countWrite = createSenderLimit(WRITES_PER_MINUTE);

  async function find({ request, token, address }: Knock): Promise<PublicLink> {
    const sender = senderOf(address);
    await countWrong.require(sender);
    const link = await machinery.database.read(null, (db) =>
      findPublicLink(db, { purpose, token }),
    );
    if (!link) {
      await countWrong.count(sender);
      throw new AppError('not_found', 'There is no such link.', { reason: 'no_link' });
    }
    await countRead.count(`${link.id} ${sender}`);
    if (request.method === 'POST') await countWrite.count(link.id);
    if (hasEnded(link, machinery.now())) {
      throw new AppError('not_found', 'This link has ended.', { reason: 'link_ended' });
    }
    return link;
  }

  return {
    async open(knock: Knock, serve: (visit: PublicVisit) => Promise<Response>): Promise<Response> {
      try {
        const link = await find(knock);
        const { request, address } = knock;
        const userAgent = (request.headers.get('user-agent') ?? '').slice(0, 300);
        return await serve({ link, request, address, userAgent });
      } catch (error) {
        if (!(error instanceof AppError)) log.error({ err: error }, 'a public page failed');
        return refusalPage(knock.request, error);
      }
    },
  };
}

/**
 * Who acts on a link: nobody who is known, with the sight of who looks after the record. The ledger
 * names no member.
 */
export function linkActor(
  workspaceId: string,
  record: { owner_id: string | null; team_id: string | null },
): Actor {
  return {
    workspaceId,
    memberId: record.owner_id ?? '00000000-0000-0000-0000-000000000000',
    role: 'administrator',
    teamIds: record.team_id ? [record.team_id] : [],
    teamId: record.team_id ?? undefined,
    via: 'page',
    byLink: true,
  };
}

/** What a form of a page has sent, its fields by name; a field that comes twice counts once. */
export async function readForm(request: Request): Promise<Record<string, string>> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) {
    throw new AppError('invalid', 'Send the form as application/x-www-form-urlencoded.', {
      reason: 'no_form',
    });
  }
  const text = new TextDecoder().decode(await readBytes(request, MOST_FORM_BYTES));
  const fields = [...new URLSearchParams(text)].map(
    ([name, value]) =>
      [name, isUnseen(value) ? '' : value.replaceAll('\0', '').toWellFormed().trim()] as const,
  );
  return Object.assign(Object.create(null), Object.fromEntries(fields.reverse()));
}

function refusalPage(request: Request, error: unknown): Response {
  const language = pageLanguage(request);
  const text = shellTexts(language);
  const { kind, status } = refusalOf(error);
  const title = text(`${kind}Title`);
  const body = html`<section class="sheet"><h1>${title}</h1><p class="quiet">${text(`${kind}Text`)}</p></section>`;
  return publicPage({ language, title, body, status });
}

function refusalOf(error: unknown) {
  if (!(error instanceof AppError)) return { kind: 'failed', status: 500 } as const;
  if (error.details.reason === 'link_ended') return { kind: 'ended', status: 410 } as const;
  if (error.code === 'not_found') return { kind: 'missing', status: 404 } as const;
  if (error.code === 'rate_limited') return { kind: 'busy', status: 429 } as const;
  return { kind: 'refused', status: error.code === 'too_large' ? 413 : 400 } as const;
}
