import { html, lines, type SafeHtml } from '#src/server/public/html.ts';
import { type PageLanguage, type PageText, pageTexts } from '#src/server/public/page-texts.ts';
import type { PublicPage } from '#src/server/public/public-page.ts';
import type { SentForm } from '../sent-form.ts';
import german from './de.json' with { type: 'json' };
import english from './en.json' with { type: 'json' };
import type { FormRow } from './form-queries.ts';
import italian from './it.json' with { type: 'json' };

const texts = pageTexts({ en: english, de: german, it: italian });
type FormText = PageText<typeof english>;

export interface ShownForm {
  form: FormRow;
  language: PageLanguage;
  path: string;
  ticket: string;
  /** What was typed, so that it stands there again. */
  sent?: SentForm;
  wrong?: 'name' | 'mail' | 'subject' | 'again' | undefined;
}

export function writeForm(shown: ShownForm): PublicPage {
  const { form, language, wrong } = shown;
  const text = texts(language);
  const title = form.heading || text('heading');
  const body = html`<section class="sheet"><h1>${title}</h1>
    ${form.intro && html`<p class="quiet">${lines(form.intro)}</p>`}
    ${wrong && html`<p class="notice bad" role="alert">${text(`wrong.${wrong}`)}</p>`}
    ${fields(shown, text)}</section>`;
  return {
    ...{ language, title, body, brand: { name: form.workspace } },
    ...(wrong && { status: 400 }),
  };
}

function fields({ form, path, ticket, sent, wrong }: ShownForm, text: FormText): SafeHtml {
  const line = (name: keyof SentForm, given: Line) => {
    const bad = wrong === name ? html` aria-invalid="true"` : null;
    const { type = 'text', complete = 'off', most = 200, isNeeded = false } = given;
    return html`<label for="${name}">${text(`field.${name as 'name'}`)}</label>
      <input type="${type}" id="${name}" name="${name}" value="${sent?.[name] ?? ''}" autocomplete="${complete}" maxlength="${most}"${isNeeded && html` required`}${bad}>`;
  };
  return html`<form method="post" action="${path}">
    <input type="hidden" name="ticket" value="${ticket}">
    ${line('name', { complete: 'name', isNeeded: true })}
    ${line('mail', { type: 'email', complete: 'email', most: 254, isNeeded: true })}
    ${form.asks.includes('company') && line('company', { complete: 'organization' })}
    ${form.asks.includes('phone') && line('phone', { type: 'tel', complete: 'tel', most: 50 })}
    ${choice(form, sent)}
    ${line('subject', { most: 300, isNeeded: true })}
    <label for="description">${text('field.description')}</label>
    <textarea id="description" name="description" rows="6" maxlength="20000">${sent?.description ?? ''}</textarea>
    <p class="trap" aria-hidden="true"><label for="website">Website</label><input type="text" id="website" name="website" tabindex="-1" autocomplete="off"></p>
    <button class="wide" type="submit">${text('send')}</button></form>`;
}

interface Line {
  type?: 'text' | 'email' | 'tel';
  complete?: string;
  most?: number;
  isNeeded?: boolean;
}

function choice({ question, answers }: FormRow, sent?: SentForm): SafeHtml | null {
  if (!question || answers.length === 0) return null;
  const options = answers.map(
    (answer) =>
      html`<option value="${answer}"${sent?.choice === answer && html` selected`}>${answer}</option>`,
  );
  return html`<label for="choice">${question}</label>
    <select id="choice" name="choice"><option value=""></option>${options}</select>`;
}

/** After sending: what happens next, and the number to refer to. */
export function writeThanks(
  form: FormRow,
  { language, number }: { language: PageLanguage; number: string | null },
): PublicPage {
  const text = texts(language);
  const title = text('thanks');
  const body = html`<section class="sheet"><h1>${title}</h1>
    ${number && html`<p class="notice good">${text('number')} <strong class="number">${number}</strong></p>`}
    <p class="quiet">${lines(form.thanks || text('next'))}</p></section>`;
  return { language, title, body, brand: { name: form.workspace } };
}
