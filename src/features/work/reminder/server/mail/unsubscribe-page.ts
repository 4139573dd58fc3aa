import { createHash } from 'node:crypto';
import { AppError } from '#src/lib/app-error.ts';
import { readActor } from '#src/server/auth/authenticate.ts';
import type { Actor } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { createRateLimit } from '#src/server/http/rate-limit.ts';
import { runCommand, runRead } from '#src/server/run-command.ts';
import { updateSettings } from '../settings-commands.ts';
import { readAddress } from '../settings-queries.ts';
import { mailTexts } from './mail-texts.ts';
import { readUnsubscribeToken } from './unsubscribe-token.ts';

const TRIES_PER_MINUTE = 30;
const STYLE =
  'body{max-width:32rem;margin:15vh auto;padding:0 24px;font:16px/1.5 system-ui,sans-serif;color-scheme:light dark}h1{font-size:1.4rem}button{min-height:44px;padding:0 20px;font:inherit}';
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Ends the daily mail by its link. A look changes nothing: programs that check links look too. */
export function createUnsubscribe({ machinery, keyFor }: Services) {
  const limit = createRateLimit(TRIES_PER_MINUTE);
  async function find(token: string, address: string): Promise<Actor> {
    const recipient = readUnsubscribeToken(keyFor('unsubscribe'), token);
    const actor = await limit.countLookUp(address, async () =>
      recipient ? readActor(machinery.database, recipient, 'email') : null,
    );
    if (actor) return actor;
    throw new AppError('not_found', 'This link does not work any more.');
  }
  async function languageOf(actor: Actor): Promise<string> {
    return (await runRead(machinery, actor, readAddress)).language;
  }
  return {
    async show(token: string, address: string): Promise<Response> {
      const language = await languageOf(await find(token, address));
      const text = mailTexts(language);
      const form = `<p>${text('endText')}</p><form method="post"><button>${text('endButton')}</button></form>`;
      return page(language, { title: text('endTitle'), content: form });
    },
    async end(token: string, address: string): Promise<Response> {
      const actor = await find(token, address);
      await runCommand(machinery, actor, (ctx) => updateSettings(ctx, { daily_mail: false }));
      const language = await languageOf(actor);
      return page(language, { title: 'Uptake', content: `<p>${mailTexts(language)('ended')}</p>` });
    },
  };
}

function page(language: string, { title, content }: { title: string; content: string }): Response {
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1>${content}</main></body></html>`;
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    },
  });
}
