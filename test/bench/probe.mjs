// Loaded into a server's process, to look at its memory from outside: `gc` answers with the bytes that its heap holds
// once what nobody needs is collected, `snapshot` with the file that a heap snapshot was written to.
import { writeHeapSnapshot } from 'node:v8';

process.on('message', (asked) => {
  if (asked === 'snapshot') process.send(writeHeapSnapshot());
  else {
    global.gc();
    process.send(process.memoryUsage().heapUsed);
  }
});
// The process ends as it would without this.
process.channel.unref();
