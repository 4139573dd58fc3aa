import { z } from 'zod';
import { defineEndpoint } from '#src/lib/define-endpoint.ts';

const tag = 'Quotes';
const params = z.object({ token: z.string().max(100) });
const output = z.unknown();

export const showQuote = defineEndpoint({
  route: 'GET /q/{token}',
  summary: 'The page of a quote for the customer',
  tag,
  access: 'public',
  params,
  output,
});

export const downloadQuote = defineEndpoint({
  route: 'GET /q/{token}/pdf',
  summary: 'The quote as a PDF, for the customer',
  tag,
  access: 'public',
  params,
  output,
});

export const acceptQuote = defineEndpoint({
  route: 'POST /q/{token}/accept',
  summary: 'The customer accepts a quote by name: a form with name and agreed',
  tag,
  access: 'public',
  params,
  output,
});

export const declineQuote = defineEndpoint({
  route: 'POST /q/{token}/decline',
  summary: 'The customer declines a quote: a form with name and reason',
  tag,
  access: 'public',
  params,
  output,
});

export const askAboutQuote = defineEndpoint({
  route: 'POST /q/{token}/ask',
  summary: 'The customer asks or says something about a quote: a form with name and text',
  tag,
  access: 'public',
  params,
  output,
});
