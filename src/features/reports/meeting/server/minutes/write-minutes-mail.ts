import type { Minutes } from './read-minutes.ts';

// A mail brings its looks along: programs know neither style sheets nor tokens.
const BODY =
  'margin:0;padding:24px;font:15px/1.5 -apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif;color:#1c1d1f;background:#ffffff';
const QUIET = 'color:#5c5f66;font-size:14px';
const BUTTON =
  'display:inline-block;padding:12px 18px;border-radius:6px;background:#3b5bdb;color:#ffffff;font-weight:600;text-decoration:none';

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
  const html = parts.map(
    ({ heading, items }) =>
      `<h2 style="font-size:17px;margin:24px 0 8px">${escapeHtml(heading)}</h2>${items
        .map(
          ({ line, beneath }) =>
            `<p style="margin:0 0 12px"><strong>${escapeHtml(line)}</strong>${beneath
              .map((one) => `<br><span style="${QUIET}">${escapeHtml(one)}</span>`)
              .join('')}</p>`,
        )
        .join('')}`,
  );
  return {
    subject: text('subject', { name: title, day }),
    text: [title, day, ...head, '', ...lines, `${button}: ${url}`, '', text('whyMail')].join('\n'),
    html: `<!doctype html><html lang="${escapeHtml(language)}"><head><meta charset="utf-8"><title>Uptake</title></head><body style="${BODY}"><div style="max-width:600px;margin:0 auto"><h1 style="font-size:21px;margin:0">${escapeHtml(title)}</h1><p style="${QUIET};margin:4px 0 0">${[day, ...head].map(escapeHtml).join('<br>')}</p>${html.join('')}<p style="margin:24px 0"><a href="${escapeHtml(url)}" style="${BUTTON}">${escapeHtml(button)}</a></p><p style="${QUIET}">${escapeHtml(text('whyMail'))}</p></div></body></html>`,
  };
}

const ENTITIES: Record<string, string> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;' },
  ...{ '"': '&quot;', "'": '&#39;' },
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}
