import { AppError } from '#src/lib/app-error.ts';

/** Said instead of letting somebody wait for ever. */
export function busy(): AppError {
  return new AppError('busy', 'Too much is asked at this moment. Try again in a few seconds.', {
    ...{ reason: 'busy', retry_after: 3 },
  });
}

/** Said to whoever comes while the process ends; mostly it is being started anew. */
export function stopping(): AppError {
  return new AppError('busy', 'Uptake is just being stopped. Try again in a few seconds.', {
    ...{ reason: 'stopping', retry_after: 5 },
  });
}
