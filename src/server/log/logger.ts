import pino from 'pino';

export type Logger = Pick<pino.Logger, 'info' | 'warn' | 'error'>;

/** Logs as JSON lines on standard error, so that standard output stays for people. */
export function createLogger(): Logger {
  return pino({ level: 'info', base: null }, pino.destination(2));
}
