import { AppError } from '#src/lib/app-error.ts';

/** What a file is by its content. */
export interface DetectedType {
  mediaType: string;
  /** With the dot. */
  extension: string;
  /** A picture that a preview can be tried of. */
  isPicture?: true;
}

type Signature = [type: DetectedType, fits: (head: Buffer) => boolean];

const OCTETS: DetectedType = { mediaType: 'application/octet-stream', extension: '' };
const TEXT: DetectedType = { mediaType: 'text/plain', extension: '.txt' };
const ZIP: DetectedType = { mediaType: 'application/zip', extension: '.zip' };

const SIGNATURES: Signature[] = [
  [picture('image/jpeg', '.jpg'), (head) => starts(head, 'ffd8ff')],
  [picture('image/png', '.png'), (head) => starts(head, '89504e470d0a1a0a')],
  [picture('image/gif', '.gif'), (head) => /^GIF8[79]a/.test(latin(head))],
  [picture('image/webp', '.webp'), (head) => /^RIFF....WEBP/s.test(latin(head))],
  [picture('image/tiff', '.tif'), (head) => starts(head, '49492a00') || starts(head, '4d4d002a')],
  [
    picture('image/heic', '.heic'),
    (head) => /^....ftyp(hei[cmsx]|hev[cx]|mif1)/s.test(latin(head)),
  ],
  [picture('image/avif', '.avif'), (head) => /^....ftypavi[fs]/s.test(latin(head))],
  [{ mediaType: 'application/pdf', extension: '.pdf' }, (head) => /^%PDF-/.test(latin(head))],
  [
    { mediaType: 'audio/mpeg', extension: '.mp3' },
    (head) => /^(ID3|\xff[\xfb\xf3\xf2])/.test(latin(head)),
  ],
  [{ mediaType: 'audio/ogg', extension: '.ogg' }, (head) => starts(head, '4f676753')],
  [{ mediaType: 'audio/wav', extension: '.wav' }, (head) => /^RIFF....WAVE/s.test(latin(head))],
  [{ mediaType: 'audio/mp4', extension: '.m4a' }, (head) => /^....ftypM4A/s.test(latin(head))],
  [{ mediaType: 'video/mp4', extension: '.mp4' }, (head) => /^....ftyp/s.test(latin(head))],
  [{ mediaType: 'video/webm', extension: '.webm' }, (head) => starts(head, '1a45dfa3')],
];

/** Office files are archives; which one is told by the name, for an archive is never opened. */
const ARCHIVES: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};

/** Programs of Windows, Linux, macOS and Java, WebAssembly, links of Windows, scripts. */
const PROGRAMS = ['4d5a', '7f454c46', 'cafebabe', 'feedface', 'feedfacf', 'cefaedfe', 'cffaedfe'];
const SCRIPTS = ['2321', '0061736d', '4c00000001140200'];
/** What a double click would run, whatever is in it. */
const RUN_BY_NAME =
  /\.(exe|dll|com|bat|cmd|scr|pif|msi|msp|cpl|ps1|psm1|vbs|vbe|js|jse|wsf|wsh|hta|lnk|reg|jar|app|apk|deb|rpm|sh|command)[\s.]*$/i;

/**
 * The type of a file by its content; its name decides only between kinds of archives. Programs are
 * refused (`program`), whatever they are called.
 */
export function detectType(head: Buffer, name: string): DetectedType {
  const isProgram = [...PROGRAMS, ...SCRIPTS].some((signature) => starts(head, signature));
  if (isProgram) throw refusedProgram(name);
  refuseProgramName(name);
  const found = SIGNATURES.find(([, fits]) => fits(head));
  if (found) return found[0];
  if (starts(head, '504b0304')) return archiveOf(name);
  // what a browser would run is kept as mere bytes
  return isText(head) && !isMarkup(head) ? TEXT : OCTETS;
}

/** Refuses (`program`) a name by which a computer would run the file. */
export function refuseProgramName(name: string): void {
  if (RUN_BY_NAME.test(name)) throw refusedProgram(name);
}

function archiveOf(name: string): DetectedType {
  const extension = name.toLowerCase().split('.').at(-1)!;
  const mediaType = Object.hasOwn(ARCHIVES, extension) ? ARCHIVES[extension] : undefined;
  return mediaType ? { mediaType, extension: `.${extension}` } : ZIP;
}

function picture(mediaType: string, extension: string): DetectedType {
  return { mediaType, extension, isPicture: true };
}

function starts(head: Buffer, hex: string): boolean {
  return head.subarray(0, hex.length / 2).toString('hex') === hex;
}

function latin(head: Buffer): string {
  return head.subarray(0, 32).toString('latin1');
}

function isText(head: Buffer): boolean {
  if (head.includes(0)) return false;
  // the last character may be cut in two
  return new TextDecoder().decode(head.subarray(0, -3)).includes('\uFFFD') === false;
}

/** HTML, SVG and XML, which may hold scripts. */
function isMarkup(head: Buffer): boolean {
  return /<\s*[a-z!?]/i.test(head.toString('latin1'));
}

function refusedProgram(name: string): AppError {
  const message = `"${name}" is a program or a script, whatever its name says. Such files are not taken in, for they could do harm. Send a link to it instead.`;
  return new AppError('invalid', message, { reason: 'program' });
}
