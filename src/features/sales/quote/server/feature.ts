import { answerRecord } from '#src/records/server/record-routes.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { UndoingFeature } from '#src/records/server/undo/undo-settings.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { readBytes } from '#src/server/http/read-input.ts';
import { command, partOf, Reply, raw, read } from '#src/server/http/route.ts';
import { runCommand, runRead } from '#src/server/run-command.ts';
import { quote } from '../quote.ts';
import * as api from '../quote-api.ts';
import * as pages from '../quote-page-api.ts';
import { acceptQuote, declineQuote } from './answer-commands.ts';
import { createQuotePages } from './page/serve-page.ts';
import { createPdfDrawer, pdfResponse } from './pdf/draw-pdf.ts';
import {
  copyQuote,
  type QuoteTools,
  renewLink,
  reviseQuote,
  revokeQuote,
  sendQuote,
} from './quote-commands.ts';
import { getQuote, readDocument, readQuoteUrl } from './quote-queries.ts';
import { presentSettings } from './settings/settings-queries.ts';
import { drawLogo, quoteSettingsUndo, setLogo, updateQuoteSettings } from './settings-commands.ts';
import { readSharing } from './sharing/sharing-queries.ts';

const MOST_LOGO_BYTES = 5 * 1024 * 1024;

/** Quotes from the draft to the answer: commands, paper, and the page for the customer. */
export function quoteFeature(services: Services, types: RecordTypes): UndoingFeature {
  const key = services.keyFor('public links');
  const tools: QuoteTools = { types, key };
  const origin = services.url;
  const drawer = createPdfDrawer(services.log);
  const page = createQuotePages(services, { types, drawer });
  return {
    routes: partOf('quotes', [
      command(api.sendQuote, async (ctx, { params, body }) => {
        await sendQuote(ctx, tools, { id: params.id, ...body });
        return reply(ctx, params.id);
      }),
      command(api.reviseQuote, async (ctx, { params }) =>
        reply(ctx, await reviseQuote(ctx, tools, { id: params.id })),
      ),
      command(api.copyQuote, async (ctx, { params }) =>
        reply(ctx, await copyQuote(ctx, tools, { id: params.id })),
      ),
      command(api.revokeQuote, async (ctx, { params }) => {
        await revokeQuote(ctx, tools, { id: params.id });
        return reply(ctx, params.id);
      }),
      command(api.acceptForCustomer, async (ctx, { params, body }) => {
        await acceptQuote(ctx, types, { id: params.id, name: body.name });
        return reply(ctx, params.id);
      }),
      command(api.declineForCustomer, async (ctx, { params, body }) => {
        const { name = '', reason = '' } = body;
        await declineQuote(ctx, types, { id: params.id, name, reason });
        return reply(ctx, params.id);
      }),
      command(api.renewQuoteLink, async (ctx, { params }) => {
        const token = await renewLink(ctx, tools, params.id);
        return new Reply({ url: `${origin}/q/${token}` }, { secret: true });
      }),
      read(api.readQuotePage, (ctx, { params }) => readSharing(ctx, { key, origin }, params.id)),
      raw(api.readQuotePdf, async ({ actor, input }) => {
        const document = await runRead(services.machinery, actor!, async (ctx) => {
          const row = await getQuote(ctx, input.params.id);
          return readDocument(ctx, row, await readQuoteUrl(ctx, { key, origin }, row));
        });
        return pdfResponse(await drawer.draw(document), document);
      }),
      read(api.readQuoteSettings, presentSettings),
      command(api.updateQuoteSettings, async (ctx, { body }) => {
        await updateQuoteSettings(ctx, body);
        return presentSettings(ctx);
      }),
      raw(api.setQuoteLogo, async ({ request, actor }) => {
        const png = await drawLogo(await readBytes(request, MOST_LOGO_BYTES));
        return runCommand(services.machinery, actor!, async (ctx) => {
          await setLogo(ctx, png);
          return new Reply(await presentSettings(ctx), { commandId: ctx.commandId });
        });
      }),
      command(api.removeQuoteLogo, async (ctx) => {
        await updateQuoteSettings(ctx, { logo_id: null });
        return presentSettings(ctx);
      }),
      raw(pages.showQuote, page.show),
      raw(pages.downloadQuote, page.download),
      raw(pages.acceptQuote, page.accept),
      raw(pages.declineQuote, page.decline),
      raw(pages.askAboutQuote, page.ask),
    ]),
    undo: quoteSettingsUndo,
  };
}

async function reply(ctx: ReadContext, id: string): Promise<Reply> {
  const body = await answerRecord(ctx, quote, id);
  return new Reply(body, { version: body.version as number });
}
