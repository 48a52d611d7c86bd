// Stands for node:assert/strict in the bundle of the mutation runner: the same judgements, without the long work of
// showing where two texts differ.
import strict from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';

function hold(right, message) {
  if (right) return;
  throw message instanceof Error ? message : new Error(message ?? 'not as expected');
}

export default Object.assign((value, message) => hold(value, message), strict, {
  ok: (value, message) => hold(value, message),
  equal: (actual, expected, message) => hold(Object.is(actual, expected), message),
  deepEqual: (actual, expected, message) => hold(isDeepStrictEqual(actual, expected), message),
});
