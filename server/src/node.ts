import { createConnection } from 'vscode-languageserver/node';
import { nodeConfig } from './config/nodeConfig.js';
import { serve } from './server.js';
import { nodeFiles } from './workspace/nodeFiles.js';

serve(createConnection(), nodeFiles, nodeConfig);
