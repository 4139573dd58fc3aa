import { AppError } from '#src/lib/app-error.ts';

/** What a request asks and the feed cannot give; the message says what to write instead. */
export function refuseOption(message: string): AppError {
  return new AppError('invalid', message, { reason: 'bad_odata' });
}
