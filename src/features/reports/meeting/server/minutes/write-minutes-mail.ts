import { mailPage, QUIET } from '#src/server/mail/mail-page.ts';
import { html, type SafeHtml } from '#src/server/public/html.ts';
import type { Minutes } from './read-minutes.ts';

/** The minutes as a mail. */
export function writeMinutesMail(minutes: Minutes, url: string) {
  const { title, day, head, parts, text, language } = minutes;
  const lines = parts.flatMap(({ heading, items }) => [
    heading.toUpperCase(),
    ...items.map(({ line, beneath }) =>
      [`- ${line}`, ...beneath.map((one) => `  ${one}`)].join('\n'),
    ),
    '',
  ]);
  const button = text('openMeeting');
  return {
    subject: text('subject', { name: title, day }),
    text: [title, day, ...head, '', ...lines, `${button}: ${url}`, '', text('whyMail')].join('\n'),
    html: mailPage({
      language,
      parts: [
        html`<h1 style="font-size:21px;margin:0">${title}</h1>`,
        html`<p style="${QUIET};margin:4px 0 0">${day}${head.map((one) => html`<br>${one}`)}</p>`,
        ...parts.map(partInHtml),
      ],
      button: { label: button, url },
      why: text('whyMail'),
    }),
  };
}

function partInHtml({ heading, items }: Minutes['parts'][number]): SafeHtml {
  const said = items.map(
    ({ line, beneath }) =>
      html`<p style="margin:0 0 12px"><strong>${line}</strong>${beneath.map((one) => html`<br><span style="${QUIET}">${one}</span>`)}</p>`,
  );
  return html`<h2 style="font-size:17px;margin:24px 0 8px">${heading}</h2>${said}`;
}
