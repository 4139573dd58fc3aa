import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Along, bringAlong } from './bring-along.tsx';

test('what was brought is drawn with the page, what was not comes after it', async () => {
  const part = bringAlong(async () => ({
    default: ({ name }: { name: string }) => <p>For {name}</p>,
  }));
  const draw = () => renderToStaticMarkup(<Along part={part} given={{ name: 'Ada' }} />);
  expect(draw()).not.toContain('For Ada');
  await part.bring();
  expect(draw()).toBe('<p>For Ada</p>');
});
