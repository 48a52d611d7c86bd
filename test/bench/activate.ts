// Activates a bundle of the extension (its path is the last argument) on an editor that has one text open, a note, and
// prints how many milliseconds loading it and its `activate` took together.
import Module from 'node:module';
import { anything } from '../client/anything.js';

const note = anything({
  languageId: 'plaintext',
  uri: anything({ scheme: 'file', toString: () => 'file:///note.txt' }),
  lineCount: 1,
  offsetAt: () => 20,
  getText: () => '公开年报要在一月公布。\n',
});
const settings = anything({ get: (_: string, standard: unknown) => standard });
const vscode = anything({
  workspace: anything({ textDocuments: [note], getConfiguration: () => settings }),
});
const context = {
  subscriptions: [],
  workspaceState: settings,
  extensionUri: vscode,
  asAbsolutePath: (path: string) => path,
};

const loader = Module as unknown as { _load: (name: string, ...rest: unknown[]) => unknown };
const load = loader._load;
loader._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest));

const begun = performance.now();
const { activate } = Module.createRequire(`${process.cwd()}/`)(process.argv.at(-1) ?? '');
activate(context);
console.log(performance.now() - begun);
