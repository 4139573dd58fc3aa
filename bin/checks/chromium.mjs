import { existsSync } from 'node:fs';
import { canInstall, findInPath, installPackages } from './debian.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const ON_MACOS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Finds a Chromium for the journeys, or installs Debian's; otherwise an error says what to do. */
export async function findChromium() {
  const found = lookAround();
  if (found) return found;
  if (!canInstall()) {
    throw new Error(
      'The journeys need Chromium. Install it (Debian: apt-get install chromium; macOS: brew ' +
        'install --cask chromium), or set UPTAKE_TEST_CHROMIUM to its path.',
    );
  }
  await installPackages(['chromium']);
  return lookAround();
}

function lookAround() {
  const told = process.env.UPTAKE_TEST_CHROMIUM;
  if (told) return told;
  return findInPath(NAMES) ?? ON_MACOS.find((path) => existsSync(path));
}
