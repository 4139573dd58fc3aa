import nodemailer from 'nodemailer';

export interface MailConfig {
  /** `smtp://user:password@host:587`, or `smtps://…`. */
  smtpUrl: string;
  /** Who it is from: an address, or a name with the address in angle brackets. */
  from: string;
}

export interface Mail {
  to: string;
  subject: string;
  text: string;
  html?: string;
  headers?: Record<string, string>;
}

export interface Mailer {
  from: string;
  /** @throws MailProblem */
  send(mail: Mail): Promise<void>;
}

/**
 * Why a mail was not sent, in words for an administrator. `isUnsure`: the server may have taken it
 * all the same.
 */
export class MailProblem extends Error {
  readonly isUnsure: boolean;

  constructor(message: string, isUnsure = false) {
    super(message);
    this.name = 'MailProblem';
    this.isUnsure = isUnsure;
  }
}

const CONNECT_MS = 10_000;
const ANSWER_MS = 30_000;

/** Sends by the SMTP server that the environment names; a connection for each mail. */
export function createMailer({ smtpUrl, from }: MailConfig): Mailer {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: ANSWER_MS,
    // neither files nor addresses are ever read on behalf of a mail
    disableFileAccess: true,
    disableUrlAccess: true,
  } as never);
  return {
    from,
    async send(mail) {
      try {
        await transport.sendMail({ from, ...mail });
      } catch (error) {
        throw explain(error as SmtpError, new URL(smtpUrl));
      }
    },
  };
}

interface SmtpError extends Error {
  code?: string;
  command?: string;
  response?: string;
}

function explain(error: SmtpError, { hostname }: URL): MailProblem {
  const said = (error.response ?? error.message).replace(/\s+/g, ' ').slice(0, 300);
  switch (error.code) {
    case 'EAUTH':
      return new MailProblem(
        `${hostname} did not accept the user name and password in UPTAKE_SMTP_URL. It said: ${said}`,
      );
    case 'EDNS':
    case 'ENOTFOUND':
      return new MailProblem(`There is no server called ${hostname}. Correct UPTAKE_SMTP_URL.`);
    case 'EENVELOPE':
      return new MailProblem(
        `${hostname} did not accept the sender or the recipient. Check UPTAKE_MAIL_FROM. It said: ${said}`,
      );
    case 'ETLS':
      return new MailProblem(
        `No encrypted connection to ${hostname} came about. Use smtps:// with port 465, or smtp:// with port 587. It said: ${said}`,
      );
  }
  if (error.command === 'DATA' || error.response) {
    const isUnsure = error.command === 'DATA' && !error.response;
    return new MailProblem(`${hostname} did not take the mail. It said: ${said}`, isUnsure);
  }
  return new MailProblem(
    `${hostname} could not be reached. Check the name and the port in UPTAKE_SMTP_URL, and whether a firewall lets it through. It said: ${said}`,
  );
}
