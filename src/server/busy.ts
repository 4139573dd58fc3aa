import { AppError } from '#src/lib/app-error.ts';

/** Said instead of letting somebody wait for ever. */
export function busy(): AppError {
  return new AppError('busy', 'Too much is asked at this moment. Try again in a few seconds.', {
    ...{ reason: 'busy', retry_after: 3 },
  });
}
