import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { OnlyHere } from './only-here.tsx';

test('a link that nobody else can open says so and where to read on, any other says nothing', () => {
  const said = renderToStaticMarkup(<OnlyHere url="http://localhost:3000/join/abc" />);
  expect(said).toContain('“localhost:3000” opens on this computer alone');
  expect(said).toContain('For colleagues');
  expect(renderToStaticMarkup(<OnlyHere url="https://crm.example.com/join/abc" />)).toBe('');
});
