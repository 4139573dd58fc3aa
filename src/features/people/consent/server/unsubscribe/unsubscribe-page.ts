import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { Actor } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { html, lines, type SafeHtml } from '#src/server/public/html.ts';
import { pageLanguage, pageTexts } from '#src/server/public/page-texts.ts';
import {
  createPublicDoor,
  linkActor,
  type PublicVisit,
  readForm,
} from '#src/server/public/public-door.ts';
import { publicPage, seeOther } from '#src/server/public/public-page.ts';
import { runCommand, runRead } from '#src/server/run-command.ts';
import { readPersonConsents } from '../consent-queries.ts';
import { UNSUBSCRIBE } from '../unsubscribe-link-commands.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import italian from './it.json' with { type: 'json' };
import { findLinkPerson, unsubscribePerson } from './unsubscribe-person.ts';

const texts = pageTexts({ en: english, de: german, it: italian });

/** Each purpose stands apart. */
const STYLE = 'form{margin:20px 0 0;padding:20px 0 0;border-top:1px solid var(--line)}';

interface Knock {
  request: Request;
  address: string;
  token: string;
}
interface Visitor {
  actor: Actor;
  personId: string;
  /** Nothing is sent to them any more, whatever for. */
  isOut: boolean;
}

/**
 * The page behind an unsubscribe link. A look changes nothing, for programs that check links look
 * too; a mail program ends it in one click by `POST` (RFC 8058). `?p=` names one purpose.
 */
export function createUnsubscribePage(services: Services) {
  const { machinery } = services;
  const door = createPublicDoor(services, UNSUBSCRIBE);

  async function visitorOf({ link }: PublicVisit): Promise<Visitor> {
    const { workspaceId, recordId } = link;
    const person = await machinery.database.read(workspaceId, (db) =>
      findLinkPerson({ db }, { workspaceId, recordId }),
    );
    if (!person)
      throw new AppError('not_found', 'Nothing is kept any more.', { reason: 'link_ended' });
    const isOut = person.do_not_contact.includes('mail');
    return { actor: linkActor(workspaceId, person), personId: person.id, isOut };
  }

  async function show(visit: PublicVisit): Promise<Response> {
    const visitor = await visitorOf(visit);
    const { actor } = visitor;
    const { purposes, brand } = await runRead(machinery, actor, async (ctx) => ({
      ...(await readPersonConsents(ctx, visitor.personId)),
      brand: await ctx.db.first<{ name: string }>(sql`
        select name from directory.workspace where id = ${actor.workspaceId}`),
    }));
    const language = pageLanguage(visit.request);
    const text = texts(language);
    const path = new URL(visit.request.url).pathname;
    const done = new URL(visit.request.url).searchParams.has('done');
    const running = visitor.isOut ? [] : purposes.filter(({ allowed }) => allowed);
    const body = html`<section class="sheet"><h1>${text('title')}</h1>
${done && html`<p role="status"><strong>${text('done')}</strong></p>`}
<p>${text(running.length > 0 ? 'intro' : 'nothing')}</p>
${running.map(({ purpose }) => purposeForm(path, { title: String(purpose.title), wording: purpose.wording, id: purpose.id, button: text('end') }))}
${!visitor.isOut && html`<form method="post" action="${path}"><input type="hidden" name="all" value="1"><button class="${running.length > 0 ? 'plain' : ''}">${text('endAll')}</button></form>`}
</section>`;
    return publicPage({ language, title: text('title'), body, brand, style: STYLE });
  }

  async function post(visit: PublicVisit): Promise<Response> {
    const form = await readForm(visit.request);
    const { actor, personId } = await visitorOf(visit);
    const url = new URL(visit.request.url);
    const isOneClick = form['List-Unsubscribe'] === 'One-Click';
    const purposeId = (isOneClick ? url.searchParams.get('p') : form.purpose) || undefined;
    if (!isOneClick && purposeId === undefined && form.all !== '1') {
      throw new AppError('invalid', 'Say what to end.', { reason: 'no_purpose' });
    }
    await runCommand(machinery, actor, async (ctx) => {
      ctx.emit({ verb: 'unsubscribe_link.used', type: 'unsubscribe_link', id: visit.link.id });
      await unsubscribePerson(ctx, { personId, purposeId, address: visit.address });
    });
    if (isOneClick) return new Response(null, { status: 200 });
    return seeOther(`${url.pathname}?done=1`);
  }

  return {
    show: (knock: Knock) => door.open(knock, show),
    post: (knock: Knock) => door.open(knock, post),
  };
}

function purposeForm(
  path: string,
  { title, wording, id, button }: { title: string; wording: unknown; id: string; button: string },
): SafeHtml {
  return html`<form method="post" action="${path}"><h2>${title}</h2>
${typeof wording === 'string' && html`<p class="quiet">${lines(wording)}</p>`}
<input type="hidden" name="purpose" value="${id}"><button>${button}</button></form>`;
}
