import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { listFiles, PackageManager } from '@vscode/vsce';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const files = await listFiles({ cwd: root, packageManager: PackageManager.None });

test('the extension ships everything its manifest names', () => {
  const { main, browser, bin, contributes } = manifest;
  const named = [
    main,
    browser,
    ...Object.values(bin),
    ...contributes.languages.map(({ configuration }: { configuration: string }) => configuration),
    ...contributes.grammars.map(({ path }: { path: string }) => path),
    ...contributes.jsonValidation.map(({ url }: { url: string }) => url),
  ].map((path: string) => path.replace('./', ''));
  for (const name of [...named, 'package.nls.json', 'package.nls.zh-cn.json', 'README.md', 'CHANGELOG.md', 'LICENSE']) {
    assert.ok(files.includes(name), `${name} is not shipped`);
  }
  for (const name of ['server', 'core', 'guide', 'encoding', 'config', 'web/server'].map(
    (bundle) => `dist/${bundle}.js`,
  ))
    assert.ok(files.includes(name), `${name} is not shipped`);
  assert.ok(files.includes('dist/package.json'), 'the bundles would be taken for modules');
  assert.ok(
    files.some((name) => name.startsWith('client/l10n/')) && files.some((name) => name.startsWith('docs/rules/')),
  );
});

test('the extension ships nothing else', () => {
  const ours =
    /^(package(\.nls(\.[a-z-]+)?)?\.json|README\.md|CHANGELOG\.md|LICENSE|dist\/.+\.c?js|dist\/package\.json|client\/l10n\/.+\.json|(syntaxes|schemas)\/.+\.json|docs\/rules\/.+\.md)$/;
  assert.deepEqual(
    files.filter((name) => !ours.test(name)),
    [],
  );
});

test('dimmed zeros keep a contrast of 4.5:1 on the usual backgrounds', () => {
  const themes = manifest.contributes.configurationDefaults['editor.tokenColorCustomizations'];
  const colourIn = (theme: string): string => themes[theme].textMateRules[0].settings.foreground;
  for (const background of ['#1F1F1F', '#1E1E1E', '#282C34'])
    assert.ok(contrast(colourIn('[*Dark*]'), background) >= 4.5);
  for (const background of ['#FFFFFF', '#FDF6E3']) assert.ok(contrast(colourIn('[*Light*]'), background) >= 4.5);
});

/** Contrast of two colours, 1 to 21 (WCAG 2). */
function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
