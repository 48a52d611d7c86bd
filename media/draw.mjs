// `npm run icon`: draws `icon.png` from `icon.svg`, with the browser that takes the pictures.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { install, withPage } from '../test/vscode/host.mjs';
import { endingAll } from '../test/vscode/processes.mjs';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
/** In pixels; twice what the gallery shows, for sharp screens. */
const size = 256;

await endingAll(async () => {
  await install();
  await withPage(async (page) => {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body { margin: 0 }</style>${readFileSync(path('icon.svg'), 'utf8')}`);
    await page.screenshot({ path: path('icon.png'), omitBackground: true });
  });
});
process.exit();
