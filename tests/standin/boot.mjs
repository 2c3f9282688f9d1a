// The start of the process: what Electron's executable does before and after the app's main file.
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { announceReady, app } from './app.mjs';
import { startBrowser } from './browser.mjs';
import { executablePath, runtime } from './runtime.mjs';

/** Electron's own command line: `-r FILE` loads a file first, the first plain word is the app. */
function parseCommandLine(words) {
  const line = { required: [], target: '.', switches: new Map() };
  let targetFound = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === '-r' || word === '--require') line.required.push(words[++at]);
    else if (word.startsWith('--')) addSwitch(line.switches, word);
    else if (!word.startsWith('-') && !targetFound) {
      line.target = word;
      targetFound = true;
    }
  }
  return line;
}

function addSwitch(switches, word) {
  const [, name, value] = /^--([^=]+)=?(.*)$/s.exec(word) ?? [];
  if (name) switches.set(name, value);
}

/** An app is a folder with a package.json, or a single main file. */
function locateApp(target) {
  const full = path.resolve(target);
  if (!statSync(full).isDirectory())
    return { dir: path.dirname(full), main: full, packageJson: {} };
  const packageJson = JSON.parse(readFileSync(path.join(full, 'package.json'), 'utf8'));
  return { dir: full, main: path.join(full, packageJson.main ?? 'index.js'), packageJson };
}

const words = process.argv.slice(2);
const line = parseCommandLine(words);
const located = locateApp(line.target);
runtime.appDir = located.dir;
runtime.packageJson = located.packageJson;
runtime.switches = line.switches;
app.name = located.packageJson.productName ?? located.packageJson.name ?? 'Electron';

process.argv = [executablePath, ...words];
process.type = 'browser';
process.versions.chrome = 'starting';
process.resourcesPath = process.env.STANDIN_RESOURCES ?? path.dirname(located.dir);

const require = createRequire(import.meta.url);
for (const file of line.required) require(path.resolve(file));

// Chromium starts while the app's main file loads; `ready` waits for both, as in Electron.
const browser = startBrowser();
browser.catch(() => {}); // reported below; the main file may take longer to load
await import(pathToFileURL(located.main).href);
await browser.catch((error) => {
  if (!runtime.quitting) throw error;
});
if (!runtime.quitting) announceReady();
