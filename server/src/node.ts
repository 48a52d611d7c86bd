import { createConnection } from 'vscode-languageserver/node';
import { serve } from './server.js';
import { nodeFiles } from './workspace/nodeFiles.js';

serve(createConnection(), nodeFiles);
