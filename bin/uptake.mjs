#!/usr/bin/env node
// `npx uptake COMMAND`: sets up what is missing and runs one command of the product.
import { endWithNpm } from './setup/end-with-npm.mjs';
import { runBuilt } from './setup/prepare.mjs';

const [command, ...args] = process.argv.slice(2);
endWithNpm();
if (command === 'start') await runBuilt('main', args);
else await runBuilt('cli', process.argv.slice(2));
