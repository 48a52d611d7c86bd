import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeActivation } from '../bench/activation.js';

test('the extension becomes active as the bench activates it', async () => {
  const { shortest } = await timeActivation(1);
  assert.ok(shortest > 0);
});
