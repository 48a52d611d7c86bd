import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { median } from './measure.js';

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Milliseconds that the extension takes until it is active, in fresh processes: the shortest, and the median. */
export async function timeActivation(runs: number): Promise<{ shortest: number; usual: number }> {
  const { outputFiles } = await build({
    entryPoints: [path('activate.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  });
  const program = outputFiles[0]?.text ?? '';
  const client = path('../../dist/client.js');
  const times = Array.from({ length: runs }, () =>
    Number(execFileSync(process.execPath, ['--eval', program, client], { encoding: 'utf8' })),
  );
  return { shortest: Math.min(...times), usual: median(times) };
}
