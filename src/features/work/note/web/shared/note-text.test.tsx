import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { NoteText } from './note-text.tsx';

// what is loaded with it asks the browser for these
vi.hoisted(() => {
  vi.stubGlobal('navigator', { onLine: true, language: 'en', languages: ['en'] });
});

// the links within the product need its router, and the boxes its queries; neither is looked at here
vi.mock('#src/records/web/record-link.tsx', () => ({
  RecordLink: ({ children }: { children: string }) => <i>{children}</i>,
}));
vi.mock('#src/features/work/task/web/shared/use-task-verbs.ts', () => ({
  useTaskVerbs: () => ({}),
}));

const ALLOWED = /^\/?(div|p|span|ul|li|br|strong|em|code|blockquote|a|i|svg|path|rect)\/?$/;
const piece = fc.constantFrom(
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '" onclick="alert(1)',
  '[x](javascript:alert(1))',
  '[x](https://a.example/"onmouseover="alert(1))',
  '**',
  '_',
  '`',
  '- [ ] ',
  '# ',
  '> ',
  '\n',
  '@Ana',
  '&lt;b&gt;',
  '\u0000',
);
const body = fc.array(fc.oneof(piece, fc.string()), { maxLength: 25 }).map((all) => all.join(''));

test('whatever is typed makes no tags but ours, no handlers, and links to the web alone', () => {
  const mentions = [{ said: '@Ana', type: 'member' as const, id: 'x' }];
  fc.assert(
    fc.property(body, (text) => {
      const html = renderToStaticMarkup(<NoteText body={text} mentions={mentions} />);
      for (const [, tag, rest] of html.matchAll(/<([^\s>]+)((?:[^>"]|"[^"]*")*)>/g)) {
        expect(tag).toMatch(ALLOWED);
        expect(rest).not.toMatch(/\son\w+=/i);
        const href = /href="([^"]*)"/.exec(rest!)?.[1];
        if (href !== undefined) expect(href).toMatch(/^(https?:\/\/|mailto:|tel:)/i);
      }
    }),
    { numRuns: 500 },
  );
});
