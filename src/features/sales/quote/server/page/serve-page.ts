import { AppError } from '#src/lib/app-error.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { Actor } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { createSenderLimit } from '#src/server/http/rate-limit.ts';
import {
  createPublicDoor,
  linkActor,
  type PublicVisit,
  readForm,
} from '#src/server/public/public-door.ts';
import { publicPage, seeOther } from '#src/server/public/public-page.ts';
import { runCommand } from '#src/server/run-command.ts';
import { acceptQuote, askAboutQuote, declineQuote, noteOpened } from '../answer-commands.ts';
import { type PdfDrawer, pdfResponse } from '../pdf/draw-pdf.ts';
import { PURPOSE } from '../quote-row.ts';
import { readQuoteForPage, type ShownQuote } from './page-queries.ts';
import type { Asked } from './page-words.ts';
import { writePage } from './write-page.ts';

interface Exchange {
  request: Request;
  actor: Actor | null;
  address: string;
  input: { params: { token: string } };
}

interface Parts {
  types: RecordTypes;
  drawer: PdfDrawer;
}

/** Programs that look at links before people do: they are no customer. */
const ROBOTS =
  /bot|crawl|spider|preview|scan|facebookexternalhit|whatsapp|slack|skype|telegram|curl|wget|python|headless/i;
/** Each is told to whoever looks after the quote, and makes a task. */
const ASKED_PER_MINUTE = 6;
const MOST_TEXT = 4000;
const MOST_NAME = 200;

/** The page of a quote: the customer reads, asks, accepts or declines there without an account. */
export function createQuotePages(services: Services, { types, drawer }: Parts) {
  const { machinery, url: origin } = services;
  const door = createPublicDoor(services, PURPOSE);
  const asking = createSenderLimit(ASKED_PER_MINUTE);

  function enter(
    { request, address, input }: Exchange,
    serve: (shown: ShownQuote, visit: PublicVisit) => Promise<Response>,
  ): Promise<Response> {
    const { token } = input.params;
    return door.open({ request, address, token }, async (visit) => {
      const shown = await readQuoteForPage(machinery, visit.link, `${origin}/q/${token}`);
      // one that is a draft again or was taken back has no page
      if (!shown) throw new AppError('not_found', 'This link has ended.', { reason: 'link_ended' });
      return serve(shown, visit);
    });
  }

  const actorOf = ({ link }: PublicVisit, { row }: ShownQuote) => linkActor(link.workspaceId, row);
  const answerOf = (visit: PublicVisit, { row }: ShownQuote) => ({
    id: row.id,
    from: { address: visit.address, userAgent: visit.userAgent },
  });
  /** Whoever works in another company here may well be a customer of this one. */
  const isColleague = ({ actor }: Exchange, { link }: PublicVisit) =>
    actor?.workspaceId === link.workspaceId;
  const show = (shown: ShownQuote, asked: Asked = {}) => publicPage(writePage(shown, asked));
  const back = ({ input }: Exchange, said: string) => seeOther(`/q/${input.params.token}?${said}`);

  return {
    show: (exchange: Exchange) =>
      enter(exchange, async (shown, visit) => {
        // a colleague's look says nothing of the customer
        if (!isColleague(exchange, visit) && !ROBOTS.test(visit.userAgent)) {
          await runCommand(machinery, actorOf(visit, shown), (ctx) =>
            noteOpened(ctx, types, answerOf(visit, shown)),
          );
        }
        const search = new URL(exchange.request.url).searchParams;
        const done = ['asked', 'accepted', 'declined'].find((name) => search.has(name));
        return show(shown, {
          done: done as Asked['done'],
          isColleague: isColleague(exchange, visit),
        });
      }),

    download: (exchange: Exchange) =>
      enter(exchange, async ({ document }) => pdfResponse(await drawer.draw(document), document)),

    accept: (exchange: Exchange) =>
      enter(exchange, async (shown, visit) => {
        const form = await readForm(exchange.request);
        const name = clean(form.name, MOST_NAME);
        const wrong = !name ? 'name' : form.agreed !== 'yes' ? 'agreed' : null;
        if (wrong) return show(shown, { wrong, form, status: 400 });
        const answer = { ...answerOf(visit, shown), name, seen: form.sent };
        return orSayWhy(exchange, visit, async () => {
          await runCommand(machinery, actorOf(visit, shown), (ctx) =>
            acceptQuote(ctx, types, answer),
          );
          return back(exchange, 'accepted');
        });
      }),

    decline: (exchange: Exchange) =>
      enter(exchange, async (shown, visit) => {
        const form = await readForm(exchange.request);
        const reason = clean(form.reason, MOST_TEXT);
        if (!reason) return show(shown, { wrong: 'reason', form, status: 400 });
        const answer = { ...answerOf(visit, shown), name: clean(form.name, MOST_NAME), reason };
        return orSayWhy(exchange, visit, async () => {
          await runCommand(machinery, actorOf(visit, shown), (ctx) =>
            declineQuote(ctx, types, answer),
          );
          return back(exchange, 'declined');
        });
      }),

    ask: (exchange: Exchange) =>
      enter(exchange, async (shown, visit) => {
        const form = await readForm(exchange.request);
        // a field that people do not see, and programs fill in
        if (form.website) return back(exchange, 'asked');
        const said = clean(form.text, MOST_TEXT);
        if (!said) return show(shown, { wrong: 'text', form, status: 400 });
        await asking.count(shown.row.id);
        const answer = { ...answerOf(visit, shown), name: clean(form.name, MOST_NAME), said };
        await runCommand(machinery, actorOf(visit, shown), (ctx) =>
          askAboutQuote(ctx, types, answer),
        );
        return back(exchange, 'asked');
      }),
  };

  /** What was answered elsewhere at this moment is shown as it is now, and no error. */
  async function orSayWhy(
    exchange: Exchange,
    visit: PublicVisit,
    act: () => Promise<Response>,
  ): Promise<Response> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
      const url = `${origin}/q/${exchange.input.params.token}`;
      const now = await readQuoteForPage(machinery, visit.link, url);
      if (!now) throw new AppError('not_found', 'This link has ended.', { reason: 'link_ended' });
      return show(now, { status: 409 });
    }
  }
}

function clean(text: string | undefined, most: number): string {
  return (text ?? '').trim().slice(0, most).toWellFormed();
}
