import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { Services } from '#src/server/feature.ts';
import { senderOf } from '#src/server/http/client-address.ts';
import { createSenderLimit } from '#src/server/http/rate-limit.ts';
import { isPageLanguage, pageLanguage } from '#src/server/public/page-texts.ts';
import {
  createPublicDoor,
  linkActor,
  type PublicVisit,
  readForm,
} from '#src/server/public/public-door.ts';
import { publicPage, seeOther } from '#src/server/public/public-page.ts';
import { runCommand } from '#src/server/run-command.ts';
import { findWrong, readSentForm, type SentForm } from '../sent-form.ts';
import { openByForm } from './form-commands.ts';
import { makeTicket, markNumber, readNumber, readTicket } from './form-link.ts';
import { type FormRow, PURPOSE, readOpenForm } from './form-queries.ts';
import { type ShownForm, writeForm, writeThanks } from './write-form.ts';

interface Exchange {
  request: Request;
  address: string;
  input: { params: { token: string } };
}

/** A person sends a few; a whole office may sit behind one address. */
const SENT_PER_MINUTE = 6;
/** Whatever addresses they come from. */
const SENT_PER_FORM = 60;

/** The page of a form: anybody with its link opens a case there. */
export function createFormPages(services: Services, types: RecordTypes) {
  const { machinery } = services;
  const key = services.keyFor('case forms');
  const door = createPublicDoor(services, PURPOSE);
  const bySender = createSenderLimit(SENT_PER_MINUTE);
  const byForm = createSenderLimit(SENT_PER_FORM);

  function enter(
    { request, address, input }: Exchange,
    serve: (form: FormRow, visit: PublicVisit) => Promise<Response>,
  ): Promise<Response> {
    return door.open({ request, address, token: input.params.token }, async (visit) => {
      const form = await readOpenForm(machinery, visit.link);
      if (!form) throw new AppError('not_found', 'This link has ended.', { reason: 'link_ended' });
      return serve(form, visit);
    });
  }

  function languageOf(form: FormRow, request: Request) {
    return isPageLanguage(form.language) ? form.language : pageLanguage(request);
  }

  function show(form: FormRow, { request, link }: PublicVisit, asked: Partial<ShownForm> = {}) {
    return publicPage(
      writeForm({
        ...{ form, language: languageOf(form, request), path: new URL(request.url).pathname },
        ticket: makeTicket(key, link.recordId, machinery.now()),
        ...asked,
      }),
    );
  }

  async function numberOf({ link }: PublicVisit, caseId: string): Promise<string | null> {
    const known = await machinery.database.read(link.workspaceId, (db) =>
      db.first<{ number: string }>(sql`
        select c.number from service_case c
        where c.workspace_id = ${link.workspaceId} and c.id = ${caseId}`),
    );
    return known?.number ?? null;
  }

  /** What was sent twice is one case. */
  async function openOnce(
    form: FormRow,
    visit: PublicVisit,
    { sent, caseId }: { sent: SentForm; caseId: string },
  ): Promise<string> {
    const known = await numberOf(visit, caseId);
    if (known !== null) return known;
    await byForm.count(form.id);
    const { address, userAgent, link } = visit;
    const choice = form.answers.includes(sent.choice) ? sent.choice : '';
    const given = { caseId, form, sent: { ...sent, choice }, from: { address, userAgent } };
    return runCommand(machinery, linkActor(link.workspaceId, form), (ctx) =>
      openByForm(ctx, types, given),
    );
  }

  return {
    show: (exchange: Exchange) =>
      enter(exchange, async (form, visit) => {
        const { searchParams } = new URL(visit.request.url);
        const sent = searchParams.get('sent');
        if (sent === null) return show(form, visit);
        const number = readNumber(key, form.id, sent);
        return publicPage(writeThanks(form, { language: languageOf(form, visit.request), number }));
      }),

    send: (exchange: Exchange) =>
      enter(exchange, async (form, visit) => {
        await bySender.count(`${form.id} ${senderOf(visit.address)}`);
        const fields = await readForm(visit.request);
        const path = `/f/${exchange.input.params.token}`;
        // a field that people do not see, and programs fill in
        if (fields.website) return seeOther(`${path}?sent`);
        const sent = readSentForm(fields);
        const now = machinery.now();
        const ticket = readTicket(key, { formId: form.id, ticket: fields.ticket, now });
        const wrong = findWrong(sent);
        if (wrong) return show(form, visit, { sent, wrong });
        if (!ticket || ticket.isTooSoon || ticket.isTooOld) {
          const again = ticket && !ticket.isTooOld ? { ticket: fields.ticket! } : {};
          return show(form, visit, { sent, wrong: 'again', ...again });
        }
        const number = await openOnce(form, visit, { sent, caseId: ticket.caseId });
        return seeOther(`${path}?sent=${markNumber(key, form.id, number)}`);
      }),
  };
}
