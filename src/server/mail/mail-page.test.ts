import { expect, test } from 'vitest';
import { html } from '../public/html.ts';
import { mailPage } from './mail-page.ts';

const page = mailPage({
  language: 'de',
  parts: [html`<p>${'Rossi & Söhne <b>'}</p>`, html`<p>second</p>`],
  button: { label: 'Öffnen "jetzt"', url: 'https://crm.example/?a=1&b=2' },
  why: "It's yours",
});

test('a mail tells its language, its parts in their order, the button and why it came', () => {
  expect(page).toContain('<html lang="de">');
  expect(page).toMatch(/<p>Rossi.*<p>second<\/p>.*Öffnen.*yours/);
});

test('what people wrote stays text', () => {
  expect(page).toContain('Rossi &amp; Söhne &lt;b&gt;');
  expect(page).toContain('href="https://crm.example/?a=1&amp;b=2"');
  expect(page).toContain('Öffnen &quot;jetzt&quot;');
  expect(page).toContain('It&#39;s yours');
});
