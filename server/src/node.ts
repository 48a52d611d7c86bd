import { createConnection } from 'vscode-languageserver/node';
import { serve } from './server.js';

serve(createConnection());
